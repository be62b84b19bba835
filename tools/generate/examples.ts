import { readFileSync } from "node:fs";
import type { RuleEntry } from "../../src/core/catalogue.ts";
import type { Judge } from "../../src/core/check.ts";
import { describe } from "../../src/core/describe.ts";
import { createEvaluator } from "../../src/core/evaluate.ts";
import type { Ruleset } from "../../src/core/model.ts";
import { forTerminal } from "../../src/formats/escape.ts";
import { type Fixture, findingsIn, fixtures, textOf } from "../../test/fixtures.ts";

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
  const judge = { ruleset, evaluator: createEvaluator(ruleset) };
  const byRule = new Map(fixtures(ruleset.data.roles).map((fixture) => [fixture.rule, fixture]));
  return rules.map((rule) => {
    const fixture = byRule.get(rule.id);
    return fixture ? { ...rule, examples: examplesOf(rule, fixture, judge) } : rule;
  });
}

function examplesOf(rule: RuleEntry, fixture: Fixture, judge: Judge): NonNullable<RuleEntry["examples"]> {
  const finding = findingsIn(fixture.bad, fixture, judge).find((one) => one.rule === rule.id);
  if (!finding) throw new Error(`${rule.id} does not fire on its bad.yaml`);
  const { message, remedy } = describe(rule, finding.args, { roles: judge.ruleset.data.roles, showPersonal: true });
  return { bad: shown(fixture.bad).replaceAll("# expect: ", "# ← "), message, remedy, good: shown(fixture.ok) };
}

/** A fixture as text that anybody can see: a control character in it is named, as everywhere on a terminal. */
function shown(bytes: Uint8Array): string {
  return textOf(bytes).split("\n").map(forTerminal).join("\n");
}
