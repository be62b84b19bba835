import { beforeAll, expect, test } from "vitest";
import type { DocumentReport } from "../../src/core/model.ts";
import { counts, entries } from "../../src/formats/entries.ts";
import { junit } from "../../src/formats/junit.ts";
import { describeWith } from "../peers.ts";
import { everything, nothing } from "./everything.ts";
import { type ReadCase, type ReadSuites, readJunit } from "./readers.ts";
import { REPORTS } from "./reports.ts";

const MAKERS = { ...REPORTS, everything, nothing };
const NAMES = Object.keys(MAKERS) as (keyof typeof MAKERS)[];

describeWith("junitparser", "junitparser", () => {
  const read = {} as Record<keyof typeof MAKERS, ReadSuites>;
  beforeAll(() => {
    const texts = Object.values(MAKERS).map((make) => {
      const { report, sources, options } = make();
      return junit(report, sources, options);
    });
    for (const [index, suites] of readJunit(texts).entries()) read[NAMES[index] as keyof typeof MAKERS] = suites;
  });

  test.each(NAMES)("counts in the %s report what its attributes say", (name) => {
    const { told, counted, recounted } = read[name];
    expect(counted).toEqual(recounted);
    const sums = [0, 1, 2, 3].map((index) => counted.reduce((sum, counts) => sum + (counts[index] ?? 0), 0));
    expect(told).toEqual(sums);
  });

  test.each(NAMES)("finds every finding of the %s report once", (name) => {
    const { report } = MAKERS[name]();
    const texts = read[name].suites
      .flatMap(({ cases }) => cases)
      .map(textOf)
      .join("\n");
    for (const severity of ["error", "warning", "info"]) {
      const found = entries(report).filter(({ finding }) => finding.severity === severity).length;
      expect([...texts.matchAll(new RegExp(`^\\s*${severity} at .*:\\d+:\\d+: `, "gm"))]).toHaveLength(found);
    }
  });

  test.each(NAMES)("fails in the %s report what has an error that counts, once", (name) => {
    const { report } = MAKERS[name]();
    const files = [...report.files, ...report.settings];
    for (const [index, { cases }] of read[name].suites.entries()) {
      const file = files[index] as DocumentReport;
      const faults = file.findings.filter((finding) => finding.severity === "error" && counts(finding));
      const more = (file.omitted ?? []).map(({ rule }) => rule);
      const failed = cases.filter(({ results }) => results.some(([kind]) => kind === "failure"));
      expect(failed.map(({ results }) => results[0]?.[2]).sort()).toEqual(
        [...new Set([...faults.map(({ rule }) => rule), ...more])].sort(),
      );
      expect(cases.filter(({ results }) => results.length > 1)).toEqual([]);
      expect(cases.filter(({ results }) => results[0]?.[0] === "error")).toHaveLength(
        file.verdict === "not_judged" ? 1 : 0,
      );
      expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    }
  });

  test("passes a rule that has only advice, and shows it", () => {
    const advice = caseOf(read.ordinary, "advice/sole-contact");
    expect(advice.results).toEqual([]);
    expect(advice.output).toContain("info at reports/ordinary.roles.yaml:12:13: If P... S... leaves");
  });

  test("skips what was not evaluated and what is off, and says why", () => {
    expect(caseOf(read.hostile, "users/outside-email-domain").results).toEqual([
      ["skipped", "no email domains declared", null, null],
    ]);
    const off = caseOf(read.everything, "roles/role-limit").results[0];
    expect(off?.slice(0, 2)).toEqual([
      "skipped",
      expect.stringMatching(
        /^roles\/role-limit is switched off in rolecall\.yaml, though .* ]]> <b>'x'<\/b> %0A #<U\+0023>vso\[/,
      ),
    ]);
  });

  test("tells an excepted finding without failing for it, and how many were left out", () => {
    const cases = read.everything.suites
      .flatMap(({ cases }) => cases)
      .filter(({ name }) => name.startsWith("roles/mandatory-role"));
    const excepted = cases.find(({ output }) => output?.includes("Excepted until 2026-12-31, approved by J... D...: "));
    expect(excepted?.results[0]?.slice(0, 3)).toEqual([
      "failure",
      "And 1,200 more findings of roles/mandatory-role",
      "roles/mandatory-role",
    ]);
    expect(excepted?.results[0]?.[3]).toContain("And 1,200 more findings of roles/mandatory-role");
  });

  test("a run in which nothing was checked has no test", () => {
    expect(read.nothing.suites).toEqual([]);
  });
});

function textOf({ results, output }: ReadCase): string {
  return [...results.map(([, , , text]) => text ?? ""), output ?? ""].join("\n");
}

function caseOf({ suites }: ReadSuites, rule: string): ReadCase {
  const found = suites[0]?.cases.find(({ name }) => name.startsWith(`${rule}: `));
  if (!found) throw new Error(rule);
  return found;
}
