import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { nodeSha256 } from "../../src/core/platform.ts";
import { checkOne } from "../judge.ts";

const ORGANISATION = "organisation: {name: Harbour, reference: harbour, type: pension_provider, connection: direct}\n";
const CONTACT =
  "preregistration: {contacts: [{role: primary_business_contact, name: Jo Day, email: jo@h.example, phone: '020 7946 0001'}]}\n";
const PRIYA =
  "  - {name: Priya Shah, email: priya@h.example, phone: '020 7946 0123', roles: [primary_business_contact, scheme_admin]}\n";
const TOM =
  "  - {name: Tom Okafor, email: tom@h.example, phone: '020 7946 0124', roles: [primary_technical_contact, scheme_admin]}\n";
const ANN = "  - {name: Ann Lee, email: ann@h.example, phone: '020 7946 0125', roles: [test_manager]}\n";

/** Fingerprints by rule and subject, so that they can be compared wherever they have moved to. */
function prints(yaml: string): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { rule, args, fingerprint } of checkOne(yaml).findings) {
    const key = `${rule} ${args.user ?? ""} ${args.role ?? ""} ${args.field ?? ""}`;
    found[key] = [...(found[key] ?? []), fingerprint];
  }
  return found;
}

const BEFORE = prints(`${ORGANISATION}users:\n${PRIYA}${TOM}${CONTACT}`);

test("they stay when lines move, users change places and keys are reordered", () => {
  expect(prints(`# one\n\n${CONTACT}users:\n\n${PRIYA}${TOM}\n${ORGANISATION}`)).toEqual(BEFORE);
  expect(prints(`${ORGANISATION}users:\n${TOM}${PRIYA}${CONTACT}`)).toEqual(BEFORE);
});

test("those of a user stay when others come, go and are renamed", () => {
  const of = (all: Record<string, string[]>, name: string): [string, string[]][] =>
    Object.entries(all).filter(([key]) => key.includes(name));
  const after = prints(`${ORGANISATION}users:\n${ANN}${TOM.replace("Tom Okafor", "Bo Ek")}${PRIYA}${CONTACT}`);
  expect(of(BEFORE, "Priya").length).toBeGreaterThan(1);
  expect(of(after, "Priya")).toEqual(of(BEFORE, "Priya"));
});

test("equal ones are told apart by their order", () => {
  const twice = prints(`${ORGANISATION}users:\n${PRIYA}${PRIYA.replace("Shah", "Sharma")}`);
  const all = Object.values(twice).flat();
  expect(new Set(all).size).toBe(all.length);
});

test("they differ between organisations", () => {
  const other = prints(
    `${ORGANISATION.replace("reference: harbour", "reference: other")}users:\n${PRIYA}${TOM}${CONTACT}`,
  );
  const before = new Set(Object.values(BEFORE).flat());
  expect(
    Object.values(other)
      .flat()
      .filter((print) => before.has(print)),
  ).toEqual([]);
});

test("they know nothing of phones, emails and the register: those can change without a trace", () => {
  const changed = `${ORGANISATION}users:\n${PRIYA}${TOM}${CONTACT}`
    .replaceAll("020 7946", "0161 496")
    .replaceAll("h.example", "k.example");
  expect(prints(changed)).toEqual(BEFORE);
});

/** People who have much against them, each with initials that nobody else has. */
const PEOPLE = [
  { name: "Ann Lee", email: "ann@gmail.com", phone: "0800 496 0125", roles: ["test_manager", "test_manager"] },
  { name: "Priya Shah", email: "info@h.example", phone: "070 1234 0123", roles: ["PBC", "scheme_admin"] },
  { name: "Tom Okafor", email: "tom@k.example", phone: "12", roles: ["primary_technical_contact", "Wizard"] },
  { name: "Uma Vance", email: "no address", phone: "084 4496 0000", roles: [], nickname: "U" },
  { name: "Wes Yates", phone: "020 7946 0001 x12", roles: ["service_manager"], status: "invited" },
] as const;

const shuffled = <T>(items: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...items], { minLength: items.length });

/** The same people in another order, their keys too, some of them renamed, with lines and comments between them. */
const moved = fc
  .record({
    people: shuffled(PEOPLE),
    renamed: fc.subarray(
      PEOPLE.map(({ name }) => name as string),
      { maxLength: PEOPLE.length - 1 },
    ),
    names: fc.constantFrom(["Bo Ek", "Cy Fox", "Di Gee", "Ed Hill"], ["Ian Jay", "Kit Low", "Moe Nash", "Oz Park"]),
    keys: shuffled(["name", "email", "phone", "roles", "status", "nickname"]),
    sections: shuffled(["organisation", "users", "preregistration"]),
    gaps: fc.array(fc.constantFrom("", "\n", "# a comment\n", "\n\n# another\n"), { minLength: 7, maxLength: 7 }),
  })
  .map(({ people, renamed, names, keys, sections, gaps }) => {
    const users = people.map((person) => {
      const name = names[renamed.indexOf(person.name)] ?? person.name;
      const whole: Record<string, unknown> = { ...person, name };
      return Object.fromEntries(keys.filter((key) => key in whole).map((key) => [key, whole[key]]));
    });
    return { yaml: document(users, sections, gaps), renamed };
  });

function document(users: readonly object[], sections: readonly string[], gaps: readonly string[]): string {
  const parts: Record<string, string> = {
    organisation: ORGANISATION,
    users: `users:\n${users.map((user, index) => `${gaps[index]}${stringify([user])}`).join("")}`,
    preregistration: CONTACT,
  };
  return sections.map((section, index) => `${gaps[index + 4] ?? ""}${parts[section]}`).join("");
}

/** Told once for a whole document, at the first user whom it is about: nobody's own. */
const OF_ALL = ["users/placeholder-details"];

/** The fingerprints of what is said of each user, by the rule and where in the user it stands. */
function printsByUser(yaml: string): Readonly<Record<string, readonly string[]>> {
  const report = checkOne(yaml);
  const lines = yaml.split("\n");
  const found: Record<string, string[]> = Object.fromEntries(PEOPLE.map(({ name }) => [name, []]));
  const names = lines.flatMap((line) => /^\s*(?:- )?name: (\w+ \w+)$/.exec(line)?.[1] ?? []);
  for (const { rule, path, fingerprint } of report.findings) {
    const [section, index] = path;
    if (section !== "users" || typeof index !== "number" || OF_ALL.includes(rule)) continue;
    const name = names[index] as string;
    found[name] = [...(found[name] ?? []), `${rule} ${path.slice(2).join("/")} ${fingerprint}`].sort();
  }
  return found;
}

test("whatever moves, and whoever else is renamed, each user’s own stay as they were", () => {
  const before = printsByUser(document(PEOPLE, ["organisation", "users", "preregistration"], Array(7).fill("")));
  for (const name of Object.keys(before)) expect(before[name]?.length, name).toBeGreaterThan(0);
  fc.assert(
    fc.property(moved, ({ yaml, renamed }) => {
      const after = printsByUser(yaml);
      for (const { name } of PEOPLE) if (!renamed.includes(name)) expect(after[name]).toEqual(before[name]);
    }),
    { numRuns: 300 },
  );
});

test("Node’s own SHA-256 is that of a browser’s page", () => {
  const digest = nodeSha256();
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(digest?.(text)).toBe(bytesToHex(sha256(utf8ToBytes(text))));
    }),
  );
});
