import { CONNECTIONS, ORGANISATION_TYPES, PHASES, STATUSES } from "../../../generated/vocabulary.js";
import type { RulesetData } from "../catalogue.ts";
import { REDACTED } from "../mask.ts";
import type { Path } from "../model.ts";
import type { RegisterEntry } from "../register.ts";
import { type Details, FIELDS, type Field, formOf } from "./comparison.ts";
import { type Differences, differencesOf } from "./differences.ts";
import { domainBehind, domainOf, type EmailFacts, emailFacts, isPublicSuffix, parents } from "./email.ts";
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
import { formsOf, fromDeclaration, fromRegister, registerOf } from "./preregistration.ts";
import { type Secret, secretPaths } from "./secrets.ts";

export interface Contact extends Details {
  readonly role?: string;
  /** The fields in the form in which they are compared, where they are not in it already. */
  readonly forms: Details;
}

export interface User extends Details {
  readonly roles?: readonly string[] | undefined;
  readonly status?: string | undefined;
  readonly requested_at?: number | undefined;
  readonly invited_at?: number | undefined;
  readonly deactivation_reason?: string | undefined;
  /** As of a contact, of a user who is compared with those. */
  readonly forms?: Details | undefined;
  readonly facts?: UserFacts;
}

/** What a user's details show, of those that are there. */
export interface UserFacts {
  readonly name?: (NameFacts & { readonly form: string }) | undefined;
  readonly email?: EmailFacts | undefined;
  readonly phone?: PhoneFacts | undefined;
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
    /** The domains at which users have their addresses, each with every domain above it, and who is at it. */
    readonly user_domains: readonly { readonly names: readonly string[]; readonly users: readonly number[] }[];
    readonly but_for: Differences;
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
  const isSecret = secretPaths(secrets);
  const secret = (path: Path, key: string | number): boolean => secrets.length > 0 && isSecret([...path, key]);
  const reader: Reader = { data, textAt, secret };
  const { entry } = register;
  const users = Array.isArray(root.users)
    ? root.users.map((user, index) => userOf(user, ["users", index], reader))
    : undefined;
  const preregistration = register.given ? fromRegister(entry, data) : fromDeclaration(root.preregistration, reader);
  return {
    organisation: organisationOf(root.organisation, reader),
    ...(users && { users }),
    preregistration,
    ...(entry && { register: registerOf(entry) }),
    facts: {
      secrets,
      email_domains: ownDomains(root.organisation),
      user_domains: userDomains(users ?? []),
      but_for: differencesOf([...(users ?? []), ...preregistration.contacts]),
    },
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
        if (reader.secret(["organisation", "email_domains"], index)) return REDACTED;
        return typeof domain === "string" ? wellFormed(domain) : "";
      }),
    }),
  };
}

/** Made in one go, whatever is there: this is where most of the time goes when many are checked. */
function userOf(value: unknown, path: Path, reader: Reader): User {
  const user = mapping(value);
  const fields = texts(user, FIELDS, path, reader);
  const roles = Array.isArray(user.roles) ? user.roles.map((role) => roleId(role, reader.data.roles)) : undefined;
  const isPrimary = roles?.some((id) => reader.data.roles[id]?.in_preregistration === true) ?? false;
  return {
    name: fields.name,
    email: fields.email,
    phone: fields.phone,
    roles,
    status: knownValue(user.status, STATUSES),
    requested_at: momentOf(user.requested_at),
    invited_at: momentOf(user.invited_at),
    deactivation_reason: reasonOf(user, path, reader),
    forms: isPrimary ? formsOf(fields) : undefined,
    facts: factsOf(said(user, fields, path, reader), reader.data),
  };
}

/** A reason of a wrong type is there all the same: the schema says what is wrong with it. */
function reasonOf(user: Mapping, path: Path, reader: Reader): string | undefined {
  return user.deactivation_reason === undefined
    ? undefined
    : (texts(user, REASON, path, reader).deactivation_reason ?? "");
}

const REASON = ["deactivation_reason"] as const;

/** The details that say something: two users have nothing in common who both say nothing, or keep a secret there. */
function said(user: Mapping, fields: Details, path: Path, { secret }: Reader): Details {
  const details: Partial<Record<Field, string>> = {};
  for (const field of FIELDS) {
    const text = fields[field];
    // A phone without quotes has lost its zero: the schema says so, and nobody can say more of that number.
    const isThere = text !== undefined && (field !== "phone" || typeof user.phone === "string");
    if (isThere && text.trim() !== "" && !secret(path, field)) details[field] = text;
  }
  return details;
}

function factsOf({ name, email, phone }: Details, { phones }: RulesetData): UserFacts {
  return {
    name: name === undefined ? undefined : { ...nameFacts(name), form: formOf("name", name) },
    email: email?.includes("@") ? emailFacts(email) : undefined,
    phone: phone === undefined ? undefined : phoneFacts(phone, phones),
  };
}

/** A public suffix is left out: whoever declares `co.uk` would have every British company's addresses for its own. */
function ownDomains(organisation: unknown): readonly string[] {
  const domains = mapping(organisation).email_domains;
  const texts = Array.isArray(domains) ? domains.filter((domain) => typeof domain === "string") : [];
  const sound = texts.map((domain) => domainOf(domain.trim())).filter((domain) => domain !== undefined);
  return [...new Set(sound)].filter((domain) => !isPublicSuffix(domain));
}

function userDomains(users: readonly User[]): Input["facts"]["user_domains"] {
  const found = new Map<string, number[]>();
  users.forEach(({ email, facts }, index) => {
    const domain = email !== undefined && facts?.email ? domainBehind(email) : undefined;
    if (domain === undefined) return;
    const there = found.get(domain);
    if (there) there.push(index);
    else found.set(domain, [index]);
  });
  return [...found].map(([domain, at]) => ({ names: parents(domain), users: at }));
}
