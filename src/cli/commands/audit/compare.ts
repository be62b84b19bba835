import type { Command } from "commander";
import { COMPARISON_FORMATS } from "../../../audit/compare/comparison.ts";
import type { ExitCode } from "../../exit.ts";
import type { Io } from "../../io.ts";
import { printingOptions } from "../printing.ts";

/** The options of `rolecall audit compare` beside its formats, as commander gives them. */
export interface CompareOptions {
  readonly exitZero?: true;
  readonly color: boolean;
}

const EXAMPLES = `
Examples:
  rolecall audit compare before.ndjson after.ndjson
  rolecall audit compare before.ndjson after.ndjson --format html=changes.html --format text
  rolecall audit compare before.ndjson after.ndjson --format csv > changes.csv

An organisation is the same by its reference; one without is the same by its file and document. Several declarations for
one reference are taken together: the organisation is as bad as the worst of them. A finding is the same by its
fingerprint. A finding that a rule was not evaluated for again counts as 'not looked for', and never as fixed.
Exit codes: 0 no organisation is newly not compliant, 1 one is (a new one counts, and so does one that could not be
judged before), 2 wrong use, 3 a file is not an audit or not whole, or an organisation could not be judged, 70 a bug in
rolecall.`;

export function addCompare(audit: Command, io: Io, finish: (code: ExitCode) => void): void {
  const printing = printingOptions(COMPARISON_FORMATS, "text", "how to print the comparison");
  audit
    .command("compare")
    .summary("compare two audits: who is newly compliant, and who no longer is")
    .description("Compare two audits: which organisations are newly compliant or newly not, and by which rules.")
    .argument("<before>", "the earlier audit, or - for standard input")
    .argument("<after>", "the later audit, or - for standard input")
    .addOption(printing.format)
    .addOption(printing.output)
    .option("--exit-zero", "exit 0 where a newly not compliant organisation would make it 1")
    .option("--no-color", "print without colours (as NO_COLOR does)")
    .addHelpText("after", EXAMPLES)
    .action(async (before: string, after: string, options: CompareOptions) => {
      const { runCompare } = await import("../../audit/compare.ts");
      finish(await runCompare({ before, after }, printing.chosen, options, io));
    });
}
