import { phaseOf } from "./preregistration.ts";
import type { Member, View } from "./view.ts";

const DAY = 86_400_000;
const MOST_RELATED = 10;

/** `accounts/*` */
export function judgeAccounts(view: View): void {
  const { input, members, violations } = view;
  for (const { index, user, name, status } of members) {
    if (status === "invited" && input.now !== undefined && user.invited_at !== undefined) {
      if (input.now - user.invited_at > DAY) {
        violations.push({
          rule: "accounts/invitation-expired",
          path: ["users", index, "invited_at"],
          args: { user: name },
        });
      }
    }
    if (status === "deactivated" && user.deactivation_reason === undefined) {
      violations.push({ rule: "accounts/deactivation-reason", path: ["users", index, "status"], args: { user: name } });
    }
  }
  if (phaseOf(input) === "registration") judgeContactFirst(view);
}

/** Says nothing where the moment of a contact's request is not known. */
function judgeContactFirst({ table, members, violations }: View): void {
  const contacts: Member[] = [];
  let first = Number.POSITIVE_INFINITY;
  for (const member of members) {
    if (member.places[table.contact] === -1 || member.status === "rejected") continue;
    const { requested_at } = member.user;
    if (requested_at === undefined) return;
    contacts.push(member);
    if (requested_at < first) first = requested_at;
  }
  if (contacts.length === 0) return;
  for (const { index, user, name, status } of members) {
    if (status === "rejected" || user.requested_at === undefined || user.requested_at >= first) continue;
    violations.push({
      rule: "accounts/contact-first",
      path: ["users", index, "requested_at"],
      args: { user: name },
      related: contacts
        .slice(0, MOST_RELATED)
        .map((contact) => ({ in: "declaration", path: ["users", contact.index, "requested_at"] })),
    });
  }
}
