import { type Command, Option } from "commander";
import { SEVERITIES, type Severity } from "../../../core/model.ts";
import type { ExitCode } from "../../exit.ts";
import type { Io } from "../../io.ts";
import { parsePlace } from "../values.ts";

/** The options of `rolecall audit merge`, as commander gives them. */
export interface MergeOptions {
  readonly register?: string;
  readonly output?: string;
  readonly failOn: Severity;
  readonly exitZero?: true;
  readonly quiet?: true;
}

const EXAMPLES = `
Examples:
  rolecall audit merge part-1.ndjson part-2.ndjson > audit.ndjson
  rolecall audit merge --register register.yaml --output audit.ndjson parts/*.ndjson

Parts are what 'rolecall audit --shard 1/2' and 'rolecall audit --shard 2/2' write, with the same options and the same
--now. Merged they are what one audit of everything writes, with what only all declarations together show: an
organisation that declares twice or not at all, and, where the parts were audited with --key-file, one person in several
organisations.
Exit codes: 0 nothing found, 1 findings, 2 wrong use, 3 something could not be judged, 70 a bug in rolecall.`;

export function addMerge(audit: Command, io: Io, finish: (code: ExitCode) => void): void {
  audit
    .command("merge")
    .summary("put the parts of an audit together")
    .description("Put together what several machines have audited, each a part of the input.")
    .argument("<shards...>", "the parts, in any order: all of them, each once")
    .option("-r, --register <file>", "PDP's register, the same that the parts were compared with")
    .option("-o, --output <file>", "write the audit into a file instead of standard output", parsePlace)
    .addOption(
      new Option("--fail-on <severity>", "the weakest finding that makes the exit code 1")
        .choices([...SEVERITIES].reverse())
        .default("error"),
    )
    .option("--exit-zero", "exit 0 where findings would make it 1")
    .option("-q, --quiet", "say nothing of what was merged")
    .addHelpText("after", EXAMPLES)
    .action(async (shards: string[], { output, ...options }: MergeOptions) => {
      const { runMerge } = await import("../../audit/merge.ts");
      finish(await runMerge(shards, { ...options, ...(output !== undefined && output !== "-" && { output }) }, io));
    });
}
