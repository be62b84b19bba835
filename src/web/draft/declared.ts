import type { RoleTable } from "../../core/catalogue.ts";
import { roleId } from "../../core/derive/fields.ts";
import { textAt } from "../../core/locate/find.ts";
import type { Path } from "../../core/model.ts";
import { seen } from "../seen.ts";
import { type Draft, documentOf } from "./draft.ts";

/** What a form shows of a draft: every field as text, whatever is wrong with it. */
export interface Declared {
  /** By key. */
  readonly organisation: Fields;
  readonly domains: readonly string[];
  readonly users: readonly DeclaredUser[];
  /** What was given at preregistration, where the draft says it. */
  readonly contacts: readonly Fields[];
}

/** The texts of a mapping, by key; a key that is absent is the empty text. */
export type Fields = (key: string) => string;

export interface DeclaredUser {
  /** Where it is in the list. */
  readonly index: number;
  readonly text: Fields;
  /** Ids of the role table, and the empty text for what names no role: indexes are the file’s. */
  readonly roles: readonly string[];
}

/** Reads a draft for a form; undefined where it is no declaration of one organisation. Never throws. */
export function declaredBy(draft: Draft, roles: RoleTable): Declared | undefined {
  const document = documentOf(draft);
  if (!document) return undefined;
  const root = mapping(document.value);
  const fields = (value: unknown, path: Path): Fields => {
    const from = mapping(value);
    return (key) => texted(from[key], () => textAt(document, [...path, key]));
  };
  const { organisation, preregistration } = root;
  return {
    organisation: fields(organisation, ["organisation"]),
    domains: list(mapping(organisation).email_domains).map((domain) => texted(domain, () => undefined)),
    users: list(root.users).map((user, index) => ({
      index,
      text: fields(user, ["users", index]),
      roles: list(mapping(user).roles).map((role) => roleId(role, roles)),
    })),
    contacts: list(mapping(preregistration).contacts).map((contact, index) =>
      fields(contact, ["preregistration", "contacts", index]),
    ),
  };
}

/** No name is longer, but for one that means harm. */
const LONGEST = 300;

/** What to call a user: by name, as it can be shown, or by place where there is none. */
export function callOf({ text, index }: DeclaredUser): string {
  const name = text("name").trim();
  return seen(name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name) || `User ${index + 1}`;
}

/** A number is the text that was typed. */
function texted(value: unknown, source: () => string | undefined): string {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? (source() ?? String(value)) : "";
}

function mapping(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : Object.create(null);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
