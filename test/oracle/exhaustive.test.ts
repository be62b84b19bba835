import { describe, expect, it } from "vitest";
import { assignments, ROLE_LISTS } from "../generators/rolesets.ts";
import { agree } from "./agreement.ts";
import type { Example } from "./example.ts";

/** Long enough for a slow machine with other work to do. */
const MINUTES = 10 * 60_000;

const PEOPLE = [
  { name: "Priya Shah", email: "priya.shah@harbour-pensions.example", phone: "020 7946 0123" },
  { name: "Tom Okafor", email: "tom.okafor@harbour-pensions.example", phone: "020 7946 0124" },
  { name: "Siân Ellis", email: "sian.ellis@harbour-pensions.example", phone: "029 2018 0456" },
];

/** An organisation whose users hold these roles, with what else a declaration of that shape needs to have. */
function holding(roles: readonly (readonly string[])[], more: Readonly<Record<string, unknown>> = {}): Example {
  return {
    declaration: { organisation: {}, users: roles.map((held, user) => ({ ...PEOPLE[user], roles: held })), ...more },
  };
}

/** The first user as preregistered, the second with a new email, each in one of the two roles; and one who never came. */
const CONTACTS = [
  { role: "primary_business_contact", ...PEOPLE[0] },
  { role: "primary_technical_contact", ...PEOPLE[1], email: "t.okafor@harbour-pensions.example" },
  { role: "primary_technical_contact", ...PEOPLE[2], phone: "02920180456" },
];

describe("policies and oracle agree on every assignment of roles", () => {
  it("to one user, in every order", () => {
    const seen = agree(ROLE_LISTS.map((roles) => holding([roles])));
    expect(seen.examples).toBe(1957);
    expect([...seen.rules.keys()].sort()).toEqual([
      "advice/single-holder",
      "advice/sole-contact",
      "preregistration/not-supplied",
      "roles/exclusive-roles",
      "roles/mandatory-role",
      "roles/redundant-scheme-admin",
      "users/placeholder-details",
    ]);
  });

  it("to two users", () => {
    const both = [...assignments(2)];
    expect(agree(both.map((roles) => holding(roles))).examples).toBe(64 * 64);
    const seen = agree(both.map((roles) => holding(roles, { preregistration: { contacts: CONTACTS } })));
    expect(seen.examples).toBe(64 * 64);
    expect([...seen.rules.keys()]).toContain("preregistration/unassigned-contact");
  });

  it("to three users", { timeout: MINUTES }, () => {
    const seen = agree(allOfThree());
    expect(seen.examples).toBe(64 ** 3);
    expect([...seen.rules.keys()]).toContain("roles/role-limit");
  });
});

/** Of people whom nobody described: a quarter of a million is enough work without comparing their details. */
function* allOfThree(): Generator<Example> {
  for (const roles of assignments(3))
    yield { declaration: { organisation: {}, users: roles.map((held) => ({ roles: held })) } };
}
