import type { RuleEntry } from "../core/catalogue.ts";
import { describe } from "../core/describe.ts";
import type { Problem } from "../core/document.ts";
import { isWord } from "../core/mask.ts";
import type { Ruleset, Violation } from "../core/model.ts";
import { forTerminal } from "../formats/escape.ts";
import type { Io } from "./io.ts";

/** Whether a text is a key or a value of rolecall's own, and nobody's name. */
type IsOurs = (text: string) => boolean;

/** A rule's id or a key, mistyped or not. People are in registers, hardly in settings; but a phone number is one anywhere. */
function isPlain(text: string): boolean {
  return /^[a-z0-9_/-]+$/.test(text) && text.replace(/\D/g, "").length < 6;
}

/** Tells what is wrong with a file that a check stands on: each place with its words and its remedy. */
export function tellProblems(
  name: string,
  problems: readonly Problem[],
  what: "register" | "settings",
  { catalogue, data }: Ruleset,
  showPersonal: boolean | undefined,
  io: Io,
): void {
  const wording = { roles: data.roles, showPersonal: io.stderr.isTTY === true || showPersonal === true };
  const isOurs: IsOurs = (text) => isWord(text, data.roles) || (what === "settings" && isPlain(text));
  for (const { violation, range } of problems) {
    const rule = catalogue.find(({ id }) => id === violation.rule);
    const words = rule && describe({ ...rule, personal: personalIn(rule, violation, isOurs) }, violation.args, wording);
    const place = `${name}:${range.start.line}:${range.start.column}`;
    io.stderr.write(
      `${forTerminal(`${place}: error: ${words?.message} (${violation.rule})`)}\n${words?.remedy ? `  ${forTerminal(words.remedy)}\n` : ""}`,
    );
  }
}

/** Which arguments may be somebody's: those of the rule, and a key of one's own that others name; but nothing of ours. */
function personalIn({ personal }: RuleEntry, { path, args }: Violation, isOurs: IsOurs): readonly string[] {
  const own = path.filter((step) => typeof step === "string" && !isOurs(step)) as readonly string[];
  return Object.entries(args).flatMap(([name, value]) => {
    const text = String(value);
    return own.some((key) => text.includes(key)) || (personal.includes(name) && !isOurs(text)) ? [name] : [];
  });
}
