import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { loadRuleset } from "../src/node/ruleset.ts";
import { FACTS } from "./facts.ts";

const rules = new Map(loadRuleset().catalogue.map((rule) => [rule.id, rule]));

it("there are 23 facts, in their order", () => {
  expect(FACTS.map(({ id }) => id)).toEqual(Array.from({ length: 23 }, (_, index) => `F${index + 1}`));
});

it.each(FACTS)("$id, $fact: is held by something, or there is a reason why not", ({ held }) => {
  const { rules: today = [], proof, reason } = held;
  expect([...today, proof?.test, reason].filter(Boolean)).not.toEqual([]);
});

it.each(FACTS.flatMap(({ id, held }) => (held.rules ?? []).map((rule) => ({ id, rule }))))(
  "$id is named by $rule, which holds it",
  ({ id, rule }) => {
    expect(rules.get(rule)?.facts).toContain(id);
  },
);

it.each(FACTS.flatMap(({ id, held }) => (held.proof ? [{ id, ...held.proof }] : [])))(
  "$id is proved by a test in $file",
  ({ file, test }) => {
    expect(readFileSync(file, "utf8")).toContain(`it("${test}"`);
  },
);

it("no rule claims a fact that is not there", () => {
  const known = new Set<string>(FACTS.map(({ id }) => id));
  const unknown = [...rules.values()].flatMap(({ id, facts }) =>
    facts.filter((fact) => !known.has(fact)).map((fact) => `${id} claims ${fact}`),
  );
  expect(unknown).toEqual([]);
});

it("every rule that the guidance's words are given for stands on a fact, and is named by it", () => {
  const held = FACTS.flatMap(({ id, held: { rules: names = [] } }) => names.map((rule) => `${rule} holds ${id}`));
  const judged = [...rules.values()].filter(({ basis }) => basis === "guidance" || basis === "reading");
  expect(judged.length).toBeGreaterThan(0);
  expect(judged.filter(({ facts }) => facts.length === 0).map(({ id }) => id)).toEqual([]);
  const claims = judged.flatMap(({ id, facts }) => facts.map((fact) => `${id} holds ${fact}`));
  expect(claims.filter((claim) => !held.includes(claim))).toEqual([]);
});
