import type { Command } from "commander";
import { VIEW_NAMES } from "../../../audit/views.ts";
import type { ExitCode } from "../../exit.ts";
import type { Io } from "../../io.ts";
import { printingOptions } from "../printing.ts";

const EXAMPLES = `
Examples:
  rolecall audit view audit.ndjson --format html=overview.html     a page to look through, in any browser
  rolecall audit view audit.ndjson --format csv > findings.csv     for a spreadsheet
  rolecall audit view audit.ndjson --format parquet=findings.parquet --format html=overview.html

CSV and Parquet have the same columns: a row for each finding, and one for an organisation without findings. Names,
emails and phones are as they are in the audit: masked, unless it was made with --show-personal.
Exit codes: 0 written, 2 wrong use, 3 the file is not an audit or not whole, or a file cannot be written, 70 a bug in rolecall.`;

export function addView(audit: Command, io: Io, finish: (code: ExitCode) => void): void {
  const printing = printingOptions(VIEW_NAMES, "html", "in which format to write it");
  audit
    .command("view")
    .summary("write an audit as a page, for a spreadsheet or for a notebook")
    .description("Write an audit that was made in other formats. Nothing is checked again.")
    .argument("<audit>", "what ‘rolecall audit --output’ wrote, or - for standard input")
    .addOption(printing.format)
    .addOption(printing.output)
    .addHelpText("after", EXAMPLES)
    .action(async (name: string) => {
      const { runView } = await import("../../audit/view.ts");
      finish(await runView(name, printing.chosen, io));
    });
}
