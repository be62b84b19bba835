import type { Command } from "commander";
import type { ExitCode } from "../exit.ts";
import type { Io } from "../io.ts";

const EXAMPLES = `
Examples:
  rolecall explain roles/role-limit
  rolecall explain role-limit            the category can be left out
  rolecall explain security_lead         what a role is and does`;

export function addExplain(root: Command, io: Io, _finish: (code: ExitCode) => void): void {
  root
    .command("explain")
    .summary("explain a rule or a role")
    .description(
      "Explain a rule (why it is there, what the guidance says, examples, what to do) or a role (its duties and limits).",
    )
    .argument("<rule>", "a rule's id, or a role")
    .addHelpText("after", EXAMPLES)
    .action(async (name: string) => {
      const { runExplain } = await import("../explain.ts");
      runExplain(name, io);
    });
}
