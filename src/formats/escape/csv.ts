import { forTerminal } from "../escape.ts";

/**
 * Where a spreadsheet would begin a cell, and take it for a formula: OWASP's characters and their full-width forms, at
 * the beginning or, because half of Europe's spreadsheets part cells there, behind a semicolon. Spaces and quotes may
 * stand before them. Tabs and line breaks, which begin a cell too, are named before this looks.
 */
const FORMULA = /(^|;)(?=[\s"']*[=+\-@＝＋－＠])/g;

/** Where a cell would be a command to GitHub's runner, if its line is printed into the log. */
const COMMAND = /^(?=[\s"'\p{DI}]*:\p{DI}*:)/u;

/**
 * A cell of RFC 4180. Control characters are named, as on a terminal; where a formula would begin, or a command of
 * GitHub's runner (`::`), stands an apostrophe, which makes it text. One apostrophe there, and nothing else, is to be
 * taken away to have the text back.
 */
export function forCsv(text: string): string {
  const inert = forTerminal(text).replace(FORMULA, "$1'").replace(COMMAND, "'");
  return /[",;]|^\s|\s$/u.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
