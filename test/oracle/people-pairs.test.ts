import { describe, expect, it } from "vitest";
import type { Answer } from "./answer.ts";
import { judgedByOracle } from "./oracle.ts";

/** Worked by hand from domain.md: what nobody has checked cannot check the policies. */

const PBC = "primary_business_contact";
const PTC = "primary_technical_contact";
const SA = "scheme_admin";

const PRIYA = { name: "Priya Shah", email: "priya@harbour.internal", phone: "+1 202 555 0123" };
const TOM = { name: "Tom Okafor", email: "tom@harbour.internal", phone: "+1 202 555 0145" };

const PAIRS = ["users/split-roles", "users/duplicate-email", "users/same-person", "users/shared-phone"];

const judge = (...users: readonly unknown[]): Answer =>
  judgedByOracle({ declaration: { organisation: {}, users } }).filter(({ rule }) => PAIRS.includes(rule));

const told = (...users: readonly unknown[]): string[] => judge(...users).map(({ rule }) => rule.replace("users/", ""));

describe("of two users the strongest is told that they have in common", () => {
  it.each<[string, Readonly<Record<string, unknown>>, readonly string[]]>([
    ["nothing", TOM, []],
    ["the name", { ...TOM, name: PRIYA.name }, []],
    ["the phone", { ...TOM, phone: "001-202-555-0123" }, ["shared-phone"]],
    ["the phone, but for the extension", { ...TOM, phone: "+1 202 555 0123 ext 12" }, []],
    ["name and phone", { ...TOM, name: "PRIYA  SHAH", phone: PRIYA.phone }, ["same-person"]],
    ["the mailbox", { ...TOM, email: "Priya+portal@harbour.internal" }, ["same-person"]],
    ["the address", { ...TOM, email: '"PRIYA"@HARBOUR.internal.' }, ["duplicate-email"]],
    ["everything", PRIYA, ["duplicate-email"]],
    ["no name and no email, but the phone", { phone: PRIYA.phone }, ["shared-phone"]],
    ["a phone that has lost its quotes", { ...TOM, phone: { unquoted: "+12025550123" } }, []],
  ])("%s", (_, other, expected) => {
    expect(told(PRIYA, other)).toEqual(expected);
  });

  it.each(["", " ", "\t"])("but a name that is %j is nobody's", (name) => {
    const [one, other] = [
      { ...PRIYA, name, roles: [PBC] },
      { ...TOM, name, phone: PRIYA.phone, roles: [PTC] },
    ];
    expect(told(one, other)).toEqual(["shared-phone"]);
    expect(judge(one, { ...other, email: "priya+2@harbour.internal" })[0]?.rule).toBe("users/split-roles");
    expect(judge(one, { ...other, roles: [], email: "priya+2@harbour.internal" })[0]?.path).toEqual([
      "users",
      1,
      "email",
    ]);
  });

  it("at the later of the two, beside the earlier, in a field that they share", () => {
    const places = (other: object): unknown => {
      const [{ path, args, related } = {}, ...others] = judge(PRIYA, { ...TOM, ...other });
      expect(others).toEqual([]);
      expect(related).toEqual([{ in: "declaration", path: ["users", 0, path?.at(-1)] }]);
      return [path, args];
    };
    const args = { user: TOM.name, other: PRIYA.name };
    expect(places({ phone: PRIYA.phone })).toEqual([["users", 1, "phone"], args]);
    expect(places({ email: PRIYA.email })).toEqual([["users", 1, "email"], args]);
    expect(places({ email: "priya+2@harbour.internal" })).toEqual([["users", 1, "email"], args]);
    const namesake = { user: PRIYA.name, other: PRIYA.name };
    expect(places({ name: PRIYA.name, phone: PRIYA.phone })).toEqual([["users", 1, "name"], namesake]);
    expect(places({ name: PRIYA.name, email: "priya+2@harbour.internal" })).toEqual([["users", 1, "name"], namesake]);
  });

  it("by forms: an extension is part of the line, an IP address or no domain part of the address", () => {
    const withPhones = (one: string, other: string): string[] => told({ phone: one }, { phone: other });
    expect(withPhones("020 7946 0123 ext 12", "+44 20 7946 0123#12")).toEqual(["shared-phone"]);
    expect(withPhones("+44 (0)20 7946 0123", "02079460123")).toEqual(["shared-phone"]);
    expect(withPhones("ask reception", "ask reception")).toEqual([]);
    const withEmails = (one: string, other: string): string[] => told({ email: one }, { email: other });
    expect(withEmails("hoa@pensjön.internal", "hoa@xn--pensjn-0xa.internal")).toEqual(["duplicate-email"]);
    expect(withEmails("priya@[192.0.2.1]", "priya@[192.0.2.1]")).toEqual(["duplicate-email"]);
    expect(withEmails("priya@[192.0.2.1]", "priya@[192.0.2.2]")).toEqual([]);
    expect(withEmails("priya@harbour.internal", "priya@mail.harbour.internal")).toEqual([]);
    expect(withEmails("to follow", "to follow")).toEqual([]);
    expect(withEmails("to follow", "none")).toEqual([]);
  });

  it.each(["suspended", "deactivated", "rejected"])("but nothing of somebody %s", (status) => {
    expect(told({ ...PRIYA, status }, PRIYA)).toEqual([]);
    expect(told(PRIYA, { ...PRIYA, status })).toEqual([]);
  });
});

