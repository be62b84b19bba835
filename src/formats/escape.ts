/** Characters that a terminal would obey and a person could not see: controls, bidirectional marks, invisible separators. */
const UNSAFE = /[\p{Cc}\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/gu;

/** Text for a terminal: what cannot be seen is named (`<U+202E>`), so that it can do nothing and hide nothing. */
export function forTerminal(text: string): string {
  return text.replace(UNSAFE, (character) => nameOf(character)).toWellFormed();
}

/**
 * JSON with the same characters written as escapes, which JSON reads as the characters that they are, and with what
 * GitHub's runner and Azure's agent would obey anywhere in a line of their log: `##[command]` and `##vso[command]`.
 */
export function inJson(value: unknown, indent: number = 0): string {
  return JSON.stringify(value, null, indent)
    .replace(UNSAFE, (character) => (character === "\n" ? character : escaped(character)))
    .replace(/##(?=\[|vso\[)/gi, `#${escaped("#")}`);
}

function escaped(character: string): string {
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
}

/** Like `forTerminal`, for one character. */
export function nameOf(character: string): string {
  return `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}>`;
}

export function isUnsafe(character: string): boolean {
  return character.replace(UNSAFE, "") === "";
}
