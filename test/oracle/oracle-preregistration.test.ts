import { describe, expect, it } from "vitest";
import type { Answer } from "./answer.ts";
import type { Example } from "./example.ts";
import { judgedByOracle } from "./oracle.ts";

const PBC = "primary_business_contact";
const PTC = "primary_technical_contact";
const PRIYA = { name: "Priya Shah", email: "priya@harbour.example", phone: "020 7946 0123" };
const TOM = { name: "Tom Okafor", email: "tom@harbour.example", phone: "020 7946 0124" };

const declared = (users: readonly unknown[], contacts: unknown, phase?: unknown): Example => ({
  declaration: { organisation: { phase }, users, preregistration: { contacts } },
});

const registered = (users: readonly unknown[], contacts: readonly unknown[] | undefined, phase?: string): Example => ({
  ...declared(users, [{ role: PBC, ...TOM }], "live"),
  register: {
    index: 3,
    entry: { reference: "harbour", ...(contacts && { contacts }), ...(phase !== undefined && { phase }) },
  },
});

const judge = (example: Example): Answer =>
  judgedByOracle(example).filter(({ rule }) => rule.startsWith("preregistration/"));

const rules = (example: Example): string[] => judge(example).map(({ rule }) => rule.replace("preregistration/", ""));

describe("S1: “the name, phone number and organisational email address must match those provided during preregistration”", () => {
  it("tells of each detail that does not, beside the record's", () => {
    const user = { name: "Priya Shah", email: "p.shah@harbour.example", phone: "(020) 7946 0123", roles: [PBC] };
    const expected = (place: "register" | "declaration", ...path: (string | number)[]): unknown => [
      {
        rule: "preregistration/mismatch",
        path: ["users", 0, "email"],
        args: {
          user: "Priya Shah",
          role: PBC,
          field: "email",
          declared: "p.shah@harbour.example",
          registered: "priya@harbour.example",
        },
        related: [{ in: place, path: [...path, 0, "email"] }],
      },
      {
        rule: "preregistration/form-difference",
        path: ["users", 0, "phone"],
        args: {
          user: "Priya Shah",
          role: PBC,
          field: "phone",
          declared: "(020) 7946 0123",
          registered: "020 7946 0123",
          differences: ["phone_punctuation"],
        },
        related: [{ in: place, path: [...path, 0, "phone"] }],
      },
    ];
    const record = [{ role: PBC, ...PRIYA }];
    expect(judge(declared([user], record))).toEqual(expected("declaration", "preregistration", "contacts"));
    expect(judge(registered([user], record))).toEqual(expected("register", "organisations", 3, "contacts"));
  });

  it("compares with the contact who has most details equal in form, the first of those that tie", () => {
    const user = { ...PRIYA, roles: [PBC] };
    const phoneOnly = { role: PBC, ...TOM, phone: PRIYA.phone };
    const nameAndEmail = { role: PBC, ...PRIYA, name: "PRIYA SHAH", phone: TOM.phone };
    const paths = (contacts: readonly unknown[]): unknown[] =>
      judge(declared([user], contacts)).map(({ path }) => path);
    expect(rules(declared([user], [phoneOnly, nameAndEmail]))).toEqual([
      "form-difference",
      "mismatch",
      "unassigned-contact",
    ]);
    expect(paths([phoneOnly, nameAndEmail]).at(-1)).toEqual(["preregistration", "contacts", 0]);
    expect(paths([nameAndEmail, nameAndEmail]).at(-1)).toEqual(["preregistration", "contacts", 1]);
  });

  it("compares with contacts of the user's own role only, and role by role", () => {
    const user = { ...PRIYA, roles: [PBC, PTC] };
    const contacts = [
      { role: PTC, ...PRIYA },
      { role: PBC, ...PRIYA, phone: TOM.phone },
    ];
    expect(judge(declared([user], contacts)).map(({ args }) => args.role)).toEqual([PBC]);
    expect(rules(declared([user], contacts.slice(0, 1)))).toEqual(["not-preregistered"]);
  });

  it("lets one contact stand for two users", () => {
    const users = [
      { ...PRIYA, roles: [PBC] },
      { ...PRIYA, email: TOM.email, roles: [PBC] },
    ];
    expect(rules(declared(users, [{ role: PBC, ...PRIYA }]))).toEqual(["mismatch"]);
  });

  it("leaves a missing or ill-typed detail to the schema", () => {
    const user = { name: ["Priya Shah"], phone: { unquoted: "02079460123" }, roles: ["PBC"] };
    expect(judge(declared([user], [{ role: PBC, ...PRIYA }]))).toMatchObject([
      { rule: "preregistration/form-difference", args: { user: "", declared: "02079460123" } },
    ]);
  });
});

