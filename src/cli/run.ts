import { Command, CommanderError } from "commander";
import { list } from "../core/describe.ts";
import { RulesetError } from "../core/evaluate.ts";
import { nearest } from "../core/validate/distance.ts";
import { forTerminal } from "../formats/escape.ts";
import { packageText } from "../node/package.ts";
import { addCheck } from "./commands/check.ts";
import { addCompletion } from "./commands/completion.ts";
import { addConfig } from "./commands/config.ts";
import { addExplain } from "./commands/explain.ts";
import { addInit } from "./commands/init.ts";
import { addRules } from "./commands/rules.ts";
import { addSchema } from "./commands/schema.ts";
import { EXIT, type ExitCode, NotJudgedError, UsageError } from "./exit.ts";
import type { Io } from "./io.ts";

const EXAMPLES = `
Examples:
  rolecall init                                   write a declaration to start from
  rolecall check                                  check every *.roles.yaml below this folder
  rolecall check harbour.roles.yaml --register register.yaml
  rolecall explain roles/role-limit               what a rule is about, and what to do

Exit codes: 0 nothing found, 1 findings, 2 wrong use, 3 something could not be judged, 70 a bug in rolecall.`;

/** Runs one command to its end and gives its exit code. Never throws: what goes wrong is told on `stderr`. */
export async function run(io: Io): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  const finish = (ended: ExitCode): void => {
    code = ended;
  };
  try {
    await program(io, finish).parseAsync([...io.args], { from: "user" });
    return code;
  } catch (error) {
    return tell(error, io);
  }
}

function program(io: Io, finish: (code: ExitCode) => void): Command {
  const root = new Command("rolecall")
    .description("Check who holds which role in the pensions dashboards connection portal, before you submit.")
    .version(JSON.parse(packageText("package.json")).version, "-V, --version", "print the version")
    .helpOption("-h, --help", "show this help")
    .helpCommand("help [command]", "show help for a command")
    .addHelpText("after", EXAMPLES)
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: () => {} });
  for (const add of [addCheck, addRules, addExplain, addConfig, addSchema, addInit, addCompletion])
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

/** One line for what is wrong, one for what helps; a stack only where it is our fault. */
function tell(error: unknown, io: Io): ExitCode {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.ok;
    // `help NAME` with an unknown name: commander shows the help and says no more.
    if (error.code === "commander.help")
      return say(io, "There is no command of that name.", "Try ‘rolecall --help’.", EXIT.usage);
    return say(io, wrongUse(error.message), "Try ‘rolecall --help’.", EXIT.usage);
  }
  if (error instanceof UsageError) return say(io, error.message, error.hint, EXIT.usage);
  if (error instanceof NotJudgedError) return say(io, error.message, error.hint, EXIT.notJudged);
  if (error instanceof RulesetError) return say(io, error.message, undefined, EXIT.notJudged);
  const stack = error instanceof Error ? error.stack : String(error);
  io.stderr.write(
    `rolecall: this is a bug in rolecall. Please report it, with the lines below, where you got rolecall from.\n${stack}\n`,
  );
  return EXIT.bug;
}

function say(io: Io, message: string, hint: string | undefined, code: ExitCode): ExitCode {
  io.stderr.write(`rolecall: ${forTerminal(message)}\n${hint === undefined ? "" : `${forTerminal(hint)}\n`}`);
  return code;
}

/** Commander's message as a sentence: `error: unknown option '--fromat'\n(Did you mean --format?)`. */
function wrongUse(message: string): string {
  const text = message.replace(/^error: /, "").replace(/\s*\n\s*/g, " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
