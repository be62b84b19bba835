import { CONNECTIONS, ORGANISATION_TYPES, PHASES, STATUSES } from "../../../generated/vocabulary.js";
import type { RulesetData } from "../catalogue.ts";
import { REDACTED } from "../mask.ts";
import type { Path } from "../model.ts";
import type { RegisterEntry } from "../register.ts";
import { type Comparison, FIELDS, type Field, nameForm } from "./comparison.ts";
import { domainOf, type EmailFacts, emailFacts, isPublicSuffix } from "./email.ts";
import {
  known,
  knownValue,
  type Mapping,
  mapping,
  momentOf,
  type Reader,
  roleId,
  texts,
  wellFormed,
} from "./fields.ts";
import { type NameFacts, nameFacts } from "./name.ts";
import { type PhoneFacts, phoneFacts } from "./phone.ts";
import { comparisonsOf, fromDeclaration, fromRegister, registerOf } from "./preregistration.ts";
import { type Secret, secretPaths } from "./secrets.ts";

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

type Making<Part> = { -readonly [Key in keyof Part]: Part[Key] };

/** Made key by key: this is where most of the time goes when many are checked, and copies of copies take it. */
function userOf(value: unknown, path: Path, reader: Reader): User {
  const user = mapping(value);
  const fields = texts(user, FIELDS, path, reader);
  const made: Making<User> = { ...fields };
  const roles = user.roles;
  let isPrimary = false;
  if (Array.isArray(roles)) {
    made.roles = roles.map((role) => roleId(role, reader.data.roles));
    isPrimary = made.roles.some((id) => reader.data.roles[id]?.in_preregistration === true);
  }
  const status = knownValue(user.status, STATUSES);
  if (status !== undefined) made.status = status;
  for (const key of TIMES) {
    const time = momentOf(user[key]);
    if (time !== undefined) made[key] = time;
  }
  // A reason of a wrong type is there all the same: the schema says what is wrong with it.
  if (user.deactivation_reason !== undefined)
    made.deactivation_reason = texts(user, REASON, path, reader).deactivation_reason ?? "";
  if (isPrimary) made.comparison = comparisonsOf(fields);
  made.facts = factsOf(said(user, fields, path, reader), reader.data);
  return made;
}

const TIMES = ["requested_at", "invited_at"] as const;
const REASON = ["deactivation_reason"] as const;

type Details = Readonly<Partial<Record<Field, string>>>;

/** The details that say something: two users have nothing in common who both say nothing, or keep a secret there. */
function said(user: Mapping, fields: Details, path: Path, { secret }: Reader): Details {
  const details: Partial<Record<Field, string>> = {};
  for (const field of FIELDS) {
    const text = fields[field];
    // A phone without quotes has lost its zero: the schema says so, and nobody can say more of that number.
    const isThere = text !== undefined && (field !== "phone" || typeof user.phone === "string");
    if (isThere && text.trim() !== "" && !secret([...path, field])) details[field] = text;
  }
  return details;
}

function factsOf({ name, email, phone }: Details, { phones }: RulesetData): UserFacts {
  const facts: Making<UserFacts> = {};
  if (name !== undefined) facts.name = { ...nameFacts(name), form: nameForm(name) };
  if (email?.includes("@")) facts.email = emailFacts(email);
  if (phone !== undefined) facts.phone = phoneFacts(phone, phones);
  return facts;
}

/** A public suffix is left out: whoever declares `co.uk` would have every British company's addresses for its own. */
function ownDomains(organisation: unknown): readonly string[] {
  const domains = mapping(organisation).email_domains;
  const texts = Array.isArray(domains) ? domains.filter((domain) => typeof domain === "string") : [];
  const sound = texts.map((domain) => domainOf(domain.trim())).filter((domain) => domain !== undefined);
  return [...new Set(sound)].filter((domain) => !isPublicSuffix(domain));
}
