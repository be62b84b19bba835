import type { RuleEntry } from "../catalogue.ts";
import { entries, type Words } from "./entry.ts";

/** The name of a `schema/*` rule. */
export type SchemaRule =
  | "contact-role"
  | "duplicate-item"
  | "duplicate-reference"
  | "empty-text"
  | "fixed-rule"
  | "invalid-date"
  | "invalid-domain"
  | "invalid-email"
  | "invalid-pointer"
  | "invalid-reference"
  | "invalid-timestamp"
  | "merge-key"
  | "missing-key"
  | "missing-value"
  | "out-of-range"
  | "role-spelling"
  | "too-few-items"
  | "too-long"
  | "too-many-items"
  | "undated-invitation"
  | "unknown-key"
  | "unknown-role"
  | "unknown-value"
  | "unquoted-phone"
  | "unquoted-text"
  | "value-spelling"
  | "wrong-type";

/**
 * What `validate` says about a document that does not fit its schema. Arguments: `key` and `value` are as they stand in
 * the file, `meant` as they should; `what` names the value, `where` its mapping, `detail` and `hint` are words.
 * A `value` that resembles nothing known is treated as personal: it may be a name in the wrong place.
 */
const SCHEMA: Readonly<Record<SchemaRule, Words>> = {
  "contact-role": {
    title: "A role that preregistration does not record",
    description:
      "Only primary business contacts and primary technical contacts are given to PDP at preregistration, so there is nothing to compare a contact of another role with.",
    message: "Preregistration does not record who is {role}",
    remedy: "Take this contact out, or give it the role that it has in preregistration.",
  },
  "duplicate-item": {
    title: "An item is in a list twice",
    description: "The same item twice counts once. Perhaps another one was meant.",
    severity: "warning",
    message: "This is in ‘{key}’ twice; it counts once",
    remedy: "Take it out, or write what was meant instead.",
  },
  "duplicate-reference": {
    title: "An organisation is in the register twice",
    description:
      "A reference stands for one organisation. With two entries nobody could tell which details were given at preregistration, so the whole register is refused.",
    message: "The reference ‘{reference}’ is in the register twice: it is on line {line} already",
    remedy: "Make one entry of the two.",
  },
  "empty-text": {
    title: "A value is empty",
    description: "A detail that is only quotes or spaces says nothing, and PDP needs every detail of every user.",
    facts: ["F14"],
    message: "{what} is empty",
    remedy: "Write the value.",
  },
  "fixed-rule": {
    title: "A rule that settings cannot change",
    description:
      "Some rules keep others honest, so no settings silence them: what is said about a secret in a file, about an exception that has ended, and how loudly a rule is told that the guidance makes compulsory.",
    message: "{rule} cannot be {changed}",
    remedy: "{hint}",
  },
  "invalid-date": {
    title: "A date that cannot be read",
    description: "A date is its year, month and day, so that nobody takes the month for the day.",
    message: "{what} is not a date such as 2026-11-02",
    remedy: "Write the year, the month and the day, with hyphens between them.",
  },
  "invalid-domain": {
    title: "An email domain that cannot be right",
    description:
      "An email domain is what stands behind the @ of an address. It has at least one dot, and nobody but the organisation has addresses at it or below it.",
    message: "This cannot be an email domain of the organisation: {detail}",
    remedy: "Write only what stands behind the @, such as harbour-pensions.example.",
  },
  "invalid-email": {
    title: "An email address that cannot be right",
    description: "PDP sends the invitation to this address. It has one @, and a domain behind it.",
    facts: ["F14"],
    message: "This is not an email address: {detail}",
    remedy: "Write one address and nothing else, such as priya.shah@harbour-pensions.example.",
  },
  "invalid-pointer": {
    title: "A path that is not a JSON Pointer",
    description:
      "An exception’s path is a JSON Pointer: the keys and indexes on the way from the top of the declaration, each behind a slash. Indexes count from 0.",
    message: "{what} is not a JSON Pointer",
    remedy: "Write it as ‘rolecall check --format json’ prints it, such as /users/2/email.",
  },
  "invalid-reference": {
    title: "A reference that cannot be right",
    description:
      "The reference ties a declaration to PDP’s register, character for character. It has lower-case letters and digits, and single hyphens between them.",
    message: "A reference has only lower-case letters, digits and single hyphens between them",
    remedy: "Write it as the register does, such as harbour-pensions.",
  },
  "invalid-timestamp": {
    title: "A date and time that cannot be read",
    description:
      "An invitation stands for 24 hours to the minute, so a time has to say how far it is from UTC: the same clock time in summer and in winter is an hour apart.",
    message: "{what} is not a date and time: {detail}",
    remedy: "Write it like 2026-11-02T09:30:00Z, or 2026-06-01T09:30:00+01:00 in British Summer Time.",
  },
  "merge-key": {
    title: "A merge key",
    description:
      "YAML 1.2 has no merge keys (<<). Programs that still read them take over keys that nobody sees in this place; here ‘<<’ is a key like any other, and unknown.",
    message: "‘<<’ does not merge anything into {where}",
    remedy: "Write the keys out. A single value can be an alias (*name).",
  },
  "missing-key": {
    title: "A key is missing",
    description: "PDP needs these details of an organisation and of every user, or nothing can be requested.",
    facts: ["F14"],
    message: "‘{key}’ is missing from {where}",
    remedy: "Add ‘{key}’.",
  },
  "missing-value": {
    title: "A key or an item without a value",
    description: "There is a key, or the dash of an item, and nothing behind it.",
    facts: ["F14"],
    message: "{what} has no value",
    remedy: "Write the value, or take it out.",
  },
  "out-of-range": {
    title: "A number out of range",
    description: "The number is smaller or larger than it can be.",
    message: "{what} should be {bound}",
    remedy: "Correct the number.",
  },
  "role-spelling": {
    title: "Another spelling of a role",
    description: "The role was understood, and counts. Written as its id it is understood by every other program too.",
    severity: "warning",
    message: "‘{value}’ was read as ‘{meant}’",
    remedy: "Write ‘{meant}’.",
  },
  "too-few-items": {
    title: "A user without a role",
    description: "A user is created with the role or roles to assign to them: there is no user without one.",
    facts: ["F8"],
    message: "This user has no role",
    remedy: "Add at least one role, or take the user out.",
  },
  "too-long": {
    title: "A value is too long",
    description: "The value is longer than any such detail can be. Perhaps a closing quote is missing.",
    message: "{what} has {count} characters; at most {limit} are allowed",
    remedy: "Shorten it, and check that its quotes are closed.",
  },
  "too-many-items": {
    title: "A list is too long",
    description: "The list has more items than any organisation needs. The items beyond the limit were not validated.",
    message: "‘{key}’ has {count} items; at most {limit} are allowed",
    remedy: "Check that this is the right file, and take out {excess} of them.",
  },
  "undated-invitation": {
    title: "An invitation without its time",
    description:
      "An invitation stands for 24 hours. Without the time that it was sent, nobody can tell whether it has expired, so that was not checked.",
    severity: "warning",
    facts: ["F20"],
    message: "‘{key}’ is missing, so nobody can tell whether this invitation has expired",
    remedy: "Add ‘{key}’, such as 2026-11-02T09:30:00Z.",
  },
  "unknown-key": {
    title: "An unknown key",
    description: "A key that is not known here is not read. What was meant by it is missing.",
    message: "‘{key}’ is not a key of {where}",
    remedy: "{hint}",
    personal: ["key"],
  },
  "unknown-role": {
    title: "An unknown role",
    description: "The connection portal has a fixed list of roles. What is not on it cannot be assigned.",
    message: "‘{value}’ is not a role of the connection portal",
    remedy: "{hint}",
    personal: ["value"],
  },
  "unknown-value": {
    title: "An unknown value",
    description: "This key takes one of a few values. Another one may not be understood.",
    message: "‘{value}’ is not a value of ‘{key}’",
    remedy: "{hint}",
    personal: ["value"],
  },
  "unquoted-phone": {
    title: "A phone number without quotes",
    description:
      "Without quotes YAML reads 07700900123 and +447700900123 as numbers, and loses the zero or the plus. The phone number then matches nothing.",
    facts: ["F14"],
    message: "YAML reads this phone number as a plain number and loses its zero or plus: put it in quotes",
    remedy: 'Put double quotes around it, such as "020 7946 0123".',
  },
  "unquoted-text": {
    title: "Text without quotes",
    description:
      "Without quotes YAML reads 007 as a number, and true, false and Null not as words. In quotes they stay as they are written.",
    message: "{what} is read as {found}, not as text: put it in quotes",
    remedy: "Put double quotes around it.",
  },
  "value-spelling": {
    title: "Another spelling of a value",
    description: "The value was understood, and counts. Written as its id it is understood by every other program too.",
    severity: "warning",
    message: "‘{value}’ was read as ‘{meant}’",
    remedy: "Write ‘{meant}’.",
  },
  "wrong-type": {
    title: "A value of the wrong type",
    description: "There is text, a list or a mapping where something else belongs.",
    message: "{what} should be {expected}, but is {found}",
    remedy: "{hint}",
  },
};

/** The `schema/*` rules for the catalogue, sorted by id. */
export const schemaRules: readonly RuleEntry[] = entries("schema", SCHEMA);
