import { plain } from "./plain.ts";

/** Text for the description of a test point, or for a reason: `#` would begin a directive. TAP 14 takes both escapes. */
export function forTap(text: string): string {
  return plain(text).replace(/[\\#]/g, "\\$&");
}

/**
 * Text as a scalar of YAML in single quotes, where nothing but the quote means anything. Perl's reader of diagnostics
 * gets double quotes behind a backslash wrong.
 */
export function inYaml(text: string): string {
  return `'${plain(text).replaceAll("'", "''")}'`;
}
