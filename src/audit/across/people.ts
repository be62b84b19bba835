import { createHmac } from "node:crypto";
import type { Input, User } from "../../core/derive/derive.ts";

/** 128 bits, as hex. */
const DIGITS = 32;

/** Sets what is hashed here apart from whatever else the same key may be used for. */
const DOMAIN = "rolecall audit 1";

/** The statuses of users who count; without one they are planned. */
const COUNTED: ReadonlySet<string | undefined> = new Set([undefined, "planned", "requested", "invited", "active"]);

/**
 * What tells each user who holds a role from others, as far as an HMAC-SHA-256 shows it: one list for a user, of one key
 * for the mailbox and one for name and phone number together. Two users with a key in common may be one person, as in
 * `policies/rolecall/people.rego`. Without the key nobody can tell whose a hash is, or try.
 *
 * Nobody holds a role behind a third party (F13), so nobody is listed there.
 */
export function peopleKeys(input: Input, key: Uint8Array): string[][] {
  if (input.organisation.connection === "third_party") return [];
  const holders = (input.users ?? []).filter((user) => COUNTED.has(user.status) && user.roles?.some(Boolean));
  return holders.map((user) => keysOf(user, key)).filter((keys) => keys.length > 0);
}

function keysOf({ facts: { name, email, phone } = {} }: User, key: Uint8Array): string[] {
  return [
    ...(email ? [hashed(key, "mailbox", email.mailbox)] : []),
    ...(name && phone?.number !== undefined ? [hashed(key, "name and phone", name.form, phone.number)] : []),
  ];
}

/** Tells a key from others, for those who merge; and nobody what it is. */
export function nameOfKey(key: Uint8Array): string {
  return hashed(key, "name of the key");
}

/** JSON keeps the parts apart, whatever is in them. */
function hashed(key: Uint8Array, ...parts: readonly string[]): string {
  return createHmac("sha256", key)
    .update(JSON.stringify([DOMAIN, ...parts]))
    .digest("hex")
    .slice(0, DIGITS);
}
