import type { Command } from "commander";
import type { ExitCode } from "../exit.ts";
import type { Io } from "../io.ts";

/** The options of `rolecall page`, as commander gives them. */
export interface PageOptions {
  readonly open?: true;
  readonly register?: string;
  readonly organisation?: string;
  readonly showPersonal?: true;
}

const EXAMPLES = `
Examples:
  rolecall page                          writes rolecall.html, which opens with a double-click
  rolecall page --register register.yaml --organisation fennel-lane fennel-lane.html
  rolecall page - > check.html           prints it instead

The page works without a network, and nothing that is typed into it leaves it. With --register it holds PDP's record of
one organisation, with names, email addresses and phone numbers: send it to nobody else.`;

export function addPage(root: Command, io: Io, _finish: (code: ExitCode) => void): void {
  root
    .command("page")
    .summary("write the page on which to check without a terminal")
    .description("Write the page on which somebody checks a declaration in their browser, before they submit.")
    .argument("[file]", "where to write it", "rolecall.html")
    .option("--open", "open it in your browser")
    .option("-r, --register <file>", "PDP's register: put one organisation's entry into the page")
    .option("--organisation <reference>", "the organisation whose entry goes in")
    .addHelpText("after", EXAMPLES)
    .action(async (file: string, options: PageOptions) => {
      const { runPage } = await import("../page.ts");
      await runPage(file, options, io);
    });
}
