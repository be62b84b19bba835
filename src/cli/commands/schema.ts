import type { Command } from "commander";
import type { ExitCode } from "../exit.ts";
import type { Io } from "../io.ts";

const EXAMPLES = `
Examples:
  rolecall schema                                         the names of the schemas
  rolecall schema declaration > declaration.schema.json   for an editor: completion, and help as you hover`;

export function addSchema(root: Command, io: Io, _finish: (code: ExitCode) => void): void {
  root
    .command("schema")
    .summary("print a JSON Schema")
    .description(
      "Print the JSON Schema of a declaration, a register, a configuration, exceptions, a report, a line of an audit, the policies' input or what they see of many declarations together.",
    )
    .argument(
      "[name]",
      "declaration, register, configuration, exceptions, report, audit, input, across or rule-metadata",
    )
    .addHelpText("after", EXAMPLES)
    .action(async (name: string | undefined) => {
      const { runSchema } = await import("../schema.ts");
      runSchema(name, io);
    });
}
