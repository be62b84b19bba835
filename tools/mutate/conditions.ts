import type { Token } from "./tokens.ts";

/** One expression that must hold: of a rule's body, behind a rule's `if`, or of a comprehension. */
export interface Condition {
  readonly start: number;
  readonly end: number;
  /** Its first word: `some`, `not` and `every` begin a condition of a kind of their own. */
  readonly first: string;
  /** It gives a name to a value, and holds whatever the value is. */
  readonly assigns: boolean;
}

/** A token, or everything between two brackets that belong together. */
type Item = Token | Group;

interface Group {
  readonly kind: "group";
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly items: readonly Item[];
}

const CLOSING: Readonly<Record<string, string>> = { "{": "}", "[": "]", "(": ")" };

/** Every condition of a Rego file, inner ones too. The file is as `opa fmt` leaves it: one expression a line. */
export function conditionsOf(tokens: readonly Token[]): readonly Condition[] {
  const [items] = itemsUntil(tokens, 0, undefined);
  return lines(items).flatMap(ofRule);
}

function itemsUntil(tokens: readonly Token[], from: number, closing: string | undefined): [Item[], number] {
  const items: Item[] = [];
  for (let index = from; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    const bracket = token.kind === "symbol" ? CLOSING[token.text] : undefined;
    if (token.kind === "symbol" && token.text === closing) return [items, index];
    if (!bracket) items.push(token);
    else {
      const [inner, last] = itemsUntil(tokens, index + 1, bracket);
      const { end } = tokens[last] as Token;
      items.push({ kind: "group", text: token.text, start: token.start, end, items: inner });
      index = last;
    }
  }
  if (closing) throw new Error(`a bracket has no ${closing}`);
  return [items, tokens.length];
}

function lines(items: readonly Item[]): readonly (readonly Item[])[] {
  const found: Item[][] = [[]];
  for (const item of items) {
    if (item.kind === "newline" || (item.kind === "symbol" && item.text === ";")) found.push([]);
    else found.at(-1)?.push(item);
  }
  return found.filter((line) => line.length > 0);
}

/** Behind each `if` of a rule is a body, or one condition to the end of the line. */
function ofRule(line: readonly Item[]): readonly Condition[] {
  const behind = line.findIndex(({ kind, text }) => kind === "word" && text === "if") + 1;
  if (behind === 0) return line.flatMap(within);
  const [body, after] = line.slice(behind);
  const isBody = body?.kind === "group" && body.text === "{" && (after === undefined || after.text === "else");
  const head = line.slice(0, behind).flatMap(within);
  if (!isBody) return [...head, ...ofCondition(line.slice(behind))];
  return [...head, ...lines(body.items).flatMap(ofCondition), ...ofRule(line.slice(behind + 1))];
}

function ofCondition(items: readonly Item[]): readonly Condition[] {
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last) return [];
  const assigns = items.some(({ text }) => text === ":=");
  const condition = { start: first.start, end: last.end, first: first.text, assigns };
  const body = first.text === "every" && last.kind === "group" ? lines(last.items).flatMap(ofCondition) : [];
  return [condition, ...body, ...items.flatMap(within)];
}

/** The conditions of the comprehensions in an item. */
function within(item: Item): readonly Condition[] {
  if (item.kind !== "group") return [];
  const bar = item.text === "(" ? -1 : item.items.findIndex(({ kind, text }) => kind === "symbol" && text === "|");
  if (bar === -1) return item.items.flatMap(within);
  const [head, body] = [item.items.slice(0, bar), item.items.slice(bar + 1)];
  return [...head.flatMap(within), ...lines(body).flatMap(ofCondition)];
}
