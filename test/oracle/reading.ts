import type { Path } from "../../src/core/model.ts";
import { type Example, isUnquoted } from "./example.ts";
import { momentOf } from "./moment.ts";

/** The three details that preregistration and the portal both hold (S1, "the name, phone number and organisational email address"). */
export const FIELDS = ["name", "email", "phone"] as const;
export type Field = (typeof FIELDS)[number];

export type Details = Readonly<Partial<Record<Field, string>>>;

/** A role that a user holds, and the index in the user's list where it is named first. */
export interface Holding {
  readonly role: string;
  readonly entry: number;
}

export interface User {
  readonly index: number;
  readonly status: string;
  readonly details: Details;
  /** The phone as far as it can be judged: without its quotes a number is the schema's business, as an empty one is. */
  readonly phone: string | undefined;
  /** In the order of the list, each role once. */
  readonly holdings: readonly Holding[];
  /** Epoch milliseconds, where it says a moment. */
  readonly requested: number | undefined;
  readonly invited: number | undefined;
  /** Why the account was deactivated; that a blank text is no reason is the schema's business. */
  readonly reason: string | undefined;
}

export interface Contact {
  readonly path: Path;
  readonly role: string | undefined;
  readonly details: Details;
}

/** What an example says, once everything that says nothing is left out. */
export interface Reading {
  readonly connection: string | undefined;
  /** The phase that counts: the register's where there is an entry, else the declared one. */
  readonly phase: string | undefined;
  /** What is declared to be the organisation's own email domains, as far as it is text. */
  readonly emailDomains: readonly string[];
  /** Undefined where there is no list of users. */
  readonly users: readonly User[] | undefined;
  readonly record: { readonly in: "register" | "declaration"; readonly contacts: readonly Contact[] } | undefined;
  readonly approval: { readonly path: Path; readonly limit: number; readonly from: number | undefined } | undefined;
  readonly now: number | undefined;
}

export function read({ declaration, register, now }: Example): Reading {
  const { organisation, users, preregistration } = mapping(declaration);
  const { connection, phase, email_domains } = mapping(organisation);
  return {
    connection: said(connection),
    phase: said(register?.entry ? register.entry.phase : phase),
    emailDomains: Array.isArray(email_domains) ? email_domains.filter((domain) => typeof domain === "string") : [],
    users: Array.isArray(users) ? users.map(userOf) : undefined,
    record: register ? registered(register) : declared(preregistration),
    approval: register && approvalIn(register),
    now,
  };
}

const STATUSES = ["requested", "rejected", "invited", "active", "suspended", "deactivated"];

function userOf(value: unknown, index: number): User {
  const { phone, status, roles, requested_at, invited_at, deactivation_reason } = mapping(value);
  const known = said(status);
  return {
    index,
    // "none means planned"; an unknown one says nothing either.
    status: known !== undefined && STATUSES.includes(known) ? known : "planned",
    details: detailsOf(value),
    phone: typeof phone === "string" && phone.trim() !== "" ? phone : undefined,
    holdings: Array.isArray(roles) ? holdingsOf(roles) : [],
    requested: momentOf(requested_at),
    invited: momentOf(invited_at),
    // That what is written there is no text is the schema's to say.
    reason: deactivation_reason === undefined ? undefined : (textOf(deactivation_reason) ?? ""),
  };
}

function holdingsOf(roles: readonly unknown[]): Holding[] {
  const named = roles.map(roleOf);
  return named.flatMap((role, entry) => (role !== undefined && named.indexOf(role) === entry ? [{ role, entry }] : []));
}

function detailsOf(value: unknown): Details {
  const fields = mapping(value);
  return Object.fromEntries(
    FIELDS.flatMap((field) => {
      const text = textOf(fields[field]);
      return text === undefined ? [] : [[field, text]];
    }),
  );
}

const textOf = (value: unknown): string | undefined =>
  typeof value === "string" ? value : isUnquoted(value) ? value.unquoted : undefined;

/** With a register the declaration's own section does not count; an empty record is none. */
function registered({ index, entry }: NonNullable<Example["register"]>): Reading["record"] {
  return recordOf("register", ["organisations", index, "contacts"], entry?.contacts);
}

function declared(preregistration: unknown): Reading["record"] {
  return recordOf("declaration", ["preregistration", "contacts"], mapping(preregistration).contacts);
}

function recordOf(place: "register" | "declaration", path: Path, contacts: unknown): Reading["record"] {
  if (!Array.isArray(contacts) || contacts.length === 0) return undefined;
  return {
    in: place,
    contacts: contacts.map((contact, index) => ({
      path: [...path, index],
      role: roleOf(mapping(contact).role),
      details: detailsOf(contact),
    })),
  };
}

function approvalIn({ index, entry }: NonNullable<Example["register"]>): Reading["approval"] {
  const approval = entry?.approvals?.scheme_admin_limit;
  if (!approval) return undefined;
  const { limit, approved_on } = approval;
  return {
    path: ["organisations", index, "approvals", "scheme_admin_limit"],
    limit,
    from: approved_on === undefined ? undefined : Date.parse(`${approved_on}T00:00:00Z`),
  };
}

/** What people call the roles: the guidance's titles and abbreviations, and one that it does not use. */
const ROLES: readonly (readonly [id: string, ...others: string[]])[] = [
  ["primary_business_contact", "pbc"],
  ["primary_technical_contact", "ptc"],
  ["service_manager"],
  ["security_lead"],
  ["test_manager"],
  ["scheme_admin", "scheme_administrator"],
];

function roleOf(value: unknown): string | undefined {
  const name = said(value);
  return name === undefined ? undefined : ROLES.find((names) => names.includes(name))?.[0];
}

/** "Recognised spellings as ids": capitals, spaces and hyphens make no other word of one. */
function said(value: unknown): string | undefined {
  return typeof value === "string" ? value.toLowerCase().replaceAll(/[\s_-]+/g, "_") : undefined;
}

function mapping(value: unknown): Readonly<Record<string, unknown>> {
  const isMapping = typeof value === "object" && value !== null && !Array.isArray(value);
  return isMapping ? (value as Readonly<Record<string, unknown>>) : {};
}
