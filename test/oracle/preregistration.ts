import type { Answer } from "./answer.ts";
import { differences, equalInForm } from "./form.ts";
import { type Contact, FIELDS, type Reading, type User } from "./reading.ts";
import { entry, holdingOf, isCounted } from "./roles.ts";

/** S1: "the details for PBCs and PTCs". */
const PREREGISTERED = ["primary_business_contact", "primary_technical_contact"];

type Record = NonNullable<Reading["record"]>;

/** A user in one of the roles that preregistration records, and the contact of that role who resembles the user most. */
interface Pair {
  readonly user: User;
  readonly role: string;
  readonly contact: Contact | undefined;
}

/** What is wrong with the primary contacts' details (F17, F18) of an organisation that connects directly. */
export function judgePreregistration({ users = [], record, phase }: Reading): Answer {
  const holders = PREREGISTERED.flatMap((role) =>
    users.filter((user) => isCounted(user) && holdingOf(user, role)).map((user) => ({ user, role })),
  );
  if (!record) return notSupplied(PREREGISTERED.filter((role) => holders.some((holder) => holder.role === role)));
  const pairs = holders.map(({ user, role }) => ({ user, role, contact: mostAlike(user, role, record) }));
  return [
    ...pairs.flatMap((pair) => (pair.contact ? compare(pair, pair.contact, record) : unknown(pair, phase))),
    ...unassigned(record, pairs),
  ];
}

function notSupplied(roles: readonly string[]): Answer {
  return roles.length === 0
    ? []
    : [{ rule: "preregistration/not-supplied", path: ["organisation"], args: { roles: [...roles] } }];
}

/** The contact of the role with most fields equal in form, the first of those that tie; none where no field is. */
function mostAlike(user: User, role: string, { contacts }: Record): Contact | undefined {
  let best: Contact | undefined;
  for (const contact of contacts) {
    if (contact.role === role && alike(user, contact) > (best ? alike(user, best) : 0)) best = contact;
  }
  return best;
}

function alike(user: User, contact: Contact): number {
  return FIELDS.filter((field) => {
    const [declared, registered] = [user.details[field], contact.details[field]];
    return declared !== undefined && registered !== undefined && equalInForm(field, declared, registered);
  }).length;
}

/** One violation a field that differs; a detail that is missing on either side is the schema's business. */
function compare({ user, role }: Pair, contact: Contact, record: Record): Answer {
  return FIELDS.flatMap((field) => {
    const [declared, registered] = [user.details[field], contact.details[field]];
    if (declared === undefined || registered === undefined || declared === registered) return [];
    const sameForm = equalInForm(field, declared, registered);
    const isActive = user.status === "active";
    if (isActive && sameForm) return [];
    const rule = sameForm ? "form-difference" : isActive ? "changed-since" : "mismatch";
    return [
      {
        rule: `preregistration/${rule}`,
        path: ["users", user.index, field],
        args: {
          user: user.details.name ?? "",
          role,
          field,
          declared,
          registered,
          ...(sameForm && { differences: differences(field, declared, registered) }),
        },
        related: [{ in: record.in, path: [...contact.path, field] }],
      },
    ];
  });
}

/** Nobody of that role resembles the user: "PDP will verify their identity" once live, no account before. */
function unknown({ user, role }: Pair, phase: unknown): Answer {
  const rule = phase === "live" ? "preregistration/late-joiner" : "preregistration/not-preregistered";
  return [{ rule, path: entry(user, role), args: { user: user.details.name ?? "", role } }];
}

function unassigned(record: Record, pairs: readonly Pair[]): Answer {
  const compared = new Set(pairs.map(({ contact }) => contact));
  return record.contacts.flatMap((contact) => {
    const { role, path, details } = contact;
    if (role === undefined || !PREREGISTERED.includes(role) || compared.has(contact)) return [];
    const violation = { rule: "preregistration/unassigned-contact", args: { contact: details.name ?? "", role } };
    return record.in === "declaration"
      ? [{ ...violation, path }]
      : [{ ...violation, path: ["users"], related: [{ in: "register", path }] }];
  });
}
