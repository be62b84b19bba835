import type { Command } from "commander";
import { list } from "../core/describe.ts";

/** What commander says of wrong use, and how we say it. */
const SAID: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
  [
    /^option '(.+?)' argument '([\s\S]*)' is invalid\. ([\s\S]*)$/,
    (flags, value, help) => not(value, long(flags), help),
  ],
  [
    /^command-argument value '([\s\S]*)' is invalid for argument '(.+?)'\. ([\s\S]*)$/,
    (value, name, help) => not(value, name.toUpperCase(), help),
  ],
  [/^missing required argument '(.+)'$/, (name) => `${name.toUpperCase()} is missing.`],
  [/^option '(.+?)' argument missing$/, (flags) => `${long(flags)} needs a value: ${shape(flags)}.`],
  [/^unknown option '(.+?)'(?:\s+\(Did you mean (.+)\?\))?$/, (flag, near) => unknown(flag, near)],
  [
    /^too many arguments(?: for '.+')?\. Expected (\d+) arguments? but got (\d+)\.$/,
    (expected, got) => `There are ${got} arguments, and no place for more than ${expected}.`,
  ],
];

/** Commander's message as we say it: `error: unknown option '--fromat'\n(Did you mean --format?)`. */
export function wrongUse(message: string): string {
  const text = message.replace(/^error: /, "");
  for (const [pattern, say] of SAID) {
    const [whole, ...parts] = pattern.exec(text) ?? [];
    if (whole !== undefined) return say(...parts);
  }
  const line = text.replace(/\s*\n\s*/g, " ");
  return line.charAt(0).toUpperCase() + line.slice(1);
}

function not(value: string, place: string, help: string): string {
  const choices = /^Allowed choices are (.+)\.$/.exec(help)?.[1];
  const may = choices === undefined ? help : `There are ${list(choices.split(", "))}.`;
  return `${place} cannot be ${value === "" ? "empty" : `‘${value}’`}. ${may}`;
}

function unknown(flag: string, near: string | undefined): string {
  return `There is no option ‘${flag}’.${near === undefined ? "" : ` Did you mean ${near}?`}`;
}

/** `--format` of `-f, --format <format>`. */
function long(flags: string): string {
  return /--[\w-]+/.exec(flags)?.[0] ?? flags;
}

/** `--format <format>` of `-f, --format <format>`. */
function shape(flags: string): string {
  return flags.replace(/^-\w, /, "");
}

/** How to ask for the help of the command that was meant: `rolecall audit merge --help`. */
export function helpFor(root: Command, args: readonly string[]): string {
  const names = [root.name()];
  let command = root;
  for (const arg of args) {
    const below = command.commands.find((one) => one.name() === arg);
    if (below === undefined) break;
    names.push(arg);
    command = below;
  }
  return `${names.join(" ")} --help`;
}
