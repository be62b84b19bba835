import type { RoleTable } from "../../core/catalogue.ts";
import { applyEdits } from "../../core/locate/edit.ts";
import { find } from "../../core/locate/find.ts";
import type { Fix, Path } from "../../core/model.ts";
import { keyMeant } from "../../core/validate/mapping.ts";
import { callOf, type Declared, type DeclaredUser } from "../draft/declared.ts";
import { type Change, type Draft, documentOf } from "../draft/draft.ts";
import { all, append, remove, rename, write } from "../draft/edit.ts";
import { seen } from "../seen.ts";
import type { Foresight } from "./foresee.ts";
import type { Judged, Told } from "./judging.ts";
import { lowerTitle, titleOf } from "./titles.ts";

/** A remedy as a button. */
export interface Action {
  /** What it does, as on a button: “Remove scheme admin from Priya Shah”. */
  readonly label: string;
  readonly change: Change;
}

/** What it takes to think of a remedy. */
interface Case extends Told {
  readonly draft: Draft;
  readonly declared: Declared;
  readonly roles: RoleTable;
  readonly foresight: Foresight;
  readonly contacts: readonly Contact[];
}

/** Somebody as given at preregistration. */
export interface Contact {
  readonly role: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

/** More would be a list to read. */
const MOST = 4;

/** The remedies of a finding that need no thought of where and how, the likeliest first; none where only a person knows. */
export function actionsFor(
  told: Told,
  judged: Judged,
  context: Pick<Case, "roles" | "foresight" | "contacts">,
): readonly Action[] {
  const { declared, draft } = judged;
  const { fix, rule } = told.finding;
  if (fix)
    return [
      {
        label: fixLabel(fix.change, declared, context.roles),
        change: (now) => ({ ...now, text: applyEdits(now.text, fix.edits) }),
      },
    ];
  if (!declared) return [];
  return (REMEDIES[rule]?.({ ...told, ...context, declared, draft }) ?? []).slice(0, MOST);
}

const REMEDIES: Readonly<Record<string, (found: Case) => readonly Action[]>> = {
  "roles/exclusive-roles": (found) =>
    at(found, (user) => names(found.finding.args.roles).map((role) => takeAway(user, role, found.roles))),
  "roles/role-limit": holders,
  "roles/scheme-admin-limit": holders,
  "roles/mandatory-role": ({ declared, finding: { args }, roles, foresight }) =>
    declared.users
      .filter(
        (user) =>
          standsIn(user) && user.text("name").trim() !== "" && foresight(user.index, String(args.role)) === undefined,
      )
      .sort((a, b) => a.roles.length - b.roles.length)
      .slice(0, 3)
      .map((user) => give(user, String(args.role), roles)),
  "schema/too-few-items": (found) => at(found, (user) => [takeOut(user)]),
  "preregistration/not-preregistered": (found) =>
    at(found, (user) => [takeAway(user, String(found.finding.args.role), found.roles)]),
  "preregistration/mismatch": asRegistered,
  "preregistration/form-difference": asRegistered,
  "preregistration/changed-since": asRegistered,
  "preregistration/unassigned-contact": ({ finding: { args }, contacts }) =>
    contacts
      .filter(({ role, name }) => role === args.role && name === args.contact)
      .slice(0, 1)
      .map(({ role, ...details }) => ({
        label: `Add ${seen(details.name)} as a user`,
        change: append(["users"], { ...details, roles: [role] }),
      })),
  "organisation/secret": ({ finding: { path } }) => [{ label: "Delete it", change: remove(path) }],
  "organisation/third-party-connection": () => [
    { label: "The organisation connects directly", change: write(["organisation", "connection"], "direct") },
  ],
  "schema/unquoted-phone": asTyped,
  "schema/unquoted-text": asTyped,
  "schema/unknown-key": ({ finding: { path, args }, draft }) => {
    const key = seen(String(args.key));
    const meant = keyMeant(path);
    const change = meant !== undefined && isFree(draft, [...path.slice(0, -1), meant]);
    return [
      ...(change ? [{ label: `Change ‘${key}’ to ‘${meant}’`, change: rename(path, meant) }] : []),
      { label: `Delete ‘${key}’`, change: remove(path) },
    ];
  },
  "schema/duplicate-item": ({ finding: { path } }) => [{ label: "Take it out", change: remove(path) }],
  "schema/contact-role": ({ finding: { path } }) => [
    { label: "Take this contact out", change: remove(path.slice(0, 3)) },
  ],
  "accounts/invitation-expired": (found) =>
    at(found, (user) => [
      {
        label: `Note that the account for ${callOf(user)} is requested again`,
        change: all([remove(["users", user.index, "invited_at"]), write(["users", user.index, "status"], "requested")]),
      },
    ]),
  "users/outside-email-domain": ({ finding: { args } }) => [
    {
      label: `Add ${seen(String(args.domain))} to the organisation’s domains`,
      change: append(["organisation", "email_domains"], String(args.domain)),
    },
  ],
  "users/duplicate-email": oneUser,
  "users/same-person": oneUser,
};

/** Whether there is nothing at a path yet. */
function isFree(draft: Draft, path: Path): boolean {
  const document = documentOf(draft);
  return document !== undefined && find(document, path).depth < path.length;
}

function at(
  { finding: { path }, declared }: Case,
  actions: (user: DeclaredUser) => readonly Action[],
): readonly Action[] {
  const user = path[0] === "users" ? declared.users[Number(path[1])] : undefined;
  return user ? actions(user) : [];
}

/** Whoever counts towards a limit could give the role up. */
function holders({ declared, finding: { args }, roles }: Case): readonly Action[] {
  const role = String(args.role ?? "scheme_admin");
  return declared.users
    .filter((user) => counts(user) && user.roles.includes(role))
    .map((user) => takeAway(user, role, roles));
}

function asRegistered({ finding: { path, args } }: Case): readonly Action[] {
  const registered = String(args.registered);
  return registered === ""
    ? []
    : [{ label: `Use ‘${seen(registered)}’, as preregistered`, change: write(path, registered) }];
}

/** A number without quotes is what its characters say. */
function asTyped({ finding: { path, range }, draft }: Case): readonly Action[] {
  const typed = draft.text.slice(range.start.offset, range.end.offset);
  return [{ label: `Put ‘${seen(typed)}’ in quotes`, change: write(path, typed) }];
}

/** Two users who are one: the first gets all of the roles. */
function oneUser({ finding: { path, args }, declared }: Case): readonly Action[] {
  const [, index] = path;
  const second = declared.users[Number(index)];
  const first = declared.users.find((user) => user.index < Number(index) && user.text("name") === args.other);
  if (!first || !second) return [];
  const added = second.roles.filter((role) => role !== "" && !first.roles.includes(role));
  const changes = [
    ...added.map((role) => append(["users", first.index, "roles"], role)),
    remove(["users", second.index]),
  ];
  return [{ label: `Make them one user, ${callOf(first)}, with all of the roles`, change: all(changes) }];
}

/** Takes a role away, however it is written and however often. */
export function takeAway(user: DeclaredUser, role: string, roles: RoleTable): Action {
  const places = user.roles.flatMap((held, index) => (held === role ? [index] : [])).reverse();
  const changes = places.map((index) => remove(["users", user.index, "roles", index]));
  return { label: `Remove ${lowerTitle(role, roles)} from ${callOf(user)}`, change: all(changes) };
}

export function give(user: DeclaredUser, role: string, roles: RoleTable): Action {
  return {
    label: `Give ${lowerTitle(role, roles)} to ${callOf(user)}`,
    change: append(["users", user.index, "roles"], role),
  };
}

export function takeOut(user: DeclaredUser): Action {
  return { label: `Take ${callOf(user)} out`, change: remove(["users", user.index]) };
}

/** Whether a user’s roles count towards the limits, and whether they fill a role at once. */
const counts = ({ text }: DeclaredUser): boolean => !["suspended", "deactivated", "rejected"].includes(text("status"));
const standsIn = ({ text }: DeclaredUser): boolean => ["", "active"].includes(text("status"));

const names = (arg: unknown): readonly string[] => (Array.isArray(arg) ? arg.map(String) : []);

function fixLabel(fix: Fix, declared: Declared | undefined, roles: RoleTable): string {
  const user = userAt(fix.path, declared);
  const [, , key, index] = fix.path;
  if (fix.op === "remove") {
    const role = key === "roles" ? user?.roles[Number(index)] : undefined;
    return user && role ? takeAway(user, role, roles).label : "Take it out";
  }
  return Object.hasOwn(roles, fix.value)
    ? `Change it to ${titleOf(fix.value, roles).toLowerCase()}`
    : `Change it to ‘${seen(fix.value)}’`;
}

function userAt([section, index]: Path, declared: Declared | undefined): DeclaredUser | undefined {
  return section === "users" ? declared?.users[Number(index)] : undefined;
}
