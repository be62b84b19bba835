import type { Command } from "commander";
import type { Context } from "../../core/check.ts";
import { limitsFor } from "../../core/parse/compose.ts";
import { FORMAT_NAMES, type FormatName } from "../../formats/formats.ts";
import type { ExitCode } from "../exit.ts";
import type { Io } from "../io.ts";
import { type PrintingOf, printingOptions } from "./printing.ts";
import { addSettingsOptions, type SettingsOptions } from "./settings.ts";
import { parseBytes, parseTime } from "./values.ts";

/** The options of `rolecall check`, as commander gives them. */
export interface CheckOptions extends SettingsOptions {
  /** What to print and where; none where nothing was said of it. */
  readonly format: readonly Printing[];
  readonly baseline?: string;
  readonly exitZero?: true;
  readonly now?: number;
  readonly strictMatch?: true;
  readonly showPersonal?: true;
  readonly printInput?: true;
  readonly maxBytes: number;
  readonly quiet?: true;
  readonly watch?: true;
  readonly color: boolean;
}

/** A format of a report, and where it goes. */
export interface Printing extends PrintingOf<FormatName> {
  /** Nobody asked for it: that it cannot be written is told, and is no failure. */
  readonly unasked?: true;
}

const EXAMPLES = `
Examples:
  rolecall check                                        every *.roles.yaml, .yml and .json below this folder
  rolecall check harbour.roles.yaml                     one file, whatever its name
  rolecall check 'organisations/*.yaml'                 every file that matches
  rolecall check - < harbour.yaml                       standard input
  rolecall check --register register.yaml orgs/         compare with PDP's register
  rolecall check --format json orgs/ > report.json      for a machine; names, emails and phones are masked
  rolecall check --format json=report.json --format text orgs/        both at once
  rolecall check --fail-on warning orgs/                exit 1 on warnings too
  rolecall check --exceptions exceptions.yaml orgs/     what somebody accepts until a day does not count
  rolecall check --baseline report.json orgs/           exit 1 on what is new since that report only
  rolecall check --print-input harbour.roles.yaml       what the policies see, for 'opa eval'

Names, emails and phones are shown on a terminal, and masked everywhere else unless you say --show-personal or
--print-input.
Exit codes: 0 nothing found, 1 findings, 2 wrong use, 3 something could not be judged, 70 a bug in rolecall.`;

export function addCheck(root: Command, io: Io, finish: (code: ExitCode) => void): void {
  const printing = printingOptions(FORMAT_NAMES, "text", "how to print the report");
  const command = root
    .command("check")
    .summary("check declarations of users and roles")
    .description("Check declarations: every finding with its line, and what to do about it.")
    .argument(
      "[paths...]",
      "files, folders, patterns, or - for standard input (default: the configuration's patterns, or this folder)",
    );
  addSettingsOptions(command)
    .option("--baseline <file>", "an earlier report (--format json): only what is new since then counts")
    .addOption(printing.format)
    .addOption(printing.output)
    .option("--exit-zero", "exit 0 where findings would make it 1")
    .option("--now <time>", "the time to check at, such as 2026-11-22T09:00:00Z, instead of the clock's", parseTime)
    .option("--strict-match", "make differences of form to preregistration errors")
    .option("--show-personal", "show names, emails and phones wherever the report goes")
    .option("--print-input", "print what the policies see, and check nothing")
    .option("--max-bytes <bytes>", "the most that one document may hold", parseBytes, 1024 * 1024)
    .option("-w, --watch", "check again whenever a file changes, until Ctrl+C")
    .option("-q, --quiet", "print findings only, without the summary")
    .option("--no-color", "print without colours (as NO_COLOR does)")
    .addHelpText("after", EXAMPLES)
    .action(async (paths: string[], options: CheckOptions) => {
      const { runCheck } = await import("../check.ts");
      finish(await runCheck(paths, { ...options, format: printing.chosen }, io));
    });
}

/** The part of the options that the core takes. */
export function contextOf(options: CheckOptions, now: number): Context {
  return { now, strictMatch: options.strictMatch ?? false, limits: limitsFor(options.maxBytes) };
}
