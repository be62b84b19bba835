import type { RoleRow } from "./table.ts";
import { type Entry, type Member, pathOf, type Related, related, type View } from "./view.ts";

/** `roles/*` */
export function judgeRoles(view: View): void {
  const { input, table, holders, members } = view;
  if (input.users) {
    for (let role = 0; role < table.roles.length; role += 1) {
      const row = table.roles[role] as RoleRow;
      if (row.mandatory) judgeMandatory(view, row, holders[role] as readonly Entry[]);
    }
  }
  judgeAdmins(view, holders[table.admin] as readonly Entry[]);
  for (const member of members) {
    if (member.counted || member.status === "suspended") judgeExclusive(view, member);
    if (member.counted) judgeRedundant(view, member);
  }
}

function judgeMandatory({ violations }: View, { id, limit }: RoleRow, entries: readonly Entry[]): void {
  const [first, ...others] = entries;
  if (first === undefined) {
    violations.push({ rule: "roles/mandatory-role", path: ["users"], args: { role: id } });
    return;
  }
  if (!entries.some(({ member }) => member.covering)) {
    violations.push({
      rule: "roles/pending-cover",
      path: pathOf(first),
      args: { role: id },
      related: others.map(related),
    });
  }
  const beyond = entries[limit];
  if (beyond) {
    violations.push({
      rule: "roles/role-limit",
      path: pathOf(beyond),
      args: { role: id, count: entries.length, limit, excess: entries.length - limit },
      related: entries.map(related),
    });
  }
}

function judgeAdmins({ input, table, violations }: View, entries: readonly Entry[]): void {
  const approval = input.register?.scheme_admin_limit;
  const inForce = approval?.approved_on !== undefined && input.now !== undefined && approval.approved_on <= input.now;
  const usual = table.roles[table.admin]?.limit as number;
  const limit = inForce ? Math.max(usual, approval.limit) : usual;
  const beyond = entries[limit];
  if (!beyond) return;
  const approvals: readonly Related[] =
    input.register && approval
      ? [{ in: "register", path: [...input.register.path, "approvals", "scheme_admin_limit"] }]
      : [];
  violations.push({
    rule: "roles/scheme-admin-limit",
    path: pathOf(beyond),
    args: { role: "scheme_admin", count: entries.length, limit, excess: entries.length - limit },
    related: [...entries.map(related), ...approvals],
  });
}

/** The first role that clashes, with the first that it clashes with. */
function judgeExclusive({ table, violations }: View, member: Member): void {
  const { places, user, name } = member;
  let later = Number.POSITIVE_INFINITY;
  let earlier = Number.POSITIVE_INFINITY;
  for (let role = 0; role < places.length; role += 1) {
    const second = places[role] as number;
    const group = table.roles[role]?.group;
    if (second === -1 || group === undefined || second > later) continue;
    for (let other = 0; other < places.length; other += 1) {
      const first = places[other] as number;
      if (first === -1 || first >= second || table.roles[other]?.group !== group) continue;
      if (isRedundant(role, other, table.contact, table.admin)) continue;
      if (second < later || first < earlier) [later, earlier] = [second, first];
    }
  }
  if (later === Number.POSITIVE_INFINITY) return;
  const held = user.roles as readonly string[];
  violations.push({
    rule: "roles/exclusive-roles",
    path: pathOf({ member, place: later }),
    args: { user: name, roles: [held[earlier] as string, held[later] as string] },
    related: [related({ member, place: earlier })],
  });
}

/** This pair has a rule of its own. */
function isRedundant(one: number, other: number, contact: number, admin: number): boolean {
  return (one === contact && other === admin) || (one === admin && other === contact);
}

function judgeRedundant({ table, violations }: View, member: Member): void {
  const admin = member.places[table.admin] as number;
  const contact = member.places[table.contact] as number;
  if (admin === -1 || contact === -1) return;
  const path = pathOf({ member, place: admin });
  violations.push({
    rule: "roles/redundant-scheme-admin",
    path,
    args: { user: member.name },
    related: [related({ member, place: contact })],
    fix: { op: "remove", path },
  });
}
