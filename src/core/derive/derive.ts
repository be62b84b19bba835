import { CONNECTIONS, ORGANISATION_TYPES, PHASES, STATUSES } from "../../../generated/vocabulary.js";
import type { RoleTable, RulesetData } from "../catalogue.ts";
import { REDACTED } from "../mask.ts";
import type { Path } from "../model.ts";
import type { RegisterEntry } from "../register.ts";
import { recogniseRole, recogniseValue } from "../validate/spelling.ts";
import { type Comparison, compare, FIELDS, type Field, nameForm } from "./comparison.ts";
import { domainOf, type EmailFacts, emailFacts, isPublicSuffix } from "./email.ts";
import { type NameFacts, nameFacts } from "./name.ts";
import { type PhoneFacts, phoneFacts } from "./phone.ts";
import { type Secret, secretPaths } from "./secrets.ts";

/** A mapping of unknown content. */
type Mapping = Readonly<Record<string, unknown>>;

export interface Contact {
  readonly role?: string;
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly comparison: Readonly<Partial<Record<Field, Comparison>>>;
}

export interface User extends Partial<Omit<Contact, "role">> {
  readonly facts?: UserFacts;
  readonly roles?: readonly string[];
  readonly status?: string;
  readonly requested_at?: number;
  readonly invited_at?: number;
  readonly deactivation_reason?: string;
}

/** What a user's details show, of those that are there. */
export interface UserFacts {
  readonly name?: NameFacts & { readonly form: string };
  readonly email?: EmailFacts;
  readonly phone?: PhoneFacts;
}

/** What the policies see; `schemas/input.schema.json` describes every part. */
export interface Input {
  readonly organisation: Readonly<Record<string, string | readonly string[]>>;
  readonly users?: readonly User[];
  readonly preregistration: {
    readonly source: "register" | "declaration" | "none";
    readonly path: Path;
    readonly contacts: readonly Contact[];
  };
  readonly register?: {
    readonly path: Path;
    readonly phase?: string;
    readonly scheme_admin_limit?: {
      readonly limit: number;
      readonly reference?: string;
      readonly approved_on?: number;
    };
  };
  readonly facts: {
    readonly secrets: readonly Secret[];
    /** The organisation's own email domains as A-labels; what is none, or a public suffix, is left out. */
    readonly email_domains: readonly string[];
  };
  readonly now?: number;
}

/** What `derive` needs beside the declaration's value. */
export interface Circumstances {
  readonly data: RulesetData;
  /** The secrets in the declaration, as `secretsIn` finds them. */
  readonly secrets: readonly Secret[];
  /** The source text of a scalar: an unquoted phone is a number that lost its zero. */
  readonly textAt: (path: Path) => string | undefined;
  /** `given` tells whether there is a register at all: with one, the declaration's own preregistration is ignored. */
  readonly register: { readonly given: boolean; readonly entry?: RegisterEntry | undefined };
  /** Epoch milliseconds. */
  readonly now: number | undefined;
}

/** Contacts beyond these are not compared; the schema reports that there are too many. */
const MOST_CONTACTS = 100;

/**
 * Makes of a declaration what the policies see: well-typed fields only, recognised spellings as ids, the
 * preregistration that counts, and facts. `value` is a mapping, as `parse` gives it. Never throws.
 */
export function derive(value: unknown, circumstances: Circumstances): Input {
  const root = mapping(value);
  const { data, secrets, textAt, register, now } = circumstances;
  const secret = secretPaths(secrets);
  const reader: Reader = { data, textAt: (path) => (secret(path) ? REDACTED : textAt(path)), secret };
  const { entry } = register;
  return {
    organisation: organisationOf(root.organisation, reader),
    ...(Array.isArray(root.users) && {
      users: root.users.map((user, index) => userOf(user, ["users", index], reader)),
    }),
    preregistration: register.given ? fromRegister(entry, data) : fromDeclaration(root.preregistration, reader),
    ...(entry && { register: registerOf(entry) }),
    facts: { secrets, email_domains: ownDomains(root.organisation) },
    ...(now !== undefined && { now }),
  };
}

interface Reader {
  readonly data: RulesetData;
  readonly textAt: (path: Path) => string | undefined;
  readonly secret: (path: Path) => boolean;
}

function organisationOf(value: unknown, reader: Reader): Input["organisation"] {
  const organisation = mapping(value);
  const domains = organisation.email_domains;
  return {
    ...texts(organisation, ["name", "reference"], ["organisation"], reader),
    ...known(organisation, { type: ORGANISATION_TYPES, connection: CONNECTIONS, phase: PHASES }),
    ...(Array.isArray(domains) && {
      email_domains: domains.map((domain, index) => {
        if (reader.secret(["organisation", "email_domains", index])) return REDACTED;
        return typeof domain === "string" ? wellFormed(domain) : "";
      }),
    }),
  };
}

function userOf(value: unknown, path: Path, reader: Reader): User {
  const user = mapping(value);
  const fields = texts(user, FIELDS, path, reader);
  const roles = user.roles;
  const ids = Array.isArray(roles) ? roles.map((role) => roleId(role, reader.data.roles)) : undefined;
  return {
    ...fields,
    ...(ids && { roles: ids }),
    ...known(user, { status: STATUSES }),
    ...times(user, ["requested_at", "invited_at"]),
    ...texts(user, ["deactivation_reason"], path, reader),
    ...(ids?.some((id) => reader.data.roles[id]?.in_preregistration) && { comparison: comparisonsOf(fields) }),
    facts: factsOf(fields, reader.data),
  };
}

