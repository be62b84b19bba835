import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Ledger } from "../../audit/ledger.ts";
import { FileOutput, type Output, partialOf, StreamOutput, type Writable } from "../../audit/output.ts";
import type { Header } from "../../audit/result.ts";
import { CannotResume, takeUp } from "../../audit/resume.ts";
import type { Audited } from "../../audit/sources.ts";
import { counted } from "../../core/describe.ts";
import { causeOf, isOfSystem } from "../../node/cause.ts";
import type { AuditOptions } from "../commands/audit.ts";
import { NotJudgedError, UsageError } from "../exit.ts";
import type { Io } from "../io.ts";

/** Where the lines of an audit go when nobody wants them. */
const NOWHERE: Output = { write() {}, finish() {}, leave() {} };

/** What is audited, and who takes in what an earlier run has written. */
interface Taking {
  readonly files: readonly Audited[];
  readonly header: Header;
  readonly written: Pick<Ledger, "addWritten" | "documents">;
}

/** Where the output begins: anew, or behind what an earlier run has written. */
export function begun(
  { files, header, written }: Taking,
  options: AuditOptions,
  io: Io,
): { readonly output: Output; readonly from?: number } {
  if (options.output === undefined) {
    if (options.resume)
      throw new UsageError(
        "--resume goes on with the file of an earlier run, and none is named.",
        "Name it with --output.",
      );
    return { output: options.lines ? new StreamOutput(io.stdout as Writable) : NOWHERE };
  }
  const path = resolve(io.cwd, options.output);
  try {
    if (!options.resume || !existsSync(partialOf(path))) return { output: new FileOutput(path) };
    const { length, from } = takeUp(partialOf(path), header, files, written);
    if (length === 0) return { output: new FileOutput(path) };
    if (!options.quiet)
      io.stderr.write(`rolecall: going on after ${counted(written.documents, "result")} of an earlier run\n`);
    return { output: new FileOutput(path, length), from };
  } catch (error) {
    if (error instanceof CannotResume)
      throw new NotJudgedError(error.message, "Leave --resume out to begin anew, or give the options of that run.");
    // Nothing has been written yet that a run with --resume could go on with.
    throw isOfSystem(error) ? unwritten(error, options, "Name another file.") : error;
  }
}

export function interrupted({ documents }: Pick<Ledger, "documents">, { output }: AuditOptions): NotJudgedError {
  return new NotJudgedError(
    `Stopped before the end, after ${counted(documents, "declaration")}.`,
    output === undefined
      ? "What was written has no summary at its end. To go on after a stop, write into a file with --output."
      : `What is done is in ‘${output}.partial’. The same command with --resume goes on from there.`,
  );
}

export function unwritten(
  error: unknown,
  { output }: AuditOptions,
  hint: string = "Once that is put right, the same command with --resume goes on where it stopped.",
): NotJudgedError {
  return new NotJudgedError(
    `The results cannot be written${output === undefined ? "" : ` into ‘${output}’`}: ${causeOf(error, "write")}.`,
    output === undefined ? undefined : hint,
  );
}
