import { globSync } from "tinyglobby";
import { expect, test } from "vitest";
import { canonical } from "../../bench/canonical.ts";
import { createJudge } from "../../bench/handwritten/judge.ts";
import type { Input } from "../../src/core/derive/derive.ts";
import { crowds } from "../generators/crowds.ts";
import { organisations } from "../generators/organisations.ts";
import { take } from "../generators/take.ts";
import { judge } from "../judge.ts";
import { inputOf } from "../oracle/judge.ts";

const SEED = 20_261_124;
const GENERATED = 2_000;

/** Every rule that Rego judges a single declaration by: its path is its id. */
const POLICIES = globSync("**/*.rego", { cwd: "policies/rolecall/rules", ignore: ["**/*_test.rego", "across/**"] })
  .map((path) => path.replace(".rego", "").replaceAll("_", "-"))
  .sort();

/** Nothing of an organisation, and one with a secret in it: the generators make neither. */
const EMPTY: Input = {
  organisation: {},
  preregistration: { source: "none", path: [], contacts: [] },
  facts: { secrets: [], email_domains: [], user_domains: [], but_for: {} },
};
const SECRET: Input = { ...EMPTY, facts: { ...EMPTY.facts, secrets: [{ path: ["pin"], kind: "passcode" }] } };

/** The bench compares them on what it measures; these are stranger, so that neither is quick by leaving something out. */
test("rules written by hand give what the policies give", { timeout: 600_000 }, () => {
  const byHand = createJudge(judge.ruleset.data);
  const broken = new Set<string>();
  const examples = [...take(organisations(SEED), GENERATED), ...take(crowds(SEED), GENERATED)];
  for (const input of [EMPTY, SECRET, ...examples.map(inputOf)]) {
    const expected = judge.evaluator.evaluate(input);
    for (const { rule } of expected) broken.add(rule);
    expect(canonical(byHand(input)), JSON.stringify(input)).toEqual(canonical(expected));
  }
  expect([...broken].sort()).toEqual(POLICIES);
});
