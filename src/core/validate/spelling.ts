import type { RoleTable } from "../catalogue.ts";
import { nearest } from "./distance.ts";

/** How a text was understood: as it should be written, as a known spelling of it, or as a likely slip of the hand. */
export type How = "exact" | "spelling" | "guess";

/** How many letters a slip of the hand may be away from what was meant; a short text is soon near to anything. */
const slip = (text: string): number => (text.length < 3 ? 0 : text.length < 8 ? 1 : 2);

/** A text without what people vary when they write an id: case, spaces, hyphens, underscores and punctuation. */
export function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/**
 * The role that a text names, by its id, title, abbreviation or one of its spellings in the role table; undefined where
 * it names none. A guess is the one role whose id or title is at most two letters away; an
 * abbreviation is never guessed: `PTC` and `PBC` are one letter apart.
 */
export function recogniseRole(text: string, roles: RoleTable): { role: string; how: How } | undefined {
  if (Object.hasOwn(roles, text)) return { role: text, how: "exact" };
  const { spellings, names } = indexOf(roles);
  const wanted = plain(text);
  const spelt = spellings.get(wanted);
  if (spelt !== undefined) return { role: spelt, how: "spelling" };
  const guess = guessed(wanted, names);
  return guess === undefined ? undefined : { role: guess, how: "guess" };
}

/** The one of `known` (a status, a phase, a key...) that a text means, in the same three ways. */
export function recogniseValue(text: string, known: readonly string[]): { value: string; how: How } | undefined {
  if (known.includes(text)) return { value: text, how: "exact" };
  const names = namesOf(known);
  const wanted = plain(text);
  const spelt = names.get(wanted);
  if (spelt !== undefined) return { value: spelt, how: "spelling" };
  const guess = guessed(wanted, names);
  return guess === undefined ? undefined : { value: guess, how: "guess" };
}

/** Made once for every list of values, as a hostile document may ask for tens of thousands of keys. */
const listNames = new WeakMap<readonly string[], ReadonlyMap<string, string>>();

function namesOf(known: readonly string[]): ReadonlyMap<string, string> {
  const before = listNames.get(known);
  if (before) return before;
  const names = new Map(known.map((value) => [plain(value), value]));
  listNames.set(known, names);
  return names;
}

/** A slip keeps the first letter: `inactive`, `indirect` and `reactivated` are near to their very opposites. */
function guessed(wanted: string, names: ReadonlyMap<string, string>): string | undefined {
  const alike = [...names.keys()].filter((name) => name.charAt(0) === wanted.charAt(0));
  const near = nearest(wanted, alike, slip(wanted));
  return near === undefined ? undefined : names.get(near);
}

interface Index {
  /** Role ids by every plain text that names them. */
  readonly spellings: ReadonlyMap<string, string>;
  /** Role ids by their plain ids and titles: what a guess may be near to. */
  readonly names: ReadonlyMap<string, string>;
}

/** An index for every role table, made once: a declaration may name thousands of roles. */
const indexes = new WeakMap<RoleTable, Index>();

function indexOf(roles: RoleTable): Index {
  const known = indexes.get(roles);
  if (known) return known;
  const spellings = new Map<string, string>();
  const names = new Map<string, string>();
  for (const [id, role] of Object.entries(roles)) {
    for (const name of [id, role.title]) names.set(plain(name), id);
    for (const text of [id, role.title, role.abbreviation, ...role.spellings]) spellings.set(plain(text), id);
  }
  const index = { spellings, names };
  indexes.set(roles, index);
  return index;
}
