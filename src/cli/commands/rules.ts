import { type Command, Option } from "commander";
import type { ExitCode } from "../exit.ts";
import type { Io } from "../io.ts";

export interface RulesOptions {
  readonly format: "text" | "json";
}

const EXAMPLES = `
Examples:
  rolecall rules
  rolecall rules roles                 only those of one category
  rolecall rules --format json         with every detail`;

export function addRules(root: Command, io: Io, _finish: (code: ExitCode) => void): void {
  root
    .command("rules")
    .summary("list the rules")
    .description("List the rules: id, severity and title. ‘rolecall explain RULE’ tells all about one.")
    .argument("[category]", "only the rules of this category, such as roles")
    .addOption(new Option("-f, --format <format>", "how to print them").choices(["text", "json"]).default("text"))
    .addHelpText("after", EXAMPLES)
    .action(async (category: string | undefined, options: RulesOptions) => {
      const { runRules } = await import("../rules.ts");
      runRules(category, options, io);
    });
}
