import type { Person } from "./people.ts";
import type { Random } from "./random.ts";
import { ROLE_SETS, ROLES } from "./rolesets.ts";

/** A list of users as somebody may write it: 1 to 8 of them, in the order of `people`. */
export function team(chance: Random, people: readonly Person[]): unknown[] {
  const size = 1 + chance.integer(8);
  const assign = chance.weigh(ASSIGNMENTS)(chance, size);
  const status = chance.weigh(STATUSES);
  return assign.map((roles, place) => {
    if (chance.chance(0.003)) return chance.pick([null, "Priya Shah", ["security_lead"], 7]);
    return {
      ...details(chance, people[place] as Person),
      roles: chance.chance(0.9) ? roles : asWritten(chance, roles),
      ...status(chance),
    };
  });
}

type Assignment = (chance: Random, size: number) => (readonly string[])[];

const ASSIGNMENTS: readonly (readonly [number, Assignment])[] = [
  [5, inOrder],
  [2, (chance, size) => Array.from({ length: size }, () => chance.shuffle(chance.pick(ROLE_SETS)))],
  [2, (chance, size) => Array.from({ length: size }, () => ROLES.filter(() => chance.chance(0.2)))],
  [
    1,
    (chance, size) =>
      Array.from({ length: size }, () => ["scheme_admin", ...(chance.chance(0.2) ? ["test_manager"] : [])]),
  ],
];

/** What the guidance asks for, and now and then one role more. */
function inOrder(chance: Random, size: number): string[][] {
  const sets: string[][] = Array.from({ length: size }, () => []);
  sets[0]?.push("primary_business_contact");
  sets[1]?.push("primary_technical_contact");
  for (const role of ["service_manager", "security_lead", "test_manager"]) chance.pick(sets).push(role);
  for (const roles of sets.slice(2)) if (roles.length === 0) roles.push(chance.pick(ROLES));
  if (chance.chance(0.3)) chance.pick(sets).push(chance.pick(ROLES));
  return chance.shuffle(sets);
}

/** The same roles, as people write them: in their own words, twice, beside what is no role; or no list at all. */
function asWritten(chance: Random, roles: readonly string[]): unknown {
  if (chance.chance(0.1)) return chance.pick([undefined, null, "security_lead", {}]);
  const written: unknown[] = roles.map((role) => (chance.chance(0.5) ? role : chance.pick(SPELLINGS[role] ?? [role])));
  if (chance.chance(0.5) && roles.length > 0) written.splice(chance.integer(written.length + 1), 0, chance.pick(roles));
  if (chance.chance(0.3))
    written.splice(chance.integer(written.length + 1), 0, chance.pick([null, 3, "chair", ["PBC"], ""]));
  return written;
}

const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  primary_business_contact: ["PBC", "pbc", "Primary Business Contact"],
  primary_technical_contact: ["PTC", "primary technical contact", "Primary-Technical-Contact"],
  scheme_admin: ["scheme administrator", "Scheme admin"],
  security_lead: ["Security Lead", "security-lead"],
};

type Status = (chance: Random) => { readonly status?: unknown };

const STATUSES: readonly (readonly [number, Status])[] = [
  [4, () => ({})],
  [3, () => ({ status: "active" })],
  [4, (chance) => (chance.chance(0.3) ? {} : { status: chance.weigh(STATUS) })],
];

const STATUS = [
  [3, "requested"],
  [3, "invited"],
  [4, "active"],
  [2, "suspended"],
  [1, "deactivated"],
  [1, "rejected"],
  [1, "Invited"],
  [1, "on holiday"],
  [1, null],
] as const;

/** Now and then a detail is left out, or is nothing that could be one. */
function details(chance: Random, person: Person): Readonly<Record<string, unknown>> {
  const phone = chance.chance(0.05) ? { unquoted: person.phone.replaceAll(" ", "") } : person.phone;
  const fields = { name: person.name, email: person.email, phone };
  if (chance.chance(0.9)) return fields;
  const field = chance.pick(["name", "email", "phone"] as const);
  return { ...fields, [field]: chance.pick([undefined, null, [], { first: "Priya" }]) };
}
