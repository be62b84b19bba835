import { expect, test } from "vitest";
import { describe as wordsFor } from "../../src/core/describe.ts";
import { judge } from "../judge.ts";

const { catalogue, data } = judge.ruleset;

function message(id: string, args: Readonly<Record<string, string | readonly string[]>>): string {
  const rule = catalogue.find((entry) => entry.id === id);
  if (!rule) throw new Error(`there is no rule ${id}`);
  return wordsFor(rule, args, { roles: data.roles, showPersonal: true }).message;
}

test.each(["", " ", "\t\n", "\u00A0\u2003"])("a name that is %j leaves no hole in a message", (nothing) => {
  expect(message("users/shared-phone", { user: nothing, other: nothing })).toBe(
    "A user without a name has the same phone number as a user without a name",
  );
  expect(message("preregistration/unassigned-contact", { contact: nothing, role: "test_manager" })).toContain(
    "ontact without a name",
  );
});

test("what stands behind an at sign is told on one line and within bounds", () => {
  const domain = `a\u2028${"b".repeat(400)}`;
  const told = message("users/outside-email-domain", { user: "Priya Shah", domain, domains: ["harbour.example"] });
  expect(told).toBe(
    `The email address of Priya Shah is at a ${"b".repeat(298)}…, which is not a domain of the organisation (harbour.example)`,
  );
});
