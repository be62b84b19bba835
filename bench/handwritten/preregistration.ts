import { type Comparison, FIELDS, type Field } from "../../src/core/derive/comparison.ts";
import type { Contact, Input } from "../../src/core/derive/derive.ts";
import type { Path, Violation } from "../../src/core/model.ts";
import type { RoleRow } from "./table.ts";
import { type Entry, type Member, pathOf, type View } from "./view.ts";

/** PDP's record beats what the organisation says of itself, even where it says nothing. */
export function phaseOf({ register, organisation }: Input): unknown {
  return register ? register.phase : organisation.phase;
}

/** `preregistration/*` */
export function judgePreregistration(view: View): void {
  const { input, table, holders, violations } = view;
  const { source, contacts } = input.preregistration;
  const isLive = phaseOf(input) === "live";
  const matched = new Set<number>();
  const lacking: string[] = [];
  for (let role = 0; role < table.roles.length; role += 1) {
    const { id, preregistered } = table.roles[role] as RoleRow;
    const entries = holders[role] as readonly Entry[];
    if (!preregistered || entries.length === 0) continue;
    lacking.push(id);
    for (const entry of entries) {
      const nearest = nearestTo(entry.member, id, contacts);
      if (nearest !== -1) {
        matched.add(nearest);
        judgeDifferences(view, entry.member, id, nearest);
      } else if (source !== "none") {
        violations.push({
          rule: isLive ? "preregistration/late-joiner" : "preregistration/not-preregistered",
          path: pathOf(entry),
          args: { user: entry.member.name, role: id },
        });
      }
    }
  }
  if (source === "none" && lacking.length > 0) {
    violations.push({ rule: "preregistration/not-supplied", path: ["organisation"], args: { roles: lacking.sort() } });
  }
  judgeUnassigned(view, matched);
}

/** The contact of a role with whom a user has most fields equal in form, ties to the first; -1 where no field is. */
function nearestTo({ user: { comparison } }: Member, role: string, contacts: readonly Contact[]): number {
  let nearest = -1;
  let most = 0;
  if (!comparison) return nearest;
  for (let index = 0; index < contacts.length; index += 1) {
    const contact = contacts[index] as Contact;
    if (contact.role !== role) continue;
    let equal = 0;
    for (const field of FIELDS) {
      const form = comparison[field]?.form;
      if (form !== undefined && form === contact.comparison[field]?.form) equal += 1;
    }
    if (equal > most) [nearest, most] = [index, equal];
  }
  return nearest;
}

function judgeDifferences({ input, violations }: View, member: Member, role: string, nearest: number): void {
  const contact = input.preregistration.contacts[nearest] as Contact;
  for (const field of FIELDS) {
    const [declared, registered] = [member.user[field], contact[field]];
    if (declared === undefined || registered === undefined || declared === registered) continue;
    const [one, other] = [member.user.comparison?.[field], contact.comparison[field]];
    if (!one || !other) continue;
    const rule = ruleFor(member.status, one.form === other.form);
    if (rule === undefined) continue;
    violations.push({
      rule,
      path: ["users", member.index, field],
      args: {
        user: member.name,
        role,
        field,
        declared,
        registered,
        ...(rule === FORM && { differences: aspectsOf(one, other) }),
      },
      related: [contactAt(input, nearest, field)],
    });
  }
}

const FORM = "preregistration/form-difference";

/** An active user's account exists: what is only written differently did no harm. */
function ruleFor(status: string, isSameForm: boolean): string | undefined {
  if (isSameForm) return status === "active" ? undefined : FORM;
  return status === "active" ? "preregistration/changed-since" : "preregistration/mismatch";
}

/** An aspect that is not there is as the form has it. */
function aspectsOf(one: Comparison, other: Comparison): readonly string[] {
  const aspects = new Set([...Object.keys(one.but_for ?? {}), ...Object.keys(other.but_for ?? {})]);
  return [...aspects]
    .filter((aspect) => (one.but_for?.[aspect] ?? one.form) !== (other.but_for?.[aspect] ?? other.form))
    .sort();
}

/** A contact in the register is not in the file that is checked: there, the users are what lacks them. */
function judgeUnassigned({ input, table, violations }: View, matched: ReadonlySet<number>): void {
  const { source, contacts } = input.preregistration;
  for (let index = 0; index < contacts.length; index += 1) {
    const { role, name = "" } = contacts[index] as Contact;
    if (role === undefined || matched.has(index)) continue;
    if (!table.roles[table.placeOf.get(role) ?? -1]?.preregistered) continue;
    const at = contactAt(input, index);
    violations.push({
      rule: "preregistration/unassigned-contact",
      ...(source === "register" ? { path: ["users"], related: [at] } : { path: at.path }),
      args: { contact: name, role },
    });
  }
}

type Related = NonNullable<Violation["related"]>[number];

/** Asked only where there are contacts, so that they come from somewhere. */
function contactAt({ preregistration }: Input, index: number, field?: Field): Related {
  const path: Path = [...preregistration.path, index, ...(field === undefined ? [] : [field])];
  return { in: preregistration.source as Related["in"], path };
}
