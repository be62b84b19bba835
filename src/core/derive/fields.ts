import type { RoleTable, RulesetData } from "../catalogue.ts";
import { REDACTED } from "../mask.ts";
import type { Path } from "../model.ts";
import { recogniseRole, recogniseValue } from "../validate/spelling.ts";

/** A mapping of unknown content. */
export type Mapping = Readonly<Record<string, unknown>>;

/** What it takes to read the fields of a document. */
export interface Reader {
  readonly data: RulesetData;
  /** The source text of a scalar. */
  readonly textAt: (path: Path) => string | undefined;
  /** Whether what a collection at a path holds under a key must not be seen. */
  readonly secret: (path: Path, key: string | number) => boolean;
}

/** The role that an entry names, in whatever recognised spelling; the empty string where it names none. */
export function roleId(value: unknown, roles: RoleTable): string {
  if (typeof value !== "string") return "";
  return Object.hasOwn(roles, value) ? value : (recogniseRole(value, roles)?.role ?? "");
}

/** The fields that are texts. A number is the text that was typed: the schema says that it should be in quotes. */
export function texts<K extends string>(
  from: Mapping,
  keys: readonly K[],
  path: Path,
  reader: Reader,
): { readonly [key in K]?: string } {
  const found: { [key in K]?: string } = {};
  for (const key of keys) {
    const value = from[key];
    if (typeof value !== "string" && typeof value !== "number") continue;
    if (reader.secret(path, key)) found[key] = REDACTED;
    else found[key] = wellFormed(typeof value === "string" ? value : (reader.textAt([...path, key]) ?? String(value)));
  }
  return found;
}

/** One such value. */
export function knownValue(value: unknown, known: readonly string[]): string | undefined {
  const recognised = typeof value === "string" ? recogniseValue(value, known) : undefined;
  return recognised && recognised.how !== "guess" ? recognised.value : undefined;
}

/** The fields whose value is one of those known, in whatever spelling. A guess could be the opposite, so it is left out. */
export function known(
  from: Mapping,
  fields: Readonly<Record<string, readonly string[]>>,
): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const key in fields) {
    const value = knownValue(from[key], fields[key] as readonly string[]);
    if (value !== undefined) found[key] = value;
  }
  return found;
}

/** RFC 3339 with an offset, as the schema has it; what the schema refuses is no moment here. */
const TIMESTAMP =
  /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Epoch milliseconds; undefined for what is no moment, such as one on 30 February, which `Date` would move to March. */
export function momentOf(text: unknown): number | undefined {
  if (typeof text !== "string" || !TIMESTAMP.test(text)) return undefined;
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  const time = Date.parse(text);
  return Number.isFinite(time) && day.getUTCDate() === Number(text.slice(8, 10)) ? time : undefined;
}

/** Lone surrogates have no UTF-8: the Wasm side would see no input at all. */
export function wellFormed(text: string): string {
  return text.toWellFormed();
}

export function mapping(value: unknown): Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Mapping) : {};
}
