import type { Violation } from "../../src/core/model.ts";
import { type Address, addressOf } from "./address.ts";
import type { Answer } from "./answer.ts";
import { detail, nameOf } from "./details.ts";
import { equalInForm } from "./form.ts";
import { lineOf } from "./line.ts";
import type { Field, Reading, User } from "./reading.ts";
import { declaration, EXCLUSIVE, entry, isCounted } from "./roles.ts";

/**
 * What two users have in common who should have nothing in common, in an organisation that connects directly. Every user
 * is held against all who come before; of each sort there is one finding a user, with the earliest of them.
 */
export function judgePairs({ users = [] }: Reading): Answer {
  const counted = users.filter(isCounted);
  return counted.flatMap((later, place) => {
    const found = counted.slice(0, place).flatMap((earlier) => {
      const finding = strongest(earlier, later);
      return finding ? [{ earlier, finding }] : [];
    });
    const earliest = STRENGTH.flatMap((rule) => found.find(({ finding }) => finding.rule === rule) ?? []);
    return earliest.filter((one, at) => !isOneGroup(one, earliest.slice(0, at))).map(({ finding }) => finding);
  });
}

/** domain.md's order. */
const STRENGTH = ["users/split-roles", "users/duplicate-email", "users/same-person", "users/shared-phone"];

interface Told {
  readonly earlier: User;
  readonly finding: Violation;
}

/** "A group gives one finding per user after the first": whoever is one person with somebody told of is told of too. */
function isOneGroup({ earlier }: Told, stronger: readonly Told[]): boolean {
  return stronger.some((other) => onePerson(other.earlier, earlier) !== undefined);
}

/** "For one pair only the strongest is told: split-roles, duplicate-email, same-person, shared-phone." */
function strongest(earlier: User, later: User): Violation | undefined {
  const person = onePerson(earlier, later);
  if (person) return splitRoles(earlier, later) ?? duplicateEmail(earlier, later) ?? person;
  return isOnePhone(earlier, later) ? inCommon("users/shared-phone", "phone", earlier, later) : undefined;
}

function inCommon(rule: string, field: Field, earlier: User, later: User): Violation {
  const args = { user: nameOf(later), other: nameOf(earlier) };
  return { rule, path: detail(later, field), args, related: [declaration(detail(earlier, field))] };
}

/** "Same name form and same phone, or emails equal once a `+tag` is dropped"; told at the name where that is the same. */
function onePerson(earlier: User, later: User): Violation | undefined {
  const isNamesake = isOneName(earlier, later);
  if (!isOneMailbox(earlier, later) && !(isNamesake && isOnePhone(earlier, later))) return undefined;
  return inCommon("users/same-person", isNamesake ? "name" : "email", earlier, later);
}

/** "The same email for two users". */
function duplicateEmail(earlier: User, later: User): Violation | undefined {
  const [one, other] = addressesOf(earlier, later);
  return one && one.account === other?.account ? inCommon("users/duplicate-email", "email", earlier, later) : undefined;
}

/** "When their *combined* roles hold two of PBC, PTC, scheme admin", which no one user may hold together (F5). */
function splitRoles(earlier: User, later: User): Violation | undefined {
  for (const { role } of exclusivesOf(later)) {
    const clashing = exclusivesOf(earlier).find((holding) => holding.role !== role);
    if (!clashing) continue;
    return {
      rule: "users/split-roles",
      path: entry(later, role),
      args: { user: nameOf(later), other: nameOf(earlier), roles: [clashing.role, role] },
      related: [declaration(entry(earlier, clashing.role))],
    };
  }
  return undefined;
}

const exclusivesOf = ({ holdings }: User): User["holdings"] => holdings.filter(({ role }) => EXCLUSIVE.includes(role));

/** A blank is nobody's name. */
function isOneName({ details: { name: one = "" } }: User, { details: { name: other = "" } }: User): boolean {
  return one.trim() !== "" && other.trim() !== "" && equalInForm("name", one, other);
}

function isOneMailbox(earlier: User, later: User): boolean {
  const [one, other] = addressesOf(earlier, later);
  return one !== undefined && one.mailbox === other?.mailbox;
}

/** Two extensions of one number are two lines. */
function isOnePhone(earlier: User, later: User): boolean {
  const [one, other] = [earlier, later].map(({ phone }) => (phone === undefined ? undefined : lineOf(phone)));
  return one?.number !== undefined && one.number === other?.number;
}

function addressesOf(...users: readonly User[]): readonly (Address | undefined)[] {
  return users.map(({ details: { email } }) => (email === undefined ? undefined : addressOf(email)));
}
