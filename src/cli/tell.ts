import { CommanderError } from "commander";
import { RulesetError } from "../core/evaluate.ts";
import { forTerminal } from "../formats/escape.ts";
import { EXIT, type ExitCode, NotJudgedError, UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import { wrongUse } from "./usage.ts";

/** One line for what is wrong, one for what helps (`help` prints more); a stack only where it is our fault. */
export function tell(error: unknown, io: Io, help: string = "rolecall --help"): ExitCode {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.ok;
    // `help NAME` with an unknown name: commander shows the help and says no more.
    if (error.code === "commander.help")
      return say(io, "There is no command of that name.", "Try ‘rolecall --help’.", EXIT.usage);
    return say(io, wrongUse(error.message), `Try ‘${help}’.`, EXIT.usage);
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
