import { describe } from "../core/describe.ts";
import type { Problem } from "../core/document.ts";
import type { Args, Ruleset } from "../core/model.ts";
import { forTerminal } from "../formats/escape.ts";
import type { Io } from "./io.ts";

/** What can only be a key or an id, and nobody's name. */
const PLAIN = /^[a-z0-9_/.-]+$/;

/** Tells what is wrong with a file that a check stands on: each place with its words and its remedy. */
export function tellProblems(
  name: string,
  problems: readonly Problem[],
  { catalogue, data }: Ruleset,
  showPersonal: boolean | undefined,
  io: Io,
): void {
  const wording = { roles: data.roles, showPersonal: io.stderr.isTTY === true || showPersonal === true };
  for (const { violation, range } of problems) {
    const rule = catalogue.find(({ id }) => id === violation.rule);
    const personal = rule?.personal.filter((arg) => !isPlain(arg, violation.args)) ?? [];
    const words = rule && describe({ ...rule, personal }, violation.args, wording);
    const place = `${name}:${range.start.line}:${range.start.column}`;
    io.stderr.write(
      `${forTerminal(`${place}: error: ${words?.message} (${violation.rule})`)}\n${words?.remedy ? `  ${forTerminal(words.remedy)}\n` : ""}`,
    );
  }
}

function isPlain(name: string, args: Args): boolean {
  const value = args[name];
  return typeof value === "string" && PLAIN.test(value);
}
