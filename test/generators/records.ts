import type { Person } from "./people.ts";
import type { Random } from "./random.ts";
import { inAnotherForm, inSubstance } from "./variations.ts";

const PRIMARY = ["primary_business_contact", "primary_technical_contact"] as const;

/**
 * The contacts that were given at preregistration: mostly the team's own primary contacts, more or less as they are
 * declared, with people who never became users and records that tie between two users. A register's are well-typed.
 */
export function record(
  chance: Random,
  people: readonly Person[],
  users: readonly unknown[],
  place: "register" | "declaration",
): unknown[] {
  const contacts = users.flatMap((user, index) =>
    rolesOf(user).flatMap((role) => (chance.chance(0.9) ? [contact(chance, people[index] as Person, role)] : [])),
  );
  if (chance.chance(0.2)) contacts.push(contact(chance, chance.pick(people), chance.pick(PRIMARY)));
  // Somebody's name with somebody else's number; and the same contact twice, but for one detail.
  if (chance.chance(0.15)) contacts.push(mixed(chance, people, chance.pick(PRIMARY)));
  const [first] = contacts;
  if (first && chance.chance(0.1)) contacts.push({ ...first, phone: "0151 496 0999" });
  const shuffled = chance.chance(0.5) ? chance.shuffle(contacts) : contacts;
  return place === "register" || chance.chance(0.85) ? shuffled : shuffled.map((one) => asWritten(chance, one));
}

type Contact = Readonly<Record<string, unknown>>;

function contact(chance: Random, person: Person, role: string): Contact {
  const vary = chance.weigh(CARE);
  return {
    role,
    name: vary(chance, "name", person.name),
    email: vary(chance, "email", person.email),
    phone: vary(chance, "phone", person.phone),
  };
}

type Vary = (chance: Random, field: keyof Person, text: string) => string;

/** How carefully the same details are written a second time. */
const CARE: readonly (readonly [number, Vary])[] = [
  [4, (_, __, text) => text],
  [3, (chance, field, text) => (chance.chance(0.6) ? inAnotherForm(field, text, chance) : text)],
  [2, (chance, field, text) => (chance.chance(0.5) ? inSubstance(field, text, chance) : text)],
  [
    2,
    (chance, field, text) => chance.pick([inAnotherForm(field, text, chance), inSubstance(field, text, chance), text]),
  ],
];

function mixed(chance: Random, people: readonly Person[], role: string): Contact {
  const pick = (field: keyof Person): string => chance.pick(people.slice(0, 4))[field];
  return { role, name: pick("name"), email: pick("email"), phone: pick("phone") };
}

/** A declaration's own contact may be anything. */
function asWritten(chance: Random, { role, ...details }: Contact): unknown {
  return chance.pick([
    { role: role === "primary_business_contact" ? "PBC" : "Primary technical contact", ...details },
    { role: chance.pick(["security_lead", "chair", null, undefined]), ...details },
    { role, ...details, [chance.pick(["name", "email", "phone"])]: chance.pick([undefined, null, []]) },
    { role, ...details, phone: { unquoted: "02079460123" } },
    chance.pick([null, "Priya Shah", []]),
  ]);
}

function rolesOf(user: unknown): string[] {
  const roles = (user as { roles?: unknown } | null)?.roles;
  return Array.isArray(roles) ? PRIMARY.filter((role) => roles.includes(role)) : [];
}
