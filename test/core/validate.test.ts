import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { RoleTable } from "../../src/core/catalogue.ts";
import { describe } from "../../src/core/describe.ts";
import { textAt } from "../../src/core/locate/find.ts";
import type { Violation } from "../../src/core/model.ts";
import { DEFAULT_LIMITS } from "../../src/core/parse/compose.ts";
import { parse } from "../../src/core/parse/parse.ts";
import { schemaRules } from "../../src/core/rules/schema.ts";
import type { Kind } from "../../src/core/validate/fault.ts";
import { validate } from "../../src/core/validate.ts";
import { CASES as DECLARATION_CASES } from "./validate-cases.ts";
import { SETTINGS_CASES } from "./validate-settings-cases.ts";

const CASES = [...DECLARATION_CASES, ...SETTINGS_CASES];

const roles = JSON.parse(readFileSync("policies/roles/data.json", "utf8")) as RoleTable;

function violationsOf(yaml: string, kind: Kind): readonly Violation[] {
  const [document] = parse({ name: "test.yaml", content: yaml }, DEFAULT_LIMITS);
  if (!document?.sound) throw new Error(`the case is not sound YAML:\n${yaml}`);
  return validate(document.value, kind, (path) => textAt(document, path), roles);
}

function told(violation: Violation): string {
  const rule = schemaRules.find(({ id }) => id === violation.rule);
  if (!rule) throw new Error(`${violation.rule} is not in the catalogue`);
  const { message, remedy } = describe(rule, violation.args, { roles, showPersonal: true });
  const fix = violation.fix && ("value" in violation.fix ? ` [${violation.fix.value}]` : ` [${violation.fix.op}]`);
  return `${violation.rule.slice("schema/".length)} /${violation.path.join("/")}: ${message}. ${remedy}${fix ?? ""}`;
}

test.each(CASES)("$name", ({ kind, yaml, tells }) => {
  expect(violationsOf(yaml, kind).map(told)).toEqual(tells);
});

/** Told by `readRegister` and by `ruleViolations`, once the schema has let a file pass. */
const ELSEWHERE = ["schema/duplicate-reference", "schema/fixed-rule"];

test("every rule of the catalogue fires in a case", () => {
  const seen = CASES.flatMap(({ kind, yaml }) => violationsOf(yaml, kind).map(({ rule }) => rule));
  expect([...new Set([...seen, ...ELSEWHERE])].sort()).toEqual(schemaRules.map(({ id }) => id));
});

test("every violation brings the arguments that its words ask for, and no other", () => {
  for (const { kind, yaml } of CASES) {
    for (const { rule, args } of violationsOf(yaml, kind)) {
      const entry = schemaRules.find(({ id }) => id === rule);
      const asked = [...`${entry?.message} ${entry?.remedy}`.matchAll(/\{(\w+)/g)].map(([, name]) => name);
      expect(Object.keys(args).sort(), rule).toEqual([...new Set(asked)].sort());
    }
  }
});

test("a value that resembles nothing known is masked unless personal data is asked for", () => {
  const [violation] = violationsOf(CASES[0]?.yaml.replace("[security_lead]", "[Priya Shah]") ?? "", "declaration");
  const rule = schemaRules.find(({ id }) => id === violation?.rule);
  if (!violation || !rule) throw new Error("no violation");
  expect(describe(rule, violation.args, { roles, showPersonal: false }).message).not.toContain("Priya");
});

test("an item beyond the length of its list is not told of, and 10,000 violations are the most", () => {
  const users = (count: number): unknown => ({
    organisation: { name: "Harbour Pensions", reference: "harbour", type: "pension_scheme", connection: "direct" },
    users: Array.from({ length: count }, () => ({
      name: "Priya Shah",
      email: "p@harbour.example",
      phone: "020 7946 0123",
    })),
  });
  const none = (): undefined => undefined;
  expect(validate(users(10_000), "declaration", none, roles)).toHaveLength(10_000);
  const beyond = validate(users(10_005), "declaration", none, roles);
  expect(beyond).toHaveLength(10_000);
  expect(beyond[0]).toEqual({
    rule: "schema/too-many-items",
    path: ["users"],
    args: { key: "users", count: 10_005, limit: 10_000, excess: 5 },
  });
  expect(beyond.at(-1)?.path).toEqual(["users", 9_998]);
});
