import { describe, expect, test } from "vitest";
import type { DocumentReport } from "../src/core/model.ts";
import { expectations, fixtures } from "./fixtures.ts";
import { checkOne, judge } from "./judge.ts";

const all = fixtures(judge.ruleset.data.roles);
const policies = judge.ruleset.catalogue.filter(({ category }) => category !== "syntax" && category !== "schema");

function found(report: DocumentReport): readonly string[] {
  return report.findings.map(({ rule, range }) => `${range.start.line} ${rule}`).sort();
}

test("every rule of the policies has fixtures, and every fixture a rule", () => {
  expect(all.map(({ rule }) => rule).sort()).toEqual(policies.map(({ id }) => id).sort());
});

describe.each(all)("$rule", ({ rule, bad, ok, context }) => {
  test("fires on its bad.yaml on the marked lines, and nothing else does", () => {
    expect(expectations(bad).some((line) => line.endsWith(` ${rule}`))).toBe(true);
    expect(found(checkOne(bad, context))).toEqual(expectations(bad));
  });

  test("is silent on its ok.yaml, and so is everything else", () => {
    const report = checkOne(ok, context);
    expect(found(report).filter((line) => !isAdvice(line))).toEqual([]);
    expect(report.rules.evaluated).toContain(rule);
  });
});

/** Advice may be given to anyone. */
function isAdvice(line: string): boolean {
  const severity = judge.ruleset.catalogue.find(({ id }) => line.endsWith(` ${id}`))?.severity;
  return severity === "info";
}
