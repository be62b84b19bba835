import { type Context, check, type Judge } from "../src/core/check.ts";
import { createEvaluator } from "../src/core/evaluate.ts";
import type { Checked, DocumentReport, Finding, SourceFile } from "../src/core/model.ts";
import { DEFAULT_LIMITS } from "../src/core/parse/compose.ts";
import { type Register, readRegister } from "../src/core/register.ts";
import { loadRuleset } from "../src/node/ruleset.ts";

/** The ruleset that is shipped, with its policies running. */
export const judge: Judge = (() => {
  const ruleset = loadRuleset();
  return { ruleset, evaluator: createEvaluator(ruleset) };
})();

export function checkAll(
  content: SourceFile["content"],
  context: Context = {},
  name: string = "test.roles.yaml",
  origin?: SourceFile["origin"],
): Checked[] {
  return [...check({ name, content, ...(origin && { origin }) }, judge, context)];
}

/** The report of a text's first document. */
export function checkOne(content: SourceFile["content"], context: Context = {}): DocumentReport {
  return (checkAll(content, context)[0] as Checked).report;
}

export function register(content: string): Register {
  const read = readRegister({ name: "register.yaml", content }, judge.ruleset.data.roles, DEFAULT_LIMITS);
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  return read.register;
}

/** The findings of a report without advice, which can be given to anyone. */
export function faultsIn(report: DocumentReport): readonly Finding[] {
  return report.findings.filter(({ severity }) => severity !== "info");
}

/** The rules of a report's findings, in their order, without advice. */
export function rulesIn(report: DocumentReport): readonly string[] {
  return faultsIn(report).map(({ rule }) => rule);
}
