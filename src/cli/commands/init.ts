import type { Command } from "commander";
import type { ExitCode } from "../exit.ts";
import type { Io } from "../io.ts";

const EXAMPLES = `
Examples:
  rolecall init                          writes organisation.roles.yaml
  rolecall init harbour.roles.yaml
  rolecall init -                        prints it instead`;

export function addInit(root: Command, io: Io, _finish: (code: ExitCode) => void): void {
  root
    .command("init")
    .summary("write a declaration to start from")
    .description("Write a commented declaration to start from. A file that is already there is left as it is.")
    .argument("[file]", "where to write it", "organisation.roles.yaml")
    .addHelpText("after", EXAMPLES)
    .action(async (file: string) => {
      const { runInit } = await import("../init.ts");
      await runInit(file, io);
    });
}
