import type { RuleEntry } from "../core/catalogue.ts";
import { describe } from "../core/describe.ts";
import type { Problem } from "../core/document.ts";
import type { Ruleset, Violation } from "../core/model.ts";
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
    const words = rule && describe({ ...rule, personal: personalIn(rule, violation) }, violation.args, wording);
    const place = `${name}:${range.start.line}:${range.start.column}`;
    io.stderr.write(
      `${forTerminal(`${place}: error: ${words?.message} (${violation.rule})`)}\n${words?.remedy ? `  ${forTerminal(words.remedy)}\n` : ""}`,
    );
  }
}

/** Which arguments may be somebody's: those of the rule, and a key of one's own that others name; but nothing plain. */
function personalIn({ personal }: RuleEntry, { path, args }: Violation): readonly string[] {
  const own = path.filter((step) => typeof step === "string" && !PLAIN.test(step)) as readonly string[];
  return Object.entries(args).flatMap(([name, value]) => {
    const text = String(value);
    return own.some((key) => text.includes(key)) || (personal.includes(name) && !PLAIN.test(text)) ? [name] : [];
  });
}
