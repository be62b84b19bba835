/** Characters that a terminal would obey and a person could not see: controls, bidirectional marks, invisible separators. */
const UNSAFE = /[\p{Cc}\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/gu;

/**
 * The second `#` of what GitHub's runner and Azure's agent obey wherever it stands in a line of their log: `##[command]`
 * and `##vso[command]`. They compare as people read, and overlook what cannot be seen between the letters.
 */
const COMMAND = /#(?<=#\p{DI}*#)(?=\p{DI}*(?:\[|v\p{DI}*s\p{DI}*o\p{DI}*\[))/giu;

/**
 * Text for a terminal or a log: what cannot be seen is named (`<U+202E>`), so that it can do nothing and hide nothing,
 * and so is what a build agent would obey.
 */
export function forTerminal(text: string): string {
  return text.replace(UNSAFE, nameOf).replace(COMMAND, nameOf).toWellFormed();
}

/** Where a text has what a build agent would obey, and `forTerminal` names. */
export function commandsIn(text: string): readonly number[] {
  return [...text.matchAll(COMMAND)].map(({ index }) => index);
}

/** JSON with the same characters written as escapes, which JSON reads as the characters that they are. */
export function inJson(value: unknown, indent: number = 0): string {
  return JSON.stringify(value, null, indent)
    .replace(UNSAFE, (character) => (character === "\n" ? character : escaped(character)))
    .replace(COMMAND, escaped);
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
