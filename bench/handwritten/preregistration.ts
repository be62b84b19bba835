import { FIELDS, type Field } from "../../src/core/derive/comparison.ts";
import type { Contact, Input, User } from "../../src/core/derive/derive.ts";
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
function nearestTo({ user }: Member, role: string, contacts: readonly Contact[]): number {
  let nearest = -1;
  let most = 0;
  if (!user.forms) return nearest;
  for (let index = 0; index < contacts.length; index += 1) {
    const contact = contacts[index] as Contact;
    if (contact.role !== role) continue;
    let equal = 0;
    for (const field of FIELDS) {
      const form = formOf(user, field);
      if (form !== undefined && form === formOf(contact, field)) equal += 1;
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
    const form = formOf(member.user, field) as string;
    const rule = ruleFor(member.status, form === formOf(contact, field));
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
        ...(rule === FORM && { differences: aspectsOf(input, field, declared, registered, form) }),
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

function formOf(person: User | Contact, field: Field): string | undefined {
  return person.forms?.[field] ?? person[field];
}

/** An aspect that is not there is as the form has it. */
function aspectsOf({ facts }: Input, field: Field, one: string, other: string, form: string): readonly string[] {
  const [left = {}, right = {}] = [facts.but_for[field]?.[one], facts.but_for[field]?.[other]];
  const aspects = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...aspects].filter((aspect) => (left[aspect] ?? form) !== (right[aspect] ?? form)).sort();
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
