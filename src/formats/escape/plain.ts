import { forTerminal, nameOf } from "../escape.ts";

/** What neither XML 1.0 nor YAML may hold, and `forTerminal` lets through. */
const NEVER = /[\uFFFE\uFFFF]/g;

/**
 * Text without markup that any reader takes, on one line: for machines that show it to people. What cannot be seen is
 * named, as on a terminal.
 */
export function plain(text: string): string {
  return forTerminal(text).replace(NEVER, nameOf);
}
