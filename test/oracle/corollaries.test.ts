import { describe, expect, it } from "vitest";
import { loadRuleset } from "../../src/node/ruleset.ts";
import { assignments, ROLE_SETS, ROLES } from "../generators/rolesets.ts";
import type { Answer } from "./answer.ts";
import type { Example } from "./example.ts";
import { judgedByPolicy } from "./judge.ts";
import { judgedByOracle } from "./oracle.ts";

type Roles = readonly string[];

const SEVERE = new Set(
  loadRuleset()
    .catalogue.filter(({ severity }) => severity === "error")
    .map(({ id }) => id),
);

const isCompliant = (answer: Answer): boolean => !answer.some(({ rule }) => SEVERE.has(rule));

/** Users with these roles, every one of them preregistered in whatever role preregistration may ask of them. */
function organisation(roles: readonly Roles[]): Example {
  const people = roles.map((_, place) => ({ name: `User ${"ABCDEFGHIJ"[place]}` }));
  const contacts = people.flatMap((person) =>
    ["primary_business_contact", "primary_technical_contact"].map((role) => ({ role, ...person })),
  );
  const users = people.map((person, place) => ({ ...person, roles: roles[place] }));
  return { declaration: { organisation: {}, users, preregistration: { contacts } } };
}

/** Eight users with all the role holdings that the limits leave room for. */
const FULL_HOUSE: readonly Roles[] = [
  ["primary_business_contact", "service_manager", "security_lead", "test_manager"],
  ["primary_business_contact", "service_manager", "security_lead", "test_manager"],
  ["primary_technical_contact"],
  ["primary_technical_contact"],
  ...Array.from({ length: 4 }, () => ["scheme_admin"]),
];

describe.each([
  ["oracle", judgedByOracle],
  ["policies", judgedByPolicy],
] as const)("the corollaries of the role table, by the %s", (_, judge) => {
  const compliant = (roles: readonly Roles[]): boolean => isCompliant(judge(organisation(roles)));
  const tellsOf = (rules: readonly string[], roles: readonly Roles[]): boolean =>
    judge(organisation(roles)).some(({ rule }) => rules.includes(rule));
  const isLegal = (roles: Roles): boolean =>
    !tellsOf(["roles/exclusive-roles", "roles/redundant-scheme-admin"], [roles]);

  it("31 of the 63 non-empty role sets are legal", () => {
    expect(ROLE_SETS.filter((roles) => roles.length > 0 && isLegal(roles)).length).toBe(31);
  });

  it("a user holds at most 4 roles", () => {
    expect(Math.max(...ROLE_SETS.filter(isLegal).map(({ length }) => length))).toBe(4);
  });

  it("test manager, security lead and service manager combine freely, also with one of the three (F7)", () => {
    for (const free of ROLE_SETS.filter((roles) => roles.every((role) => FREE.includes(role)))) {
      for (const one of [[], ["primary_business_contact"], ["primary_technical_contact"], ["scheme_admin"]]) {
        expect(isLegal([...one, ...free])).toBe(true);
      }
    }
  });

  it("the smallest compliant organisation has 2 users, a PBC and a PTC who share the other three in 54 ways", () => {
    expect([...assignments(0), ...assignments(1)].filter(compliant)).toEqual([]);
    // Either is the PBC; each of the three other mandatory roles is held by the one, the other, or both.
    expect([...assignments(2)].filter(compliant).length).toBe(2 * 3 ** 3);
  });

  it("an organisation without scheme admin can be compliant: the role is optional (F2)", () => {
    const pair = [["primary_business_contact", ...FREE], ["primary_technical_contact"]];
    const unasked = (rule: string): boolean =>
      rule === "preregistration/unassigned-contact" || rule.startsWith("advice/");
    expect(judge(organisation(pair)).filter(({ rule }) => !unasked(rule))).toEqual([]);
    expect(compliant([...pair, ["scheme_admin"]])).toBe(true);
  });

  it("the sole PBC cannot be deactivated, and one of two can (F11)", () => {
    const [declared, first, second, technical] = [
      { name: "Harbour Pensions" },
      { name: "User A", roles: ["primary_business_contact"], status: "deactivated" },
      { name: "User B", roles: ["primary_business_contact"] },
      { name: "User C", roles: ["primary_technical_contact", ...FREE] },
    ];
    const missing = (users: readonly unknown[]): unknown[] =>
      judge({ declaration: { organisation: declared, users } })
        .filter(({ rule }) => rule === "roles/mandatory-role")
        .map(({ args }) => args.role);
    expect(missing([first, technical])).toEqual(["primary_business_contact"]);
    expect(missing([first, second, technical])).toEqual([]);
  });

  it("at most 14 role holdings exist without an approval", () => {
    expect(FULL_HOUSE.flat().length).toBe(14);
    expect(compliant(FULL_HOUSE)).toBe(true);
    for (const [place, roles] of FULL_HOUSE.entries()) {
      for (const role of ROLES.filter((one) => !roles.includes(one))) {
        expect(tellsOf(LIMITS, FULL_HOUSE.with(place, [...roles, role])), `${role} for user ${place}`).toBe(true);
      }
    }
    expect(ROLES.map(mostHolders).reduce((sum, most) => sum + most)).toBe(14);
  });

  /** The most users, of up to 8, who may hold a role and nothing else. */
  function mostHolders(role: string): number {
    const within = [1, 2, 3, 4, 5, 6, 7, 8].filter(
      (many) =>
        !tellsOf(
          LIMITS,
          Array.from({ length: many }, () => [role]),
        ),
    );
    expect(within).toEqual(within.map((_, place) => place + 1));
    return within.length;
  }
});

const FREE = ["service_manager", "security_lead", "test_manager"];
const LIMITS = ["roles/role-limit", "roles/scheme-admin-limit"];
