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
  /** As it is typed behind the program, such as `audit merge`; empty for the program itself. */
  readonly name: string;
  readonly about: string;
  readonly flags: readonly Flag[];
  readonly argument?: { readonly name: string; readonly of: Value; readonly repeats: boolean };
  /** What can stand in the place of its first argument to make another verb of it: none has verbs of its own. */
  readonly verbs: readonly Verb[];
}

/** Reads what can be typed from the program itself, as its help does, so that the two cannot differ. */
export function grammarOf(program: Command, named: Readonly<Record<string, Value>>): Verb {
  const help = program.createHelp();
  const verbOf = (command: Command, name: string): Verb => ({
    name,
    about: help.subcommandDescription(command),
    flags: help.visibleOptions(command).map((option) => flagOf(option, named)),
    ...argumentOf(command.registeredArguments, named),
    verbs: help.visibleCommands(command).map((below) => verbOf(below, `${name} ${below.name()}`.trim())),
  });
  return verbOf(program, "");
}

/** A verb, and those that begin with it. */
export function withVerbs(verb: Verb): readonly Verb[] {
  return [verb, ...verb.verbs.flatMap(withVerbs)];
}

/** The spellings of a verb's flags that a value follows. */
export function valued({ flags }: Verb): readonly string[] {
  return flags.flatMap(({ names, value }) => (value ? names : []));
}

/** The last word of a verb: what is typed to make it of the one above. */
export function lastWord({ name }: Verb): string {
  return name.slice(name.lastIndexOf(" ") + 1);
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

/** Every argument is completed as the first one is, where there are several: those of each command are of one kind. */
function argumentOf(all: readonly Argument[], named: Readonly<Record<string, Value>>): Pick<Verb, "argument"> {
  const [argument] = all;
  if (!argument) return {};
  const name = argument.name();
  const repeats = argument.variadic || all.length > 1;
  return { argument: { name, of: offeredFor(name, argument.argChoices, named), repeats } };
}

function offeredFor(
  name: string,
  choices: readonly string[] | undefined,
  named: Readonly<Record<string, Value>>,
): Value {
  return choices?.map((word) => ({ word, about: "" })) ?? named[name] ?? "anything";
}
