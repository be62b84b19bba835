import type { Example, RegisterRecord } from "../oracle/example.ts";
import { account, type Calendar } from "./accounts.ts";
import { DOMAINS, email, emailDomains, sameEmail } from "./emails.ts";
import { NAMES, sameName, strangeName } from "./names.ts";
import { phone, samePhone, withExtension } from "./phones.ts";
import { type Random, random } from "./random.ts";
import { ROLE_SETS, ROLES } from "./rolesets.ts";

/**
 * Organisations whose users have much in common that they should not, without end: the same for the same seed on every
 * machine. They have no preregistration: `organisations` are there to be compared with theirs.
 */
export function* crowds(seed: number): Generator<Example> {
  for (let place = 0; ; place++) yield crowd(random(seed * 1_000_003 + place));
}

function crowd(chance: Random): Example {
  const domain = chance.pick(DOMAINS);
  const now = chance.chance(0.9) ? Date.UTC(2026, 10, 22, 12) : undefined;
  const phase = chance.weigh(PHASE);
  const domains = emailDomains(domain, chance);
  return {
    declaration: {
      organisation: {
        name: "Harbour Pensions",
        ...(chance.chance(0.02) && { connection: "third_party" }),
        ...(phase !== undefined && { phase }),
        ...(domains !== undefined && { email_domains: domains }),
      },
      users: usersOf(chance, domain, { now: now ?? Date.UTC(2026, 10, 22, 12), hasRequests: chance.chance(0.6) }),
    },
    ...(chance.chance(0.3) && { register: registerOf(chance) }),
    ...(now !== undefined && { now }),
  };
}

const PHASE: readonly (readonly [number, unknown])[] = [
  [6, "registration"],
  [1, "Registration"],
  [1, "preregistration"],
  [2, "live"],
  [1, null],
  [1, undefined],
];

/** PDP's record, as far as it says how far the organisation has come; it need not hold the organisation. */
function registerOf(chance: Random): NonNullable<Example["register"]> {
  const phase = chance.weigh<string | undefined>([
    [3, "registration"],
    [1, "live"],
    [1, undefined],
  ]);
  const entry: RegisterRecord = { reference: "harbour-pensions", ...(phase !== undefined && { phase }) };
  return chance.chance(0.8) ? { index: 0, entry } : { index: 0 };
}

interface Details {
  readonly name?: unknown;
  readonly email?: unknown;
  readonly phone?: unknown;
}

interface Person extends Details {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

/** 1 to 8 users, of whom each is somebody new, or has something in common with one who came before. */
function usersOf(chance: Random, domain: string, calendar: Calendar): unknown[] {
  const people: Person[] = [];
  const likeness = chance.pick([0.1, 0.3, 0.6, 0.9]);
  for (let left = 1 + chance.integer(8); left > 0; left--) {
    const fresh = newcomer(chance, domain);
    people.push(people.length > 0 && chance.chance(likeness) ? alike(chance, chance.pick(people), fresh) : fresh);
  }
  const assign = chance.weigh(ASSIGNMENTS);
  return people.map((person, place) => {
    if (chance.chance(0.003)) return chance.pick([null, "Priya Shah", []]);
    return { ...withGaps(chance, person), roles: assign(chance, place), ...account(chance, calendar) };
  });
}

function newcomer(chance: Random, domain: string): Person {
  const name = chance.pick(NAMES);
  const number = phone(chance);
  return {
    name: chance.chance(0.04) ? strangeName(name, chance) : name,
    email: email(chance.pick(["priya.shah", "s.oconnor", "zoe", "lucja", "nikos", "hanako"]), domain, chance),
    phone: chance.chance(0.04) ? withExtension(number, chance) : number,
  };
}

type Likeness = (chance: Random, other: Person, fresh: Person) => Person;

function alike(chance: Random, other: Person, fresh: Person): Person {
  return chance.weigh(LIKENESSES)(chance, other, fresh);
}

const LIKENESSES: readonly (readonly [number, Likeness])[] = [
  [2, (_, other) => other],
  [3, (chance, other, fresh) => ({ ...fresh, email: sameEmail(other.email, chance) })],
  [3, (chance, other, fresh) => ({ ...fresh, phone: samePhone(other.phone, chance) })],
  [2, (chance, other, fresh) => ({ ...fresh, name: sameName(other.name, chance) })],
  [
    3,
    (chance, other, fresh) => ({
      ...fresh,
      name: sameName(other.name, chance),
      phone: samePhone(other.phone, chance),
    }),
  ],
  [
    2,
    (chance, other, fresh) => ({ ...fresh, name: sameName(other.name, chance), email: sameEmail(other.email, chance) }),
  ],
  [
    2,
    (chance, other) => ({
      name: sameName(other.name, chance),
      email: sameEmail(other.email, chance),
      phone: samePhone(other.phone, chance),
    }),
  ],
];

/** Now and then a detail is left out, has lost its quotes, or is nothing that could be one. */
function withGaps(chance: Random, person: Person): Details {
  if (chance.chance(0.05) && /^\+?\d[\d ]+$/.test(person.phone)) {
    return { ...person, phone: { unquoted: person.phone.replaceAll(" ", "") } };
  }
  if (chance.chance(0.95)) return person;
  return { ...person, [chance.pick(["name", "email", "phone"])]: chance.pick([undefined, null, [], "", " "]) };
}

type Assign = (chance: Random, place: number) => unknown;

const ASSIGNMENTS: readonly (readonly [number, Assign])[] = [
  [4, (chance, place) => inOrder(chance, place)],
  [2, (chance) => chance.shuffle(chance.pick(ROLE_SETS))],
  [2, (chance) => [chance.pick(["primary_business_contact", "scheme_admin", "primary_technical_contact"])]],
  [1, (chance) => chance.pick([["PBC", "PBC"], ["Scheme admin", "PBC"], ["chair", "ptc"], null, ["test_manager"]])],
];

/** What the guidance asks for, each mandatory role with its holder or two. */
function inOrder(chance: Random, place: number): readonly string[] {
  const first = [
    ["primary_business_contact", "service_manager", "security_lead"],
    ["primary_technical_contact", "test_manager"],
  ][place];
  return first ?? chance.shuffle([chance.pick(ROLES), ...(chance.chance(0.3) ? [chance.pick(ROLES)] : [])]);
}