describe("F5: one person who holds in two accounts what nobody may hold together", () => {
  const again = (roles: readonly string[]): object => ({ name: "P. Shah", email: PRIYA.email, roles });
  const split = (earlier: readonly string[], later: readonly string[]): unknown => {
    const [finding, ...others] = judge({ ...PRIYA, roles: earlier }, again(later));
    expect(others).toEqual([]);
    if (finding?.rule !== "users/split-roles") return finding?.rule;
    expect(finding.args).toMatchObject({ user: "P. Shah", other: "Priya Shah" });
    return [finding.path.at(-1), finding.related?.[0]?.path.at(-1), finding.args.roles];
  };

  it("is told at the later role, beside the earlier one", () => {
    expect(split(["test_manager", PBC], ["security_lead", PTC])).toEqual([1, 1, [PBC, PTC]]);
    expect(split([PBC], [SA])).toEqual([0, 0, [PBC, SA]]);
  });

  it("takes the first role of the later account that clashes, with the first of the earlier", () => {
    expect(split([PTC], [PTC, SA, PBC])).toEqual([1, 0, [PTC, SA]]);
    expect(split([PTC, SA], [PTC, PBC])).toEqual([0, 1, [SA, PTC]]);
    expect(split([PTC, PTC, SA], ["PTC"])).toEqual([0, 2, [SA, PTC]]);
  });

  it("is no more than a duplicate where the combined roles are one of the three", () => {
    expect(split([PBC, "test_manager"], [PBC])).toBe("users/duplicate-email");
    expect(split([PBC], ["test_manager"])).toBe("users/duplicate-email");
    expect(split([PBC, PTC], [])).toBe("users/duplicate-email");
  });

  it("needs one person, not one phone", () => {
    expect(told({ ...PRIYA, roles: [PBC] }, { ...TOM, phone: PRIYA.phone, roles: [PTC] })).toEqual(["shared-phone"]);
    expect(told({ ...PRIYA, roles: [PBC] }, { ...PRIYA, email: TOM.email, roles: [PTC] })).toEqual(["split-roles"]);
  });
});

describe("a group gives one finding per user after the first", () => {
  it("with the earliest of them", () => {
    const tagged = { ...PRIYA, email: "priya+2@harbour.internal", name: "P. Shah" };
    expect(judge(TOM, PRIYA, PRIYA, tagged).map(({ rule, path, related }) => [rule, path[1], related])).toEqual([
      ["users/duplicate-email", 2, [{ in: "declaration", path: ["users", 1, "email"] }]],
      ["users/same-person", 3, [{ in: "declaration", path: ["users", 1, "email"] }]],
    ]);
  });

  const tag = (tag: number): string => `priya+${tag}@harbour.internal`;
  const places = (...users: readonly unknown[]): unknown[] =>
    judge(...users).map(({ rule, path: [, user], related }) => [
      rule.replace("users/", ""),
      user,
      related?.[0]?.path[1],
    ]);

  it("with the strongest of what the accounts of one person have to do with each other", () => {
    const account = (email: string, ...roles: readonly string[]): object => ({ ...PRIYA, email, roles });
    expect(places(account(PRIYA.email, PBC), account(tag(1), PTC), account(tag(2), PTC))).toEqual([
      ["split-roles", 1, 0],
      ["split-roles", 2, 0],
    ]);
    expect(places(account(PRIYA.email), account(tag(1)), account(tag(1)))).toEqual([
      ["same-person", 1, 0],
      ["duplicate-email", 2, 1],
    ]);
    expect(places(account(PRIYA.email, PBC), account(tag(1), PTC), account(tag(1)), account(PRIYA.email, SA))).toEqual([
      ["split-roles", 1, 0],
      ["duplicate-email", 2, 1],
      ["split-roles", 3, 0],
    ]);
  });

  it("and another for another person", () => {
    const account = (email: string): object => ({ ...PRIYA, email });
    expect(places({ ...TOM, phone: PRIYA.phone }, account(PRIYA.email), account(tag(1)))).toEqual([
      ["shared-phone", 1, 0],
      ["same-person", 2, 1],
      ["shared-phone", 2, 0],
    ]);
  });

  it("of each sort, where the user has different things in common with different users", () => {
    const users = [
      { ...PRIYA, roles: [PBC] },
      { name: "Ann Lee", email: TOM.email, phone: "+1 202 555 0167" },
      { name: "Bo Lund", email: "bo@harbour.internal", phone: TOM.phone },
      { ...TOM, email: TOM.email, roles: [PTC] },
      { name: "Priya Shah", email: TOM.email, phone: PRIYA.phone, roles: [SA] },
    ];
    expect(judge(...users).map(({ rule, path: [, user], related }) => [rule, user, related?.[0]?.path[1]])).toEqual([
      ["users/duplicate-email", 3, 1],
      ["users/shared-phone", 3, 2],
      ["users/split-roles", 4, 0],
      ["users/duplicate-email", 4, 1],
    ]);
  });
});
