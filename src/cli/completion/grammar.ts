import type { Argument, Command, Option } from "commander";

/** Something to choose, and what it is. */
export interface Word {
  readonly word: string;
  readonly about: string;
}

/** What can stand in a place: one of some words, a file's path, or something that only its writer knows. */
export type Value = readonly Word[] | "files" | "anything";

export interface Flag {
  /** Its spellings, such as `-f` and `--format`. */
  readonly names: readonly string[];
  readonly about: string;
  /** Its value; undefined where it takes none. */
  readonly value?: { readonly name: string; readonly of: Value };
}

export interface Verb {
  /** Empty for the program itself. */
  readonly name: string;
  readonly about: string;
  readonly flags: readonly Flag[];
  readonly argument?: { readonly name: string; readonly of: Value; readonly repeats: boolean };
}

/** All that can be typed: what a completion script is written from. */
export interface Grammar {
  readonly root: Verb;
  readonly verbs: readonly Verb[];
}

/** Reads the grammar from the program itself, as its help does, so that the two cannot differ. */
export function grammarOf(program: Command, named: Readonly<Record<string, Value>>): Grammar {
  const help = program.createHelp();
  const verbOf = (command: Command, name: string): Verb => ({
    name,
    about: help.subcommandDescription(command),
    flags: help.visibleOptions(command).map((option) => flagOf(option, named)),
    ...argumentOf(command.registeredArguments, named),
  });
  return {
    root: verbOf(program, ""),
    verbs: help.visibleCommands(program).map((command) => verbOf(command, command.name())),
  };
}

function flagOf({ short, long, flags, description, argChoices }: Option, named: Readonly<Record<string, Value>>): Flag {
  const names = [short, long].filter((name) => name !== undefined);
  const name = /[<[](.+?)(?:\.\.\.)?[>\]]/.exec(flags)?.[1];
  return {
    names,
    about: description,
    ...(name !== undefined && { value: { name, of: offeredFor(name, argChoices, named) } }),
  };
}

/** Only the first argument is completed: no command has another. */
function argumentOf([argument]: readonly Argument[], named: Readonly<Record<string, Value>>): Pick<Verb, "argument"> {
  if (!argument) return {};
  const name = argument.name();
  return { argument: { name, of: offeredFor(name, argument.argChoices, named), repeats: argument.variadic } };
}

function offeredFor(
  name: string,
  choices: readonly string[] | undefined,
  named: Readonly<Record<string, Value>>,
): Value {
  return choices?.map((word) => ({ word, about: "" })) ?? named[name] ?? "anything";
}
