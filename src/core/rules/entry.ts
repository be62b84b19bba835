import type { RuleEntry } from "../catalogue.ts";

/** What a rule about the file's format says for itself. The rest is the same for all of them. */
export type Words = Pick<RuleEntry, "title" | "description" | "message" | "remedy"> &
  Partial<Pick<RuleEntry, "severity" | "basis" | "facts" | "requires" | "personal">>;

/**
 * Catalogue entries for the rules that are TypeScript and not Rego, because they are about the file and not about what
 * it declares. They stand on the format alone, need nothing beyond the file, and are errors unless they say
 * otherwise.
 */
export function entries(category: string, rules: Readonly<Record<string, Words>>): readonly RuleEntry[] {
  return Object.entries(rules)
    .map(([name, words]) => entry(category, name, words))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function entry(category: string, name: string, words: Words): RuleEntry {
  return {
    id: `${category}/${name}`,
    category,
    title: words.title,
    description: words.description,
    severity: words.severity ?? "error",
    basis: words.basis ?? "format",
    facts: words.facts ?? [],
    message: words.message,
    remedy: words.remedy,
    requires: words.requires ?? [],
    personal: words.personal ?? [],
  };
}
