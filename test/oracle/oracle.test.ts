import { describe, expect, it } from "vitest";
import type { Answer } from "./answer.ts";
import type { Example } from "./example.ts";
import { judgedByOracle } from "./oracle.ts";

/** Worked by hand from the guidance: what nobody has checked cannot check the policies. */

const PRIYA = { name: "Priya Shah", email: "priya@harbour.example", phone: "020 7946 0123" };
const TOM = { name: "Tom Okafor", email: "tom@harbour.example", phone: "020 7946 0124" };
const REST = { roles: ["service_manager", "security_lead", "test_manager"] };
const PBC = "primary_business_contact";
const PTC = "primary_technical_contact";

const RECORD = [
  { role: PBC, ...PRIYA },
  { role: PTC, ...TOM },
];

function example(users: readonly unknown[], contacts: readonly unknown[] = RECORD, phase = "registration"): Example {
  return { declaration: { organisation: { connection: "direct", phase }, users, preregistration: { contacts } } };
}

/** The two primary contacts as preregistered, and users who hold other roles. */
const withOthers = (...others: readonly unknown[]): Example =>
  example([{ ...PRIYA, roles: [PBC] }, { ...TOM, roles: [PTC] }, ...others]);

const of = (category: string, answer: Answer): Answer => answer.filter(({ rule }) => rule.startsWith(category));

