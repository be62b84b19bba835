/**
 * Whether all keys of a text of JSON, which `value` was parsed from, are different within each mapping: of two equal ones
 * `JSON.parse` keeps the last, without a word.
 */
export function hasDistinctKeys(value: unknown, text: string): boolean {
  return keysIn(value) === colonsIn(text);
}

/** How many keys a value has, with those further in. */
function keysIn(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  let count = 0;
  for (const key in value) count += keysIn((value as Record<string, unknown>)[key]) + 1;
  return Array.isArray(value) ? count - value.length : count;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;

/** How many keys are written in a text of JSON. */
function colonsIn(text: string): number {
  let count = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) quoted = !quoted;
    else if (code === BACKSLASH) at++;
    else if (code === COLON && !quoted) count++;
  }
  return count;
}
