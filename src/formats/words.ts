import { CONNECTIONS, KEYS, ORGANISATION_TYPES, PHASES, STATUSES } from "../../generated/vocabulary.js";
import type { RoleTable } from "../core/catalogue.ts";

const WORDS: ReadonlySet<string> = new Set([...KEYS, ...CONNECTIONS, ...ORGANISATION_TYPES, ...PHASES, ...STATUSES]);

/** Whether a word belongs to the format, and may be shown of anybody's file: a key, a role's id, a known value. */
export function isWord(word: string, roles: RoleTable): boolean {
  return WORDS.has(word) || Object.hasOwn(roles, word);
}