/** What has to do with roles: what there is to say of the people themselves is worked elsewhere. */
const judge = (one: Example): Answer =>
  judgedByOracle(one).filter(({ rule }) => /^(roles|preregistration|organisation)\//.test(rule));

const inDeclaration = (...path: (string | number)[]): unknown => ({ in: "declaration", path });

describe("cover: S1, “You must have all the following roles assigned in the connection portal”", () => {
  it("is there once each of the five has a holder", () => {
    expect(judge(withOthers(REST))).toEqual([]);
  });

  it("is missing role by role, in an organisation of nobody", () => {
    const missing = of("roles", judge(example([])));
    expect(missing.map(({ args }) => args.role)).toEqual([
      PBC,
      PTC,
      "service_manager",
      "security_lead",
      "test_manager",
    ]);
    expect(missing.every(({ rule, path }) => rule === "roles/mandatory-role" && path.join() === "users")).toBe(true);
  });

  it("is not there yet while the holders are requested or invited", () => {
    const pending = [
      { roles: ["test_manager"], status: "invited" },
      { roles: ["test_manager"], status: "requested" },
    ];
    const others = { roles: ["service_manager", "security_lead"] };
    expect(judge(withOthers(others, ...pending))).toEqual([
      {
        rule: "roles/pending-cover",
        path: ["users", 3, "roles", 0],
        args: { role: "test_manager" },
        related: [inDeclaration("users", 4, "roles", 0)],
      },
    ]);
    expect(judge(withOthers(REST, pending[0]))).toEqual([]);
  });

  it.each(["suspended", "deactivated", "rejected"])("is not given by somebody who is %s", (status) => {
    expect(judge(withOthers({ ...REST, status })).map(({ rule }) => rule)).toEqual([
      "roles/mandatory-role",
      "roles/mandatory-role",
      "roles/mandatory-role",
    ]);
  });
});

describe("limits: S2, “You can have a maximum of 2”, “a default limit of 4 role holders”", () => {
  it("are told at the third holder, with all of them", () => {
    const holders = [{ roles: ["security_lead"] }, { roles: ["test_manager", "security_lead"] }];
    expect(judge(withOthers(REST, ...holders))).toEqual([
      {
        rule: "roles/role-limit",
        path: ["users", 4, "roles", 1],
        args: { role: "security_lead", count: 3, limit: 2, excess: 1 },
        related: [
          inDeclaration("users", 2, "roles", 1),
          inDeclaration("users", 3, "roles", 0),
          inDeclaration("users", 4, "roles", 1),
        ],
      },
    ]);
    expect(judge(withOthers(REST, holders[1], { ...holders[0], status: "suspended" }))).toEqual([]);
  });

  it("do not count a role twice that one list names twice", () => {
    expect(judge(withOthers(REST, { roles: ["test_manager", "test_manager", "Test manager"] }))).toEqual([]);
  });

  const NOW = Date.UTC(2026, 10, 22);
  const admins = (many: number): readonly unknown[] =>
    Array.from({ length: many }, () => ({ roles: ["scheme_admin"] }));

  it.each([
    ["no approval", 4, undefined, NOW, 4],
    ["an approval of that day", 6, "2026-11-22", NOW, 6],
    ["an approval of the next day", 6, "2026-11-22", NOW - 1, 4],
    ["an approval without its day", 6, undefined, NOW, 4],
    ["no clock", 6, "2026-11-22", undefined, 4],
    ["an approval of fewer than the default", 3, "2026-11-22", NOW, 4],
  ])("for scheme admins, with %s", (_, limit, approved_on, now, most) => {
    const approval = { limit, ...(approved_on !== undefined && { approved_on }) };
    const register = {
      index: 7,
      entry: { reference: "h", contacts: RECORD, approvals: { scheme_admin_limit: approval } },
    };
    const withAdmins = (many: number): Answer =>
      judge({ ...withOthers(REST, ...admins(many)), register, ...(now !== undefined && { now }) });
    expect(withAdmins(most)).toEqual([]);
    expect(withAdmins(most + 2)).toMatchObject([
      {
        rule: "roles/scheme-admin-limit",
        path: ["users", 3 + most, "roles", 0],
        args: { role: "scheme_admin", count: most + 2, limit: most, excess: 2 },
      },
    ]);
    expect(withAdmins(most + 1)[0]?.related?.at(-1)).toEqual({
      in: "register",
      path: ["organisations", 7, "approvals", "scheme_admin_limit"],
    });
  });
});

describe("one of three: S2, “and one of the following roles”", () => {
  const clash = (roles: readonly string[], status?: string): Answer =>
    of("roles/exclusive", judge(example([{ ...PRIYA, roles, ...(status && { status }) }])));

  it("is told at the second of two", () => {
    expect(clash(["security_lead", PTC, "test_manager", PBC])).toEqual([
      {
        rule: "roles/exclusive-roles",
        path: ["users", 0, "roles", 3],
        args: { user: "Priya Shah", roles: [PTC, PBC] },
        related: [inDeclaration("users", 0, "roles", 1)],
      },
    ]);
  });

  it("is told once of three, at the first that clashes: scheme admin beside PBC does not", () => {
    expect(clash(["scheme_admin", PBC, PTC])).toMatchObject([
      { path: ["users", 0, "roles", 2], args: { roles: ["scheme_admin", PTC] } },
    ]);
    expect(clash([PBC, "scheme_admin", PTC])).toMatchObject([{ args: { roles: [PBC, PTC] } }]);
    expect(clash([PBC, "scheme_admin"])).toEqual([]);
  });

  it("holds for the suspended, who keep their roles, and not for those without an account", () => {
    expect(clash([PTC, PBC], "suspended").length).toBe(1);
    expect(clash([PTC, PBC], "deactivated")).toEqual([]);
    expect(clash([PTC, PBC], "rejected")).toEqual([]);
  });

  it("has a rule of its own for “there is no reason to hold both”", () => {
    const both = judge(example([{ ...PRIYA, roles: ["scheme_admin", PBC] }]));
    expect(of("roles/redundant", both)).toEqual([
      {
        rule: "roles/redundant-scheme-admin",
        path: ["users", 0, "roles", 0],
        args: { user: "Priya Shah" },
        related: [inDeclaration("users", 0, "roles", 1)],
        fix: { op: "remove", path: ["users", 0, "roles", 0] },
      },
    ]);
    expect(of("roles/redundant", judge(example([{ roles: ["scheme_admin", PBC], status: "suspended" }])))).toEqual([]);
  });
});

it("says one thing of an organisation behind another: S2, “They do not apply”", () => {
  expect(judge({ declaration: { organisation: { connection: "third_party" }, users: [] } })).toEqual([
    { rule: "organisation/third-party-connection", path: ["organisation", "connection"], args: {} },
  ]);
});