function factsOf({ name, email, phone }: Readonly<Partial<Record<Field, string>>>, { phones }: RulesetData): UserFacts {
  return {
    ...(name !== undefined && { name: { ...nameFacts(name), form: nameForm(name) } }),
    ...(email?.includes("@") && { email: emailFacts(email) }),
    ...(phone !== undefined && { phone: phoneFacts(phone, phones) }),
  };
}

/** A public suffix is left out: whoever declares `co.uk` would have every British company's addresses for its own. */
function ownDomains(organisation: unknown): readonly string[] {
  const domains = mapping(organisation).email_domains;
  const texts = Array.isArray(domains) ? domains.filter((domain) => typeof domain === "string") : [];
  const sound = texts.map((domain) => domainOf(domain.trim())).filter((domain) => domain !== undefined);
  return [...new Set(sound)].filter((domain) => !isPublicSuffix(domain));
}

function fromDeclaration(value: unknown, reader: Reader): Input["preregistration"] {
  const path = ["preregistration", "contacts"];
  const list = mapping(value).contacts;
  const contacts = Array.isArray(list) ? list.slice(0, MOST_CONTACTS) : [];
  if (contacts.length === 0) return { source: "none", path, contacts: [] };
  return {
    source: "declaration",
    path,
    contacts: contacts.map((contact, index) => contactOf(contact, [...path, index], reader)),
  };
}

function fromRegister(entry: RegisterEntry | undefined, data: RulesetData): Input["preregistration"] {
  const contacts = (entry?.contacts ?? []).slice(0, MOST_CONTACTS);
  const path = entry ? [...entry.path, "contacts"] : [];
  if (!entry || contacts.length === 0) return { source: "none", path, contacts: [] };
  const reader: Reader = { data, textAt: () => undefined, secret: () => false };
  return {
    source: "register",
    path,
    contacts: contacts.map((contact, index) => contactOf(contact, [...path, index], reader)),
  };
}

function contactOf(value: unknown, path: Path, reader: Reader): Contact {
  const contact = mapping(value);
  const fields = texts(contact, FIELDS, path, reader);
  const role = roleId(contact.role, reader.data.roles);
  return { ...(role !== "" && { role }), ...fields, comparison: comparisonsOf(fields) };
}

function comparisonsOf(fields: Readonly<Partial<Record<Field, string>>>): Contact["comparison"] {
  const compared = FIELDS.flatMap((field) => {
    const text = fields[field];
    return text === undefined ? [] : [[field, compare(field, text)]];
  });
  return Object.fromEntries(compared);
}

function registerOf(entry: RegisterEntry): NonNullable<Input["register"]> {
  const { path, phase, schemeAdminLimit } = entry;
  if (!schemeAdminLimit) return { path, ...(phase !== undefined && { phase }) };
  const { limit, reference, approved_on } = schemeAdminLimit;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(approved_on) ? Date.parse(`${approved_on}T00:00:00Z`) : Number.NaN;
  return {
    path,
    ...(phase !== undefined && { phase }),
    scheme_admin_limit: { limit, reference, ...(Number.isFinite(day) && { approved_on: day }) },
  };
}

/** The role that an entry names, in whatever recognised spelling; the empty string where it names none. */
function roleId(value: unknown, roles: RoleTable): string {
  return typeof value === "string" ? (recogniseRole(value, roles)?.role ?? "") : "";
}

/** The fields that are texts. A number is the text that was typed: the schema says that it should be in quotes. */
function texts<K extends string>(
  from: Mapping,
  keys: readonly K[],
  path: Path,
  reader: Reader,
): { readonly [key in K]?: string } {
  const found = keys.flatMap((key) => {
    const value = from[key];
    if (typeof value !== "string" && typeof value !== "number") return [];
    const text = reader.secret([...path, key])
      ? REDACTED
      : typeof value === "string"
        ? value
        : reader.textAt([...path, key]);
    return [[key, wellFormed(text ?? String(value))]];
  });
  return Object.fromEntries(found);
}

/** The fields whose value is one of those known, in whatever spelling. A guess could be the opposite, so it is left out. */
function known(from: Mapping, fields: Readonly<Record<string, readonly string[]>>): Readonly<Record<string, string>> {
  const found = Object.entries(fields).flatMap(([key, values]) => {
    const value = from[key];
    const recognised = typeof value === "string" ? recogniseValue(value, values) : undefined;
    return !recognised || recognised.how === "guess" ? [] : [[key, recognised.value]];
  });
  return Object.fromEntries(found);
}

/** RFC 3339 with an offset; anything else is the schema's business. */
const TIMESTAMP = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/;

function times<K extends string>(from: Mapping, keys: readonly K[]): { readonly [key in K]?: number } {
  const found = keys.flatMap((key) => {
    const value = from[key];
    const time = typeof value === "string" ? momentOf(value) : undefined;
    return time === undefined ? [] : [[key, time]];
  });
  return Object.fromEntries(found);
}

/** Epoch milliseconds; undefined for what is no moment, such as one on 30 February, which `Date` would move to March. */
function momentOf(text: string): number | undefined {
  if (!TIMESTAMP.test(text)) return undefined;
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  const time = Date.parse(text.replace(" ", "T"));
  return Number.isFinite(time) && day.getUTCDate() === Number(text.slice(8, 10)) ? time : undefined;
}

/** Lone surrogates have no UTF-8: the Wasm side would see no input at all. */
function wellFormed(text: string): string {
  return text.toWellFormed();
}

function mapping(value: unknown): Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Mapping) : {};
}
