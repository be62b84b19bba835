import { forTerminal, nameOf } from "../escape.ts";

/** What neither XML 1.0 nor YAML may hold, and `forTerminal` lets through. */
const NEVER = /[\uFFFE\uFFFF]/g;

/** What GitHub's runner and Azure's agent obey wherever it stands in a line: `##[command]` and `##vso[command]`. */
const COMMAND = /##(?=\[|vso\[)/gi;

/**
 * Text without markup that any reader takes, on one line: for machines that show it to people. What cannot be seen is
 * named, as on a terminal, and so is what a build agent would obey where the output goes to its log.
 */
export function plain(text: string): string {
  return forTerminal(text)
    .replace(NEVER, nameOf)
    .replace(COMMAND, `#${nameOf("#")}`);
}
