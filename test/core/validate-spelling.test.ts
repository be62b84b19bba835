import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RoleTable } from "../../src/core/catalogue.ts";
import { distance, nearest } from "../../src/core/validate/distance.ts";
import { plain, recogniseRole, recogniseValue } from "../../src/core/validate/spelling.ts";

const roles = JSON.parse(readFileSync("policies/roles/data.json", "utf8")) as RoleTable;

describe("recogniseRole", () => {
  test("takes every id exactly, and every title, abbreviation and spelling of the role table for what it is", () => {
    for (const [id, role] of Object.entries(roles)) {
      expect(recogniseRole(id, roles)).toEqual({ role: id, how: "exact" });
      for (const text of [role.title, role.abbreviation, ...role.spellings]) {
        for (const variant of [
          text,
          text.toUpperCase(),
          ` ${text.toLowerCase()} `,
          text.replaceAll(" ", "-"),
          `${text}.`,
        ]) {
          expect(recogniseRole(variant, roles), variant).toEqual({ role: id, how: "spelling" });
        }
      }
    }
  });

  test("no two roles share a spelling", () => {
    const spellings = Object.entries(roles).flatMap(([id, role]) => {
      const own = new Set([id, role.title, role.abbreviation, ...role.spellings].map(plain));
      return [...own];
    });
    expect(new Set(spellings).size).toBe(spellings.length);
  });

  test.each([
    ["securty_lead", "security_lead"],
    ["scheme_amdin", "scheme_admin"],
    ["Service managers", "service_manager"],
    ["primary_busines_contct", "primary_business_contact"],
  ])("guesses that %s is %s", (text, role) => {
    expect(recogniseRole(text, roles)).toEqual({ role, how: "guess" });
  });

  test.each([
    "",
    " ",
    "PPC",
    "PTB",
    "XM",
    "TL",
    "manager",
    "admin",
    "contact",
    "secuty_laed_",
    "constructor",
    "__proto__",
    "toString",
    "日本語",
  ])("does not take %j for any role", (text) => {
    expect(recogniseRole(text, roles)).toBeUndefined();
  });

  test("a text that is as near to one role as to another is no guess", () => {
    const table = { lead_a: roles.security_lead, lead_b: roles.security_lead } as RoleTable;
    expect(recogniseRole("lead_c", table)).toBeUndefined();
    expect(recogniseRole("lead_aa", table)).toEqual({ role: "lead_a", how: "guess" });
  });

  test("a million characters cost next to nothing", () => {
    const start = performance.now();
    recogniseRole("security_lead".repeat(80_000), roles);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe("recogniseValue", () => {
  const known = ["requested", "rejected", "invited", "active", "live"];

  test.each([
    ["active", "active", "exact"],
    ["Active", "active", "spelling"],
    [" in-vited", "invited", "spelling"],
    ["actve", "active", "guess"],
    ["liv", "live", "guess"],
  ])("%j is %s (%s)", (text, value, how) => {
    expect(recogniseValue(text, known)).toEqual({ value, how });
  });

  test.each(["inactive", "deactive", "reactivated", "unsuspended", "indirect"])("%j is not its opposite", (text) => {
    const values = ["active", "deactivated", "suspended", "direct", "third_party"];
    expect(recogniseValue(text, values)).toBeUndefined();
  });

  test.each(["on", "l", "", "leave", "re-ected-xyz", "toString"])("%j is none of them", (text) => {
    expect(recogniseValue(text, known)).toBeUndefined();
  });
});

/** The same distance, straight from its definition. */
function plainly(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  const swapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  return Math.min(
    plainly(a.slice(0, -1), b) + 1,
    plainly(a, b.slice(0, -1)) + 1,
    plainly(a.slice(0, -1), b.slice(0, -1)) + (a.at(-1) === b.at(-1) ? 0 : 1),
    swapped ? plainly(a.slice(0, -2), b.slice(0, -2)) + 1 : Number.POSITIVE_INFINITY,
  );
}

describe("distance", () => {
  test("agrees with its definition, up to its limit", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 5 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 6 }), (a, b, limit) => {
        const real = plainly(a, b);
        expect(distance(a, b, limit)).toBe(real <= limit ? real : Number.POSITIVE_INFINITY);
      }),
      { numRuns: 500 },
    );
  });

  test("the nearest is the one that is nearer than all others", () => {
    expect(nearest("phoen", ["phone", "phase", "name"], 2)).toBe("phone");
    expect(nearest("bat", ["cat", "bar"], 2)).toBeUndefined();
    expect(nearest("bat", ["cat", "bar", "bat"], 2)).toBe("bat");
    expect(nearest("bat", ["submarine"], 2)).toBeUndefined();
  });
});
