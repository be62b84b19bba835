import { looksLikeHeadings } from "../../core/register/headings.ts";
import type { RegisterKind } from "./open.ts";

const NAMES: readonly (readonly [RegExp, RegisterKind])[] = [
  [/\.(?:csv|tsv)$/i, "csv"],
  [/\.(?:ndjson|jsonl)$/i, "ndjson"],
  [/\.ya?ml$/i, "yaml"],
];

/** The kind that a file's name tells; undefined where it does not. JSON may hold a document, or one a line. */
export function kindByName(path: string): RegisterKind | undefined {
  return NAMES.find(([name]) => name.test(path))?.[1];
}

/** The kind that the beginning of a file shows. */
export function kindByContent(head: Uint8Array): RegisterKind {
  const text = new TextDecoder().decode(head);
  const [line = ""] = /\S.*/.exec(text) ?? [];
  if (line.startsWith("{")) return isOrganisation(line) ? "ndjson" : "yaml";
  return looksLikeHeadings(line) ? "csv" : "yaml";
}

/** Whether a line is whole in itself, and not a register in one line. */
function isOrganisation(line: string): boolean {
  try {
    return !Object.hasOwn(JSON.parse(line), "organisations");
  } catch {
    return false;
  }
}
