import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Ledger } from "../../audit/ledger.ts";
import {
  FileOutput,
  type Output,
  Overtaken,
  PARTIAL,
  PassingOutput,
  partialOf,
  StreamOutput,
  type Writable,
} from "../../audit/output.ts";
import type { Header, Result } from "../../audit/result.ts";
import { CannotResume, takeUp } from "../../audit/resume.ts";
import type { Audited } from "../../audit/sources.ts";
import { counted } from "../../core/describe.ts";
import { causeOf, isOfSystem } from "../../node/cause.ts";
import type { Discovered } from "../../node/discover.ts";
import { targetOf } from "../../node/target.ts";
import { isNoFile } from "../../node/write.ts";
import type { AuditOptions } from "../commands/audit.ts";
import { NotJudgedError, UsageError } from "../exit.ts";
import type { Io } from "../io.ts";
import type { Stopping } from "./stop.ts";

/** Where the lines of an audit go when nobody wants them. */
const NOWHERE: Output = { write() {}, finish() {}, leave() {} };

/**
 * The files to audit, without what an earlier run of the same audit has left beside its output: a pattern may match it.
 * Throws `UsageError` where somebody named it.
 */
export function withoutOwn(
  files: readonly Discovered[],
  named: ReadonlySet<string>,
  { output }: AuditOptions,
  { cwd }: Io,
): readonly Discovered[] {
  if (output === undefined) return files;
  const own = partialOf(resolve(cwd, output));
  return files.filter(({ path, name }) => {
    if (!path.endsWith(PARTIAL) || targetOf(path) !== own) return true;
    if (!named.has(path)) return false;
    throw new UsageError(
      `‘${name}’ is where the results go until all are there, so it cannot be audited.`,
      "Name another file with --output.",
    );
  });
}

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
): { readonly output: Output; readonly from?: number; readonly last?: readonly Result[] } {
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
    if (isNoFile(path)) {
      const output = new PassingOutput(path);
      if (!options.resume) return { output };
      output.leave();
      throw new UsageError(`--resume goes on with a file, and ‘${options.output}’ is none.`, "Name one with --output.");
    }
    if (!options.resume || !existsSync(partialOf(path))) return { output: new FileOutput(path) };
    const { length, from, last } = takeUp(partialOf(path), header, files, written);
    if (length === 0) return { output: new FileOutput(path) };
    if (!options.quiet)
      io.stderr.write(`rolecall: going on after ${counted(written.documents, "result")} of an earlier run\n`);
    return { output: new FileOutput(path, length), from, last };
  } catch (error) {
    if (error instanceof CannotResume) throw notResumed(error);
    // Nothing has been written yet that a run with --resume could go on with.
    throw isOfSystem(error) ? unwritten(error, options, "Name another file.") : error;
  }
}

export function notResumed({ message }: CannotResume): NotJudgedError {
  return new NotJudgedError(message, "Leave --resume out to begin anew, or give the options of that run.");
}

export function interrupted(
  { documents }: Pick<Ledger, "documents">,
  { isUnread }: Stopping,
  options: AuditOptions,
  io: Io,
): NotJudgedError {
  if (isUnread())
    return new NotJudgedError(
      `Stopped before the end, after ${counted(documents, "declaration")}: nobody reads the results any more.`,
    );
  return new NotJudgedError(
    `Stopped before the end, after ${counted(documents, "declaration")}.`,
    stays(options, io)
      ? `What is done is in ‘${options.output}.partial’. The same command with --resume goes on from there.`
      : options.lines
        ? "What was written has no summary at its end. To go on after a stop, write into a file with --output."
        : "Nothing of it can be gone on with. To go on after a stop, write the audit into a file as well: --format ndjson=audit.ndjson.",
  );
}

/** What kept the results from being written: the system, or another audit. */
export function unwritten(error: unknown, { output }: AuditOptions, hint: string | undefined): NotJudgedError {
  const where = output === undefined ? "" : ` into ‘${output}’`;
  if (error instanceof Overtaken)
    return new NotJudgedError(
      `The results cannot be written${where}: another audit writes into it.`,
      "Give each audit a file of its own.",
    );
  return new NotJudgedError(
    `The results cannot be written${where}: ${causeOf(error, "write")}.`,
    output === undefined ? undefined : hint,
  );
}

/** How to go on once what kept the results from being written is put right; undefined where nothing of them is left. */
export function goingOn(options: AuditOptions, io: Io): string | undefined {
  return stays(options, io)
    ? "Once that is put right, the same command with --resume goes on where it stopped."
    : undefined;
}

/** Whether what is done is still there after a stop. */
function stays({ output }: AuditOptions, { cwd }: Io): boolean {
  try {
    return output !== undefined && !isNoFile(resolve(cwd, output));
  } catch {
    return true;
  }
}
