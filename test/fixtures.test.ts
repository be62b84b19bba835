import { describe, expect, test } from "vitest";
import { isAcross } from "../src/core/across.ts";
import { expectations, findingsIn, fixtures } from "./fixtures.ts";
import { checkOne, judge } from "./judge.ts";

const { catalogue, data } = judge.ruleset;
const all = fixtures(data.roles);

/** The rules that no file can show, and why. */
const WITHOUT = new Map([
  ["syntax/unreadable", "it is about files whose content cannot be had"],
  ["syntax/timed-out", "it is about checks that do not end"],
  ["syntax/crashed", "it is about checks that end their process"],
]);

test(`every rule has fixtures, and every fixture a rule; but for ${[...WITHOUT].flat().join(": ")}`, () => {
  const rules = catalogue.map(({ id }) => id).filter((id) => !WITHOUT.has(id));
  expect(all.map(({ rule }) => rule).sort()).toEqual(rules.sort());
});

describe.each(all)("$rule", (fixture) => {
  const { rule, kind, bad, ok, context } = fixture;

  function found(content: Uint8Array): readonly string[] {
    return findingsIn(content, fixture, judge)
      .map(({ rule, range }) => `${range.start.line} ${rule}`)
      .sort();
  }

  test("fires on its bad.yaml on the marked lines, and nothing else does", () => {
    const expected = expectations(fixture);
    expect(expected.some((line) => line.endsWith(` ${rule}`))).toBe(true);
    expect(found(bad).filter((line) => !isAdvice(line) || expected.includes(line))).toEqual(expected);
  });

  test("is silent on its ok.yaml, and so is everything else", () => {
    expect(found(ok).filter((line) => !isAdvice(line))).toEqual([]);
    if (kind === "declaration") expect(checkOne(ok, context).rules.evaluated).toContain(rule);
  });
});

test("no check of one declaration says anything of rules across declarations, not even that it left them out", () => {
  const across = catalogue.filter(isAcross);
  expect(across.length).toBeGreaterThanOrEqual(4);
  for (const { bad, context } of all.filter(({ kind }) => kind === "declarations" || kind === "declaration")) {
    const { rules, findings } = checkOne(bad, context);
    const told = [
      ...rules.evaluated,
      ...rules.not_evaluated.map(({ rule }) => rule),
      ...findings.map(({ rule }) => rule),
    ];
    expect(told.filter((rule) => across.some(({ id }) => id === rule))).toEqual([]);
  }
});

/** Advice may be given to anyone. */
function isAdvice(line: string): boolean {
  return catalogue.find(({ id }) => line.endsWith(` ${id}`))?.severity === "info";
}
