import { Command } from "commander";
import { list } from "../core/describe.ts";
import { nearest } from "../core/validate/distance.ts";
import { packageVersion } from "../node/package.ts";
import { addAudit } from "./commands/audit.ts";
import { addCheck } from "./commands/check.ts";
import { addCompletion } from "./commands/completion.ts";
import { addConfig } from "./commands/config.ts";
import { addExplain } from "./commands/explain.ts";
import { addInit } from "./commands/init.ts";
import { addPage } from "./commands/page.ts";
import { addRules } from "./commands/rules.ts";
import { addSchema } from "./commands/schema.ts";
import { EXIT, type ExitCode, UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import { tell } from "./tell.ts";
import { helpFor } from "./usage.ts";

const EXAMPLES = `
Examples:
  rolecall init                                   write a declaration to start from
  rolecall check                                  check every *.roles.yaml below this folder
  rolecall check harbour.roles.yaml --register register.yaml
  rolecall audit orgs/ --output audit.ndjson      audit many organisations at once
  rolecall explain roles/role-limit               what a rule is about, and what to do

Exit codes: 0 nothing found, 1 findings, 2 wrong use, 3 something could not be judged, 70 a bug in rolecall.`;

/** Runs one command to its end and gives its exit code. Never throws: what goes wrong is told on `stderr`. */
export async function run(io: Io): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  const finish = (ended: ExitCode): void => {
    code = ended;
  };
  const root = program(io, finish);
  try {
    await root.parseAsync(asked(io.args), { from: "user" });
    return code;
  } catch (error) {
    return tell(error, io, helpFor(root, io.args));
  }
}

/** `help audit merge` is `audit merge --help`: commander's own goes no deeper than `help audit`. */
function asked(args: readonly string[]): string[] {
  const [first, ...names] = args;
  return first === "help" && names.length > 1 ? [...names, "--help"] : [...args];
}

function program(io: Io, finish: (code: ExitCode) => void): Command {
  const root = new Command("rolecall")
    .description("Check who holds which role in the pensions dashboards connection portal, before you submit.")
    .version(packageVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "show this help")
    .helpCommand("help [command...]", "show help for a command")
    .addHelpText("after", EXAMPLES)
    // Options belong to the command that they stand behind: `audit` and `audit merge` have some of the same name.
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: () => {} });
  for (const add of [addCheck, addAudit, addRules, addExplain, addConfig, addSchema, addInit, addPage, addCompletion])
    add(root, io, finish);
  root.allowExcessArguments().action(() => {
    const names = root.commands.map((command) => command.name()).filter((name) => name !== "help");
    const [name] = root.args;
    if (name === undefined) throw new UsageError(`Say what to do: ${list(names)}.`, "Try ‘rolecall --help’.");
    const near = nearest(name, names, 3);
    throw new UsageError(
      `There is no command ‘${name}’.`,
      near ? `Did you mean ‘${near}’?` : `There are ${list(names)}. To check a file: rolecall check FILE`,
    );
  });
  return root;
}
