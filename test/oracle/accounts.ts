import type { Path } from "../../src/core/model.ts";
import type { Answer } from "./answer.ts";
import { nameOf } from "./details.ts";
import type { Reading, User } from "./reading.ts";
import { declaration, holdingOf } from "./roles.ts";

/** What is wrong with users' accounts, whatever their status, in an organisation that connects directly. */
export function judgeAccounts({ users = [], now, phase }: Reading): Answer {
  return [
    ...(now === undefined ? [] : users.filter((user) => isExpired(user, now)).map(expired)),
    ...users.filter(({ status, reason }) => status === "deactivated" && reason === undefined).map(unexplained),
    ...(phase === "registration" ? earlyUsers(users) : []),
  ];
}

const told = (rule: string, user: User, key: string): Answer[number] => ({
  rule: `accounts/${rule}`,
  path: ["users", user.index, key],
  args: { user: nameOf(user) },
});

/** S1, "within 24 hours of receiving an email inviting them". */
const DAY = 24 * 60 * 60 * 1000;

function isExpired({ status, invited }: User, now: number): boolean {
  return status === "invited" && invited !== undefined && now > invited + DAY;
}

const expired = (user: User): Answer[number] => told("invitation-expired", user, "invited_at");
const unexplained = (user: User): Answer[number] => told("deactivation-reason", user, "status");

/** S2, "The primary business contact is the first user to be created". Whose request was rejected was not created. */
function earlyUsers(users: readonly User[]): Answer {
  const created = users.filter(({ status }) => status !== "rejected");
  const isContact = (user: User): boolean => holdingOf(user, "primary_business_contact") !== undefined;
  const contacts = created.filter(isContact);
  const requests = contacts.flatMap(({ requested }) => requested ?? []);
  // Of a contact who may have been the very first, nothing is known.
  if (contacts.length === 0 || requests.length < contacts.length) return [];
  const related = contacts.map(({ index }) => declaration(["users", index, "requested_at"] as Path));
  return created
    .filter((user) => !isContact(user) && user.requested !== undefined && user.requested < Math.min(...requests))
    .map((user) => ({ ...told("contact-first", user, "requested_at"), related }));
}
