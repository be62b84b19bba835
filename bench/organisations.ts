import { type Random, random } from "../test/generators/random.ts";

/** An organisation as it would come to an audit: what it declares, and what PDP holds of it. */
export interface Organisation {
  readonly declaration: Declaration;
  readonly entry: Entry;
  /** Names of the faults that were put into it: none in seven of ten. */
  readonly faults: readonly string[];
}

export interface Declaration {
  readonly organisation: {
    name: string;
    reference: string;
    type: string;
    connection: string;
    phase: string;
    email_domains: string[];
  };
  readonly users: User[];
}

export interface User {
  name: string;
  email: string;
  phone: string;
  roles: string[];
  status?: string;
  invited_at?: string;
  [key: string]: unknown;
}

export interface Entry {
  readonly reference: string;
  readonly phase: string;
  readonly contacts: readonly { role: string; name: string; email: string; phone: string }[];
}

const FIRST = [
  "Priya",
  "Tom",
  "Siân",
  "Aisha",
  "Łucja",
  "Seán",
  "Grace",
  "Björn",
  "Hoa",
  "Zoë",
  "Joan",
  "Idris",
  "Ana",
];
const LAST = ["Shah", "Okafor", "Ellis", "Bello", "O’Connor", "Adeyemi", "Smith-Jones", "Hughes", "Nguyễn", "Whitaker"];
const TYPES = ["pension_provider", "pension_scheme", "integrated_service_provider", "third_party_administrator"];

/** The moment at which the bench's audits are made. */
export const NOW: number = Date.UTC(2026, 10, 22, 12);

/** The organisation at a place of an endless row: the same on every machine, whatever came before it. */
export function organisationAt(place: number): Organisation {
  const chance = random(7_000_003 + place);
  const reference = `org-${String(place).padStart(7, "0")}`;
  const domain = `${reference}.internal`;
  const users = teamOf(chance, domain, 5 + chance.integer(4));
  const declaration: Declaration = {
    organisation: {
      name: `Pension Scheme ${place}`,
      reference,
      type: chance.pick(TYPES),
      connection: "direct",
      phase: chance.chance(0.5) ? "live" : "registration",
      email_domains: [domain],
    },
    users,
  };
  const entry: Entry = {
    reference,
    phase: declaration.organisation.phase,
    contacts: users.flatMap(({ name, email, phone, roles }) =>
      roles.filter((role) => role.startsWith("primary_")).map((role) => ({ role, name, email, phone })),
    ),
  };
  if (chance.chance(0.7)) return { declaration, entry, faults: [] };
  const wanted = 1 + chance.integer(5);
  const faults = chance.shuffle(Object.keys(FAULTS)).slice(0, wanted);
  for (const fault of faults) FAULTS[fault]?.(declaration, chance);
  return { declaration, entry, faults };
}

/** Two for each mandatory role, so that nothing can be said against them, not even as advice. */
function teamOf(chance: Random, domain: string, size: number): User[] {
  const first = chance.shuffle(FIRST);
  const last = chance.shuffle(LAST);
  const users = Array.from({ length: size }, (_, index): User => {
    const name = `${first[index]} ${last[index]}`;
    const local = name
      .normalize("NFD")
      .toLowerCase()
      .replace(/[^a-z -]/gu, "")
      .replace(" ", ".");
    const phone = chance.chance(0.5)
      ? `+1 202 555 01${10 + index}`
      : `+44 20 3${100 + chance.integer(800)} 4${100 + index}`;
    return { name, email: `${local}@${domain}`, phone, roles: [], status: "active" };
  });
  const [a, b, c, d] = users as [User, User, User, User];
  a.roles = ["primary_business_contact", "service_manager"];
  b.roles = ["primary_business_contact", "test_manager"];
  c.roles = ["primary_technical_contact", "security_lead"];
  d.roles = ["primary_technical_contact", "test_manager"];
  for (const [index, user] of users.slice(4).entries()) {
    user.roles = index === 0 ? ["service_manager", "security_lead"] : ["scheme_admin"];
  }
  return users;
}

/** What goes wrong in real declarations. */
const FAULTS: Readonly<Record<string, (declaration: Declaration, chance: Random) => void>> = {
  "a mandatory role that nobody holds": ({ users }) => {
    for (const user of users) user.roles = user.roles.filter((role) => role !== "test_manager");
  },
  "a scheme admin beside another role": ({ users }) => users[0]?.roles.push("scheme_admin"),
  "two primary roles": ({ users }) => users[2]?.roles.push("primary_business_contact"),
  "too many holders": ({ users }) => users[3]?.roles.push("service_manager"),
  "a user without roles": ({ users }) => {
    (users.at(-1) as User).roles = [];
  },
  "a misspelled role": ({ users }) => users[1]?.roles.push("secruity_lead"),
  "a name that differs in form": ({ users }) => {
    (users[0] as User).name = (users[0] as User).name.toUpperCase();
  },
  "a phone that differs": ({ users }) => {
    (users[2] as User).phone = "+1 202 555 0199";
  },
  "a private email": ({ users }) => {
    (users.at(-1) as User).email = "somebody@gmail.com";
  },
  "an email of somebody else": ({ users }) => {
    (users[3] as User).email = (users[4] as User).email;
  },
  "a shared mailbox": ({ users, organisation }) => {
    (users[4] as User).email = `info@${organisation.email_domains[0]}`;
  },
  "an indirect phone": ({ users }) => {
    (users[4] as User).phone = "0800 111 2222";
  },
  "a phone that cannot be": ({ users }) => {
    (users[1] as User).phone = "04 12";
  },
  "an invitation that ran out": ({ users }) => {
    Object.assign(users.at(-1) as User, { status: "invited", invited_at: "2026-11-20T09:00:00Z" });
  },
  "a key that does not exist": ({ users }) => {
    (users[0] as User).mobile = "none";
  },
  "a phone without quotes": ({ users }) => {
    Object.assign(users[3] as User, { phone: 447700900123 });
  },
};
