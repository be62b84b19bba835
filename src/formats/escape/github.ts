import { plain } from "./plain.ts";

/** Lines of text for the message of a workflow command, as `escapeData` of GitHub's toolkit does it. */
export function forMessage(lines: readonly string[]): string {
  return lines.map((line) => plain(line).replaceAll("%", "%25")).join("%0A");
}

/** Text for a property of a workflow command, such as its file, as `escapeProperty` of GitHub's toolkit does it. */
export function forProperty(text: string): string {
  return plain(text).replaceAll("%", "%25").replaceAll(":", "%3A").replaceAll(",", "%2C");
}
