import { tmpdir } from "node:os";
import { resolve } from "node:path";
import type { RegisterReferences } from "../../audit/across/collector.ts";
import { merged, wholeHeader } from "../../audit/merge.ts";
import { closeParts, openParts, type Part, PartsDiffer } from "../../audit/parts.ts";
import { BrokenAudit } from "../../audit/reading.ts";
import type { Header, Tally } from "../../audit/result.ts";
import { counted, list, withThousands } from "../../core/describe.ts";
import { createEvaluator } from "../../core/evaluate.ts";
import { type Ruleset, VERDICTS } from "../../core/model.ts";
import { countedBy } from "../../formats/words.ts";
import { causeOf, isOfSystem } from "../../node/cause.ts";
import { type Discovered, NoSuchPath, named } from "../../node/discover.ts";
import { loadRuleset } from "../../node/ruleset.ts";
import { openWhole, type Whole } from "../../node/write.ts";
import type { MergeOptions } from "../commands/audit/merge.ts";
import { type ExitCode, NotJudgedError, UsageError } from "../exit.ts";
import type { Io } from "../io.ts";
import { refuseOverwriting } from "../places.ts";
import { sharedRegisterFrom } from "../register.ts";
import { referencesOf } from "./references.ts";
import { WORDS } from "./summary.ts";
import { exitOf } from "./verdict.ts";

/** `rolecall audit merge`: one audit of its parts. */
export async function runMerge(shards: readonly string[], options: MergeOptions, io: Io): Promise<ExitCode> {
  const files = shards.map((shard) => present(shard, io));
  const given = options.register === undefined ? undefined : present(options.register, io);
  const { output } = options;
  const read = [...files, ...(given ? [given] : [])].map(({ path }) => path);
  if (output !== undefined) refuseOverwriting(output, "the audit", read, io);
  const ruleset = loadRuleset();
  const parts = told(() => openParts(files));
  try {
    const header = wholeHeader(parts);
    refuseRuleset(header, parts, ruleset);
    const register = await registerOf(header, given, ruleset, io);
    const tally = write(parts, ruleset, register, output, io);
    if (!options.quiet) io.stderr.write(summary(parts, tally, output));
    return exitOf(tally, options);
  } finally {
    closeParts(parts);
  }
}

function present(name: string, { cwd }: Io): Discovered {
  try {
    return named(name, cwd);
  } catch (error) {
    if (!(error instanceof NoSuchPath)) throw error;
    throw new UsageError(`There is no file ‘${name}’.`, "Check the path.");
  }
}

/** What is wrong with a part in the words and with the exit code of a command. */
function told<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof PartsDiffer)
      throw new UsageError(
        `${error.message} Nothing was merged.`,
        "Name every part of one audit, each once: those of the same ‘rolecall audit --shard I/N’.",
      );
    if (error instanceof BrokenAudit)
      throw new NotJudgedError(`${error.message} Nothing was merged.`, "Audit that part again.");
    if (isOfSystem(error))
      throw new NotJudgedError(
        `Nothing was merged: in ‘${tmpdir()}’ there is no place for what does not fit into memory: ${causeOf(error, "write")}.`,
        "Make room there, or name another folder by TMPDIR.",
      );
    throw error;
  }
}

/** Findings across declarations must come from the same rules as the others. */
function refuseRuleset(header: Header, [first]: readonly Part[], { digest, revision }: Ruleset): void {
  if (header.ruleset.digest === digest) return;
  throw new UsageError(
    `‘${first?.name}’ was audited by another ruleset (${header.ruleset.revision}) than this rolecall has (${revision}).`,
    "Merge with the version of rolecall that made the parts, or audit them again.",
  );
}

async function registerOf(
  { register }: Header,
  given: Discovered | undefined,
  ruleset: Ruleset,
  io: Io,
): Promise<RegisterReferences | null> {
  if (!register && given)
    throw new UsageError("The parts were audited without a register.", "Leave --register out, or audit them with it.");
  if (!register) return null;
  if (!given)
    throw new UsageError(
      `The parts were compared with the register ‘${register.file}’.`,
      "Name it with --register: which organisations have not declared shows in it alone.",
    );
  const hint = "Put it right, and audit the parts again.";
  const read = referencesOf(await sharedRegisterFrom(given, ruleset, undefined, io, hint));
  if (read.digest === register.digest) return read;
  throw new UsageError(
    `‘${given.name}’ is not the register that the parts were compared with, or it has changed since.`,
    "Name the same one, or audit the parts again.",
  );
}

function write(
  parts: readonly Part[],
  ruleset: Ruleset,
  register: RegisterReferences | null,
  output: string | undefined,
  io: Io,
): Tally {
  const lines = merged(parts, { ruleset, evaluator: createEvaluator(ruleset) }, register);
  const file = output === undefined ? undefined : writing(output, () => openWhole(resolve(io.cwd, output)));
  try {
    for (;;) {
      const { value, done } = told(() => lines.next());
      if (done) {
        if (file && output !== undefined) writing(output, () => file.keep());
        return value;
      }
      append(value, file, output, io);
    }
  } finally {
    lines.return(undefined as never);
    file?.discard();
  }
}

function append(text: string, file: Whole | undefined, output: string | undefined, io: Io): void {
  if (file && output !== undefined) writing(output, () => file.write(text));
  else io.stdout.write(text);
}

function writing<T>(output: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new NotJudgedError(
      `The audit cannot be written into ‘${output}’: ${causeOf(error, "write")}.`,
      "Name another file.",
    );
  }
}

function summary(parts: readonly Part[], { documents, verdicts, findings }: Tally, output: string | undefined): string {
  const judged = VERDICTS.filter((verdict) => verdicts[verdict] > 0);
  const verdictsInWords = judged.map((verdict) => `${withThousands(verdicts[verdict])} ${WORDS[verdict]}`);
  const found = countedBy(findings);
  const what = `${counted(parts.length, "part")} merged${output === undefined ? "" : ` into ‘${output}’`}`;
  return `${what}: ${[counted(documents, "declaration"), ...verdictsInWords].join(", ")}; ${found.length > 0 ? list(found) : "no findings"}.\n`;
}
