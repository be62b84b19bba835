import { expect, test } from "vitest";
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
    const key = `${rule} ${args["user"] ?? ""} ${args["role"] ?? ""} ${args["field"] ?? ""}`;
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
