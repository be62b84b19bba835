import { availableParallelism } from "node:os";
import { type Command, InvalidArgumentError, Option } from "commander";
import { VIEW_NAMES, type ViewName } from "../../audit/views.ts";
import { SEVERITIES, type Severity } from "../../core/model.ts";
import type { ExitCode } from "../exit.ts";
import type { Io } from "../io.ts";
import { addCompare } from "./audit/compare.ts";
import { addMerge } from "./audit/merge.ts";
import { addView } from "./audit/view.ts";
import { type PrintingOf, printingOptions } from "./printing.ts";
import { parseBytes, parsePlace, parseTime } from "./values.ts";

/** The options of `rolecall audit`, as commander gives them. */
export interface AuditOptions {
  readonly register?: string;
  /** Whether the lines of the audit are wanted, and where: standard output where no file is named. */
  readonly lines: boolean;
  readonly output?: string;
  /** Other views of it. */
  readonly views: readonly PrintingOf<ViewName>[];
  readonly jobs: number;
  readonly timeout: number;
  readonly now?: number;
  readonly strictMatch?: true;
  readonly showPersonal?: true;
  readonly maxBytes: number;
  readonly keyFile?: string;
  readonly shard?: { readonly index: number; readonly of: number };
  readonly resume?: true;
  readonly cache?: string;
  readonly failOn: Severity;
  readonly exitZero?: true;
  readonly quiet?: true;
}

const EXAMPLES = `
Examples:
  rolecall audit orgs/ --register register.yaml --output audit.ndjson
  rolecall audit declarations.ndjson --register register.ndjson > audit.ndjson
  rolecall audit orgs/ --format html=overview.html --format ndjson=audit.ndjson      and a page to look through
  rolecall audit - < declarations.ndjson                a filter: one declaration a line in, one result a line out

Input: folders (every *.roles.yaml, .yml and .json below them), files, patterns, YAML with several documents, NDJSON with
one declaration a line (.ndjson, .jsonl), or - for standard input.
Output: one JSON object a line, in the order of the input. Names, emails and phones are masked unless you say
--show-personal.
Exit codes: 0 nothing found, 1 findings, 2 wrong use, 3 something could not be judged, 70 a bug in rolecall.`;

export function addAudit(root: Command, io: Io, finish: (code: ExitCode) => void): void {
  const printing = printingOptions<Format>(["ndjson", ...VIEW_NAMES], "ndjson", "how to write the results");
  const audit = root
    .command("audit")
    .enablePositionalOptions()
    .summary("audit many organisations at once")
    .description(
      "Audit the declarations of many organisations: one result for each, then what no declaration shows alone.",
    )
    .argument("[sources...]", "folders, files, patterns, or - for standard input")
    .option("-r, --register <file>", "PDP's register, to compare with instead of the declarations' own details")
    .addOption(printing.format)
    .addOption(printing.output)
    .addOption(
      new Option("-j, --jobs <threads>", "worker threads")
        .argParser(parseJobs)
        .default(availableParallelism(), "as many as there are processors"),
    )
    .option("--timeout <seconds>", "the longest that the check of one document may take", parseSeconds, 5)
    .option(
      "--key-file <file>",
      "a secret key, to find people who hold roles in several organisations without keeping who they are",
    )
    .option("--resume", "go on with the --output of a run that was stopped or killed")
    .option("--cache <folder>", "keep masked results there, and judge again only what has changed since", parsePlace)
    .option(
      "--shard <i/n>",
      "audit one declaration of every n, the i-th; 'rolecall audit merge' puts the parts together",
      parseShard,
    )
    .option("--now <time>", "the time to audit at, such as 2026-11-22T09:00:00Z, instead of the clock's", parseTime)
    .option("--strict-match", "make differences of form to preregistration errors")
    .option("--show-personal", "show names, emails and phones wherever the results go")
    .option("--max-bytes <bytes>", "the most that one document may hold", parseBytes, 1024 * 1024)
    .addOption(
      new Option("--fail-on <severity>", "the weakest finding that makes the exit code 1")
        .choices([...SEVERITIES].reverse())
        .default("error"),
    )
    .option("--exit-zero", "exit 0 where findings would make it 1")
    .option("-q, --quiet", "print neither progress nor a summary")
    .addHelpText("after", EXAMPLES)
    .action(async (sources: string[], { output: _, ...options }: Omit<AuditOptions, "lines" | "views">) => {
      const { runAudit } = await import("../audit.ts");
      // Which --output belongs to which format, only `printing` knows.
      finish(await runAudit(sources, { ...options, ...chosen(printing.chosen) }, io));
    });
  for (const add of [addMerge, addCompare, addView]) add(audit, io, finish);
}

type Format = "ndjson" | ViewName;

/** The lines unless only other views are asked for. */
function chosen(printings: readonly PrintingOf<Format>[]): Pick<AuditOptions, "lines" | "output" | "views"> {
  const own = printings.find(({ format }) => format === "ndjson");
  const views = printings.filter((one): one is PrintingOf<ViewName> => one.format !== "ndjson");
  return {
    lines: own !== undefined || printings.length === 0,
    ...(own?.file !== undefined && { output: own.file }),
    views,
  };
}

function parseJobs(text: string): number {
  const jobs = Number(text);
  if (!/^\d+$/.test(text) || jobs < 1 || jobs > 256)
    throw new InvalidArgumentError("Give a whole number from 1 to 256.");
  return jobs;
}

function parseShard(text: string): { readonly index: number; readonly of: number } {
  const [, index = 0, of = 0] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number);
  if (index < 1 || index > of) throw new InvalidArgumentError("Give it as 2/8: the second of eight parts.");
  return { index, of };
}

function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (!/^\d+(?:\.\d+)?$/.test(text) || seconds < 0.1 || seconds > 86_400)
    throw new InvalidArgumentError("Give seconds from 0.1 to 86400.");
  return seconds;
}
