import type { Path } from "../model.ts";
import { hasDistinctKeys } from "../parse/keys.ts";

/** What is wanted of a text here: JSON, on one line, without backslashes, and without equal keys beside each other. */
export function isSimpleJson(text: string): boolean {
  if (!text.startsWith("{") || text.includes("\\") || text.includes("\n")) return false;
  try {
    return hasDistinctKeys(JSON.parse(text), text);
  } catch {
    return false;
  }
}

/**
 * The offsets of the token that a path points at, as `tokenOf` would give them for the nodes of such a text, which need
 * not be made for it. Of a path that goes further than the text does, those of the nearest ancestor.
 */
export function tokenInJson(text: string, path: Path): readonly [number, number] {
  const { at, key } = follow(text, path);
  if (isCollection(text, at)) return key ?? [at, at + 1];
  return [at, afterValue(text, at)];
}

/** The scalar at a path as it is written, without quotes; undefined where there is none. */
export function textInJson(text: string, path: Path): string | undefined {
  const { at, depth } = follow(text, path);
  if (depth < path.length || isCollection(text, at)) return undefined;
  const end = afterValue(text, at);
  return text[at] === '"' ? text.slice(at + 1, end - 1) : text.slice(at, end);
}

/** Where a path leads: the beginning of a value, the key before it, and how far that is. */
interface Found {
  readonly at: number;
  readonly key: readonly [number, number] | undefined;
  readonly depth: number;
}

function follow(text: string, path: Path): Found {
  let found: Found = { at: afterSpaces(text, 0), key: undefined, depth: 0 };
  for (const step of path) {
    const next = text[found.at] === "{" ? member(text, found.at, String(step)) : item(text, found.at, step);
    if (!next) break;
    found = { ...next, depth: found.depth + 1 };
  }
  return found;
}

function isCollection(text: string, at: number): boolean {
  return text[at] === "{" || text[at] === "[";
}

type Step = Pick<Found, "at" | "key">;

function member(text: string, mapping: number, name: string): Step | undefined {
  for (let at = afterSpaces(text, mapping + 1); text[at] !== "}"; at = next(text, at)) {
    const end = afterValue(text, at);
    const value = afterSpaces(text, afterSpaces(text, end) + 1);
    const isIt = end - at === name.length + 2 && text.startsWith(name, at + 1);
    if (isIt) return { at: value, key: [at, end] };
    at = value;
  }
  return undefined;
}

function item(text: string, list: number, step: string | number): Step | undefined {
  if (text[list] !== "[" || typeof step !== "number") return undefined;
  let index = 0;
  for (let at = afterSpaces(text, list + 1); text[at] !== "]"; at = next(text, at)) {
    if (index++ === step) return { at, key: undefined };
  }
  return undefined;
}

/** Behind a value and the comma after it. */
function next(text: string, value: number): number {
  const at = afterSpaces(text, afterValue(text, value));
  return text[at] === "," ? afterSpaces(text, at + 1) : at;
}

const SPACES = /[ \t\r]*/y;
const WORD = /[^\s,\]}]*/y;
/** Up to the next bracket that is not in a text. */
const UP_TO_BRACKET = /(?:[^"[\]{}]|"[^"]*")*/y;

function afterSpaces(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code > 0x20 ? at : after(SPACES, text, at);
}

function afterValue(text: string, at: number): number {
  const first = text[at];
  if (first === '"') return text.indexOf('"', at + 1) + 1;
  if (first !== "{" && first !== "[") return after(WORD, text, at);
  let end = at;
  let depth = 0;
  do {
    end = after(UP_TO_BRACKET, text, end);
    depth += isCollection(text, end) ? 1 : -1;
    end += 1;
  } while (depth > 0);
  return end;
}

function after(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  pattern.test(text);
  return pattern.lastIndex;
}
