/** An organisation of any size, as a declaration's text. */
export interface Shape {
  readonly name: string;
  readonly declaration: (users: number) => string;
}

const ROLES = [
  "primary_business_contact",
  "primary_technical_contact",
  "service_manager",
  "security_lead",
  "test_manager",
  "scheme_admin",
];
const STATUSES = ["planned", "requested", "rejected", "invited", "active", "active", "suspended", "deactivated"];
const FIRST = ["Priya", "Tom", "Siân", "Aisha", "Łucja", "Seán", "Grace", "Björn", "Hoa", "Zoë"];
const LAST = ["Shah", "Okafor", "Ellis", "Bello", "O’Connor", "Adeyemi", "Smith-Jones", "Hughes", "Nguyễn", "D'Arcy"];
/** Ofcom's numbers for drama: a thousand behind each of these. */
const DRAMA = ["020 7946 0", "07700 900", "01632 960", "0131 496 0", "0113 496 0", "0117 496 0", "0141 496 0"];

/** As many preregistered contacts as the schema allows. */
const MOST_CONTACTS = 100;

interface Person {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

/** No two have the same details, but names come back. */
function person(index: number): Person {
  const name = `${at(FIRST, index)} ${at(LAST, Math.floor(index / FIRST.length))}`;
  const drama = at(DRAMA, Math.floor(index / 1000));
  return {
    name,
    email: `user.${index}@harbour-pensions.example`,
    phone: `${drama}${String(index % 1000).padStart(3, "0")}`,
  };
}

const namesake = (index: number): Person => ({ ...person(index), name: "Priya Shah" });

/** Of as many names in every size, so that as much is found of a user: some are one person by name and phone. */
const onOnePhone = (index: number): Person => ({
  ...person(index),
  name: `${at(FIRST, index)} Shah`,
  phone: "020 7946 0123",
});

const inOneMailbox = (index: number): Person => ({
  ...person(index),
  email: `users+${index}@harbour-pensions.example`,
});

export const SHAPES: readonly Shape[] = [
  {
    name: "all six roles, all statuses",
    declaration: (users) =>
      declaration(
        list(users, (index) => user(person(index), rolesOf(index), at(STATUSES, Math.floor(index / ROLES.length)))),
        list(4, (index) => contact(person(index * ROLES.length + (index % 2)), at(ROLES, index % 2))),
      ),
  },
  {
    name: "everyone holds one role",
    declaration: (users) =>
      declaration(
        list(users, (index) => user(person(index), ["security_lead"])),
        [],
      ),
  },
  {
    name: "everyone is a scheme admin and the PBC",
    declaration: (users) =>
      declaration(
        list(users, (index) => user(person(index), ["primary_business_contact", "scheme_admin"])),
        list(MOST_CONTACTS, (index) => contact(person(index), "primary_business_contact")),
      ),
  },
  {
    name: "PBCs of one name, 100 contacts alike",
    declaration: (users) =>
      declaration(
        list(users, (index) => user(namesake(index), ["primary_business_contact"])),
        list(MOST_CONTACTS, (index) => contact(namesake(10_000 + index), "primary_business_contact")),
      ),
  },
  {
    name: "everybody on one phone",
    declaration: (users) =>
      declaration(
        list(users, (index) => user(onOnePhone(index), rolesOf(index), at(STATUSES, index), requestedAt(index))),
        [],
      ),
  },
  {
    name: "one mailbox, a tag each",
    declaration: (users) =>
      declaration(
        list(users, (index) => user(inOneMailbox(index), rolesOf(index), at(STATUSES, index), requestedAt(index))),
        [],
      ),
  },
];

/** One after another, from the last to the first: so the primary business contacts are not the first. */
function requestedAt(index: number): string {
  return new Date(Date.UTC(2026, 10, 2) - index * 60_000).toISOString();
}

/** One role each in turn, a second one for every third user. */
function rolesOf(index: number): readonly string[] {
  const role = at(ROLES, index);
  return index % 3 === 0 ? [role, at(ROLES, 2 + (index % 3))] : [role];
}

function declaration(users: readonly string[], contacts: readonly string[]): string {
  return [
    "organisation:",
    "  name: Harbour Pensions",
    "  reference: harbour-pensions",
    "  type: pension_provider",
    "  connection: direct",
    "  phase: registration",
    "  email_domains: [harbour-pensions.example]",
    "users:",
    ...users,
    ...(contacts.length > 0 ? ["preregistration:", "  contacts:", ...contacts] : []),
    "",
  ].join("\n");
}

function user(
  { name, email, phone }: Person,
  roles: readonly string[],
  status: string = "planned",
  requestedAt?: string,
): string {
  const lines = [
    `  - name: ${name}`,
    `    email: ${email}`,
    `    phone: "${phone}"`,
    `    roles: [${roles.join(", ")}]`,
  ];
  return [
    ...lines,
    ...(status === "planned" ? [] : [`    status: ${status}`]),
    ...(requestedAt === undefined ? [] : [`    requested_at: ${requestedAt}`]),
  ].join("\n");
}

function contact({ name, email, phone }: Person, role: string): string {
  return [`    - role: ${role}`, `      name: ${name}`, `      email: ${email}`, `      phone: "${phone}"`].join("\n");
}

function list(length: number, make: (index: number) => string): readonly string[] {
  return Array.from({ length }, (_, index) => make(index));
}

/** The item that is due, round and round. */
function at<T>(items: readonly T[], index: number): T {
  return items[index % items.length] as T;
}
