/** A piece of Rego as far as mutation has to tell pieces apart. Offsets are in UTF-16 code units. */
export interface Token {
  readonly kind: "string" | "number" | "word" | "symbol" | "newline" | "other";
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** In this order, of which the first that fits counts. Template strings are code within text, and have none of ours. */
const KINDS: readonly (readonly [kind: Token["kind"] | "nothing", pattern: RegExp])[] = [
  ["nothing", /[ \t\r]+|#[^\n]*/y],
  ["newline", /\n/y],
  ["string", /"(?:[^"\\\n]|\\.)*"|`[^`]*`/y],
  ["number", /\d+(?:\.\d+)?/y],
  ["word", /[A-Za-z_]\w*/y],
  ["symbol", /:=|[=!<>]=|[<>|;{}[\]()]/y],
  ["other", /./y],
];

/** The tokens of a Rego file, without blanks and comments. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let start = 0; start < text.length; ) {
    const { kind, end } = next(text, start);
    if (kind !== "nothing") tokens.push({ kind, text: text.slice(start, end), start, end });
    start = end;
  }
  return tokens;
}

function next(text: string, start: number): { readonly kind: Token["kind"] | "nothing"; readonly end: number } {
  if (text.startsWith('$"', start)) return { kind: "other", end: templateEnd(text, start + 2) };
  for (const [kind, pattern] of KINDS) {
    pattern.lastIndex = start;
    if (pattern.test(text)) return { kind, end: pattern.lastIndex };
  }
  throw new Error(`no token at ${start}`);
}

/** Just after the quote that ends a template string: one that is not within braces. */
function templateEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const letter = text[at];
    if (letter === "\\") at++;
    else if (letter === "{") depth++;
    else if (letter === "}") depth--;
    else if (letter === '"' && depth === 0) return at + 1;
  }
  throw new Error(`a template string at ${start} has no end`);
}