describe("status", () => {
  const moved = { ...PRIYA, name: "PRIYA SHAH", phone: TOM.phone, roles: [PBC] };
  it.each([
    [undefined, ["form-difference", "mismatch"]],
    ["requested", ["form-difference", "mismatch"]],
    ["invited", ["form-difference", "mismatch"]],
    ["active", ["changed-since"]],
    ["suspended", ["unassigned-contact"]],
    ["deactivated", ["unassigned-contact"]],
    ["rejected", ["unassigned-contact"]],
  ])("%s", (status, expected) => {
    expect(rules(declared([{ ...moved, status }], [{ role: PBC, ...PRIYA }]))).toEqual(expected);
  });
});

describe("somebody whom no contact of that role resembles", () => {
  const user = { ...TOM, roles: ["test_manager", PTC], status: "active" };
  const record = [{ role: PTC, ...PRIYA }];

  it.each([
    ["live", "late-joiner"],
    ["registration", "not-preregistered"],
    ["technical_connection", "not-preregistered"],
    ["Liverpool", "not-preregistered"],
    [undefined, "not-preregistered"],
  ])("in phase %s", (phase, rule) => {
    expect(judge(declared([user], record, phase))).toEqual([
      { rule: `preregistration/${rule}`, path: ["users", 0, "roles", 1], args: { user: "Tom Okafor", role: PTC } },
      {
        rule: "preregistration/unassigned-contact",
        path: ["preregistration", "contacts", 0],
        args: { contact: "Priya Shah", role: PTC },
      },
    ]);
  });

  it("is judged by the register's phase where there is one: the author cannot vouch for himself", () => {
    expect(rules(registered([user], record, "live"))[0]).toBe("late-joiner");
    expect(rules(registered([user], record, "registration"))[0]).toBe("not-preregistered");
    expect(rules(registered([user], record))[0]).toBe("not-preregistered");
  });
});

describe("nothing to compare with", () => {
  const users = [{ roles: [PTC, "security_lead"] }, { roles: [PBC], status: "requested" }];
  const notSupplied = [{ rule: "preregistration/not-supplied", path: ["organisation"], args: { roles: [PBC, PTC] } }];

  it.each([
    ["no section", declared(users, undefined)],
    ["an empty section", declared(users, [])],
    [
      "no entry in the register, whatever the section says",
      { ...declared(users, [{ role: PBC, ...PRIYA }]), register: { index: 0 } },
    ],
    ["an entry without contacts", registered(users, undefined)],
    ["an entry with no contact", registered(users, [])],
  ])("%s", (_, example) => {
    expect(judge(example)).toEqual(notSupplied);
  });

  it("names the roles that are there, and says nothing where there is none", () => {
    expect(judge(declared([users[0]], []))).toMatchObject([{ args: { roles: [PTC] } }]);
    expect(judge(declared([{ roles: [PBC], status: "suspended" }, { roles: ["security_lead"] }], []))).toEqual([]);
  });
});

describe("a contact whom no user was compared with", () => {
  it("is told at the contact, or at the users where the contact is the register's", () => {
    expect(judge(registered([], [{ role: PBC, ...PRIYA }]))).toEqual([
      {
        rule: "preregistration/unassigned-contact",
        path: ["users"],
        args: { contact: "Priya Shah", role: PBC },
        related: [{ in: "register", path: ["organisations", 3, "contacts", 0] }],
      },
    ]);
  });

  it("needs a role that preregistration records", () => {
    expect(judge(declared([], [{ role: "security_lead", ...TOM }, { role: "chair" }, null, { role: "PTC" }]))).toEqual([
      {
        rule: "preregistration/unassigned-contact",
        path: ["preregistration", "contacts", 3],
        args: { contact: "", role: PTC },
      },
    ]);
  });
});
