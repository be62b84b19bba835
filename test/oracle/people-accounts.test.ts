import { describe, expect, it } from "vitest";
import type { Answer } from "./answer.ts";
import type { Example } from "./example.ts";
import { judgedByOracle } from "./oracle.ts";

/** Worked by hand from the guidance: what nobody has checked cannot check the policies. */

const PBC = "primary_business_contact";
const NOW = Date.UTC(2026, 10, 22, 12);

const inDeclaration = (...path: (string | number)[]): unknown => ({ in: "declaration", path });

function judge(users: readonly unknown[], phase?: string, more: Partial<Example> = {}): Answer {
  const answer = judgedByOracle({ declaration: { organisation: { phase }, users }, now: NOW, ...more });
  return answer.filter(({ rule }) => /^(accounts|advice)\//.test(rule));
}

describe("S1, “within 24 hours of receiving an email inviting them”", () => {
  const isExpired = (invited_at: unknown, status = "invited"): boolean =>
    judge([{ status, invited_at }]).some(({ rule }) => rule === "accounts/invitation-expired");

  it("at exactly 24 hours the invitation stands", () => {
    expect(isExpired("2026-11-21T12:00:00Z")).toBe(false);
    expect(isExpired("2026-11-21T11:59:59.999Z")).toBe(true);
    expect(isExpired("2026-11-21T13:00:00+01:00")).toBe(false);
    expect(isExpired("2026-11-21T12:59:59.999+01:00")).toBe(true);
    expect(isExpired("2026-11-23T12:00:00Z")).toBe(false);
  });

  it("is told at the moment of the invitation, and needs a clock", () => {
    const user = { name: "Priya Shah", status: "Invited", invited_at: "2026-01-01T00:00:00Z" };
    expect(judge([{}, user])).toEqual([
      { rule: "accounts/invitation-expired", path: ["users", 1, "invited_at"], args: { user: "Priya Shah" } },
    ]);
    expect(judgedByOracle({ declaration: { users: [user] } }).filter(({ rule }) => rule.startsWith("acc"))).toEqual([]);
  });

  it.each([
    undefined,
    null,
    "2026-01-01T00:00:00",
    "2026-01-01",
    "2026-02-30T00:00:00Z",
    "2026-01-01T24:00:00Z",
    "2026-01-01 00:00:00Z",
    "2026-01-01T00:00:00z",
    0,
  ])("needs a moment: %j", (at) => {
    expect(isExpired(at)).toBe(false);
  });

  it.each(["planned", "requested", "active", "suspended", "deactivated", "rejected"])(
    "does not touch a user %s",
    (status) => {
      expect(isExpired("2026-01-01T00:00:00Z", status)).toBe(false);
    },
  );
});

describe("F22: a deactivation carries a reason", () => {
  it.each<[unknown, number]>([
    [undefined, 1],
    ["Left", 0],
    [{ unquoted: "7" }, 0],
    // That a blank text, or what is no text, is no reason is the schema's to say.
    [" ", 0],
    [null, 0],
    [["Left"], 0],
  ])("%j", (deactivation_reason, many) => {
    const user = { name: "Tom Okafor", status: "deactivated", deactivation_reason };
    const finding = {
      rule: "accounts/deactivation-reason",
      path: ["users", 0, "status"],
      args: { user: "Tom Okafor" },
    };
    expect(judge([user])).toEqual(Array.from({ length: many }, () => finding));
    expect(judge([{ ...user, status: "suspended" }])).toEqual([]);
  });
});

describe("S2, “The primary business contact is the first user to be created”", () => {
  const at = (day: number): string => `2026-11-0${day}T12:00:00Z`;
  const contact = { roles: ["test_manager", PBC], requested_at: at(3), status: "active" };
  const early = (users: readonly unknown[], phase = "registration", more: Partial<Example> = {}): unknown[] =>
    judge(users, phase, more)
      .filter(({ rule }) => rule === "accounts/contact-first")
      .map(({ path }) => path[1]);

  it("tells of a user older than every PBC, beside all of theirs", () => {
    const users = [{ ...contact, requested_at: at(4) }, { name: "Tom Okafor", requested_at: at(2) }, contact];
    expect(judge(users, "registration").filter(({ rule }) => rule.startsWith("accounts/"))).toEqual([
      {
        rule: "accounts/contact-first",
        path: ["users", 1, "requested_at"],
        args: { user: "Tom Okafor" },
        related: [inDeclaration("users", 0, "requested_at"), inDeclaration("users", 2, "requested_at")],
      },
    ]);
  });

  it("not of one who is as old as the oldest PBC, or older only than another", () => {
    expect(early([{ requested_at: at(3) }, contact, { ...contact, requested_at: at(5) }])).toEqual([]);
    expect(early([{ requested_at: "2026-11-03T11:59:59.999Z" }, contact])).toEqual([0]);
  });

  it("needs to know when every PBC was requested, but for the rejected", () => {
    expect(early([{ requested_at: at(1) }, contact, { roles: [PBC] }])).toEqual([]);
    expect(early([{ requested_at: at(1) }, contact, { roles: [PBC], status: "rejected" }])).toEqual([0]);
    expect(early([{ requested_at: at(1) }])).toEqual([]);
    expect(early([{ requested_at: at(1) }, { ...contact, status: "rejected" }])).toEqual([]);
  });

  it.each(["planned", "requested", "invited", "active", "suspended", "deactivated"])("counts users %s", (status) => {
    expect(early([{ requested_at: at(2), status }, contact])).toEqual([0]);
    expect(early([{ requested_at: at(2) }, { ...contact, status }])).toEqual([0]);
    expect(early([{ requested_at: at(2), status: "rejected" }, contact])).toEqual([]);
  });

  it("holds in phase registration only, by the register's account where there is one", () => {
    const users = [{ requested_at: at(1) }, contact];
    for (const phase of ["preregistration", "technical_connection", "live", "nearly there"]) {
      expect(early(users, phase)).toEqual([]);
    }
    const registered = (phase?: string): Partial<Example> => ({
      register: { index: 0, entry: { reference: "harbour", ...(phase !== undefined && { phase }) } },
    });
    expect(early(users, "live", registered("registration"))).toEqual([0]);
    expect(early(users, "registration", registered("live"))).toEqual([]);
    expect(early(users, "registration", registered())).toEqual([]);
    expect(early(users, "registration", { register: { index: 0 } })).toEqual([0]);
  });
});

describe("X Reset account, “you need to request this via support”: a sole PBC", () => {
  const contact = { name: "Priya Shah", roles: ["security_lead", PBC] };
  const isSole = (...users: readonly unknown[]): boolean =>
    judge(users).some(({ rule }) => rule === "advice/sole-contact");

  it("is advised at the role", () => {
    expect(judge([{}, contact])[0]).toEqual({
      rule: "advice/sole-contact",
      path: ["users", 1, "roles", 1],
      args: { user: "Priya Shah", limit: 2 },
    });
  });

  it("is one who is there, while no other is there or about to come", () => {
    for (const status of ["planned", "active", undefined]) expect(isSole({ ...contact, status })).toBe(true);
    for (const status of ["requested", "invited", "suspended", "deactivated", "rejected"]) {
      expect(isSole({ ...contact, status })).toBe(false);
    }
    for (const status of ["planned", "active", "requested", "invited"]) {
      expect(isSole(contact, { ...contact, status })).toBe(false);
    }
    for (const status of ["suspended", "deactivated", "rejected"]) {
      expect(isSole(contact, { ...contact, status })).toBe(true);
    }
  });
});

describe("mandatory roles with a single holder", () => {
  it("are told in one finding, in the role table's order, but for the PBC's", () => {
    const users = [
      { roles: ["scheme_admin", "test_manager", PBC] },
      { roles: ["security_lead", "test_manager", "security_lead"], status: "active" },
      { roles: ["primary_technical_contact"] },
      { roles: ["service_manager"], status: "invited" },
    ];
    expect(judge(users).filter(({ rule }) => rule === "advice/single-holder")).toEqual([
      {
        rule: "advice/single-holder",
        path: ["users"],
        args: { roles: ["primary_technical_contact", "security_lead"] },
        related: [inDeclaration("users", 2, "roles", 0), inDeclaration("users", 1, "roles", 0)],
      },
    ]);
  });

  it("are none that nobody holds, or that a second is about to hold", () => {
    expect(judge([{ roles: ["test_manager"] }, { roles: ["test_manager"], status: "requested" }])).toEqual([]);
    expect(judge([{ roles: ["scheme_admin"] }, { roles: ["test_manager"], status: "suspended" }])).toEqual([]);
    expect(judge([])).toEqual([]);
  });
});
