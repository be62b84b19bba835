import { conditionsOf } from "./conditions.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** A Rego file with one small fault put in. */
export interface Mutant {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** What stands in that line, by which the mutant is known when lines move. */
  readonly code: string;
  /** `old → new` of what was changed; a part is marked where the line has it more than once. */
  readonly change: string;
  readonly text: string;
  /** The file without the fault. */
  readonly original: string;
}

/** The boundary next door, and the opposite. */
const COMPARISONS: Readonly<Record<string, readonly string[]>> = {
  "==": ["!="],
  "!=": ["=="],
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
};

interface Change {
  readonly start: number;
  readonly end: number;
  readonly by: string;
  /** In words, where old and new do not say it. */
  readonly name?: string;
}

/**
 * Every mutant of a Rego file: each comparison turned, each constant changed, each condition dropped, negated or no
 * longer negated, one at a time. Packages and imports stay as they are.
 */
export function mutantsOf(file: string, text: string): readonly Mutant[] {
  const tokens = withoutDirectives(tokensOf(text));
  const changes = [
    ...tokens.flatMap(ofToken),
    ...conditionsOf(tokens).flatMap((condition) => ofCondition(condition, text)),
  ];
  return distinct(changes.map((change) => mutant(file, text, change)));
}

function withoutDirectives(tokens: readonly Token[]): readonly Token[] {
  let within = false;
  return tokens.filter((token, index) => {
    const previous = tokens[index - 1];
    if (!previous || previous.kind === "newline") within = token.text === "package" || token.text === "import";
    return !within || token.kind === "newline";
  });
}

function ofToken({ kind, text, start, end }: Token): readonly Change[] {
  const by = (news: readonly string[]): readonly Change[] => news.map((one) => ({ start, end, by: one }));
  if (kind === "symbol") return by(COMPARISONS[text] ?? []);
  if (kind === "number") return by([String(Number(text) + 1), String(Number(text) - 1)]);
  if (kind === "string") return by(['"mutant"']);
  if (kind === "word" && (text === "true" || text === "false")) return by([text === "true" ? "false" : "true"]);
  return [];
}

function ofCondition(condition: ReturnType<typeof conditionsOf>[number], text: string): readonly Change[] {
  const { start, end, first, assigns } = condition;
  const code = text.slice(start, end);
  const dropped = { start, end, by: "true", name: `drop ${shortened(code)}` };
  if (first === "not")
    return [dropped, { start, end, by: code.replace(/^not\s+/, ""), name: `no longer ${shortened(code)}` }];
  if (first === "some" || first === "every" || assigns) return [dropped];
  return [dropped, { start, end, by: `not ${code}`, name: `not ${shortened(code)}` }];
}

function shortened(code: string): string {
  const line = code.replace(/\s+/g, " ");
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}

function mutant(file: string, text: string, { start, end, by, name }: Change): Mutant {
  const before = text.slice(0, start);
  const line = before.split("\n").length;
  const column = start - before.lastIndexOf("\n") - 1;
  const whole = text.split("\n")[line - 1] ?? "";
  const old = text.slice(start, end);
  const nth = whole.slice(0, column).split(old).length;
  const which = whole.split(old).length > 2 ? ` (${nth})` : "";
  return {
    file,
    line,
    code: whole.trim(),
    change: name ?? `${old}${which} → ${by}`,
    text: before + by + text.slice(end),
    original: text,
  };
}

function distinct(mutants: readonly Mutant[]): readonly Mutant[] {
  return [...new Map(mutants.map((one) => [one.text, one])).values()];
}
