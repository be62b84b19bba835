import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv } from "ajv";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RuleEntry } from "../../src/core/catalogue.ts";
import { readRules } from "../../tools/generate/metadata.ts";
import { findOpa, NO_GO, ROOT } from "../../tools/opa.ts";
import { findingsIn, fixtures } from "../fixtures.ts";
import { judge } from "../judge.ts";

const opa = findOpa() ?? "";
const RULE = "policies/rolecall/rules/roles/role_limit.rego";

test("the schema of the metadata is strict, and fits its own example", () => {
  const schema = JSON.parse(readFileSync(join(ROOT, "schemas/rule-metadata.schema.json"), "utf8"));
  const validate = new Ajv({ strict: true }).compile(schema);
  expect(schema.examples).toHaveLength(1);
  expect(validate(schema.examples[0])).toBe(true);
});

describe("templates", () => {
  const catalogue = new Map(judge.ruleset.catalogue.map((rule) => [rule.id, rule]));
  const shown = fixtures(judge.ruleset.data.roles).filter(({ rule }) =>
    /^(roles|preregistration|organisation|across)\//.test(rule),
  );

  test("are of rules that have fixtures", () => {
    expect(shown.length).toBeGreaterThanOrEqual(15);
  });

  // A placeholder without an argument would be a gap in a sentence, and a personal argument by another name would leak.
  test.each(shown)("of $rule name arguments that it gives", (fixture) => {
    const { rule, bad } = fixture;
    const { message, remedy, personal } = catalogue.get(rule) as RuleEntry;
    const placeholders = [...`${message} ${remedy}`.matchAll(/\{(\w+)/g)].map(([, name]) => name as string);
    const findings = findingsIn(bad, fixture, judge).filter((finding) => finding.rule === rule);
    expect(findings.length).toBeGreaterThan(0);
    for (const { args } of findings)
      expect(Object.keys(args)).toEqual(expect.arrayContaining([...placeholders, ...personal]));
  });
});

describe.skipIf(!opa)(`a rule with incomplete metadata is refused${opa ? "" : ` (skipped, because ${NO_GO})`}`, () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "rolecall-"));
    cpSync(join(ROOT, "policies"), join(folder, "policies"), { recursive: true });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    { what: "no METADATA", from: "# METADATA", to: "# ", says: "its package has no METADATA" },
    {
      what: "another package",
      from: /^package .*/m,
      to: "package rolecall.rules.roles.limits",
      says: "its package is not rolecall.rules.roles.role_limit",
    },
    { what: "no title", from: /^# title:.*\n/m, to: "", says: "title is missing" },
    { what: "no remedy", from: /^# {3}remedy:.*\n/m, to: "", says: "custom.remedy is missing" },
    { what: "no quote", from: /^# {3}quote:.*\n/m, to: "", says: "custom.quote is missing" },
    {
      what: "no source",
      from: /^# related_resources:\n(# {3,}.*\n)+?(?=# custom)/m,
      to: "",
      says: "related_resources is missing",
    },
    {
      what: "no facts",
      from: "facts: [F3, F9]",
      to: "facts: []",
      says: "custom.facts must NOT have fewer than 1 items",
    },
    {
      what: "an unknown severity",
      from: "severity: error",
      to: "severity: fatal",
      says: "custom.severity must be equal to one of",
    },
    { what: "an unknown key", from: "severity: error", to: "sevrity: error", says: "custom.sevrity is unknown" },
    { what: "no schemas", from: /^# schemas:\n.*\n/m, to: "", says: "schemas is missing" },
    { what: "a broken placeholder", from: "{limit} are", to: "{limit are", says: "custom.message must match pattern" },
  ])("$what", ({ from, to, says }) => {
    const path = join(folder, RULE);
    const text = readFileSync(path, "utf8");
    const broken = text.replace(from, to);
    expect(broken).not.toBe(text);
    writeFileSync(path, broken);
    try {
      expect(() => readRules(opa, folder)).toThrow(`${RULE}: ${says}`);
    } finally {
      writeFileSync(path, text);
    }
  });

  test("and a complete one is not", () => {
    const ids = readRules(opa, folder).map(({ id }) => id);
    expect(ids).toContain("roles/role-limit");
    expect(ids).toEqual([...ids].sort());
  });
});
