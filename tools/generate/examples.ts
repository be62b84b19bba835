import { readFileSync } from "node:fs";
import type { RuleEntry } from "../../src/core/catalogue.ts";
import { check } from "../../src/core/check.ts";
import { describe } from "../../src/core/describe.ts";
import { createEvaluator } from "../../src/core/evaluate.ts";
import type { Ruleset } from "../../src/core/model.ts";
import { type Fixture, fixtures } from "../../test/fixtures.ts";

/**
 * Gives each rule its examples: its fixtures, and what it really says about the bad one. So what `explain` and the docs
 * show is what the tests run.
 */
export function withExamples(rules: readonly RuleEntry[]): readonly RuleEntry[] {
  const ruleset: Ruleset = {
    wasm: readFileSync("generated/policy.wasm"),
    data: JSON.parse(readFileSync("generated/data.json", "utf8")),
    catalogue: rules,
    digest: "",
    revision: "",
  };
  const byRule = new Map(fixtures(ruleset.data.roles).map((fixture) => [fixture.rule, fixture]));
  return rules.map((rule) => {
    const fixture = byRule.get(rule.id);
    return fixture ? { ...rule, examples: examplesOf(rule, fixture, ruleset) } : rule;
  });
}

function examplesOf(
  rule: RuleEntry,
  { bad, ok, context }: Fixture,
  ruleset: Ruleset,
): NonNullable<RuleEntry["examples"]> {
  const judge = { ruleset, evaluator: createEvaluator(ruleset) };
  const [checked] = check({ name: "bad.yaml", content: bad }, judge, context);
  const finding = checked?.report.findings.find((one) => one.rule === rule.id);
  if (!finding) throw new Error(`${rule.id} does not fire on its bad.yaml`);
  const { message } = describe(rule, finding.args, { roles: ruleset.data.roles, showPersonal: true });
  return { bad: bad.replaceAll("# expect: ", "# ← "), message, good: ok };
}
