import { plain } from "./plain.ts";

/** Text for a message of SARIF, where `[text](place)` would be a link even in plain text (section 3.11.6). */
export function forSarif(text: string): string {
  return plain(text).replaceAll("](", "\\](");
}
