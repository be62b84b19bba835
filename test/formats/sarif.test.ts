import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { check } from "../../src/core/check.ts";
import type { DocumentReport, Finding } from "../../src/core/model.ts";
import { entries } from "../../src/formats/entries.ts";
import { invocation } from "../../src/formats/sarif/invocation.ts";
import { kept } from "../../src/formats/sarif/results.ts";
import { sarif } from "../../src/formats/sarif.ts";
import { judge } from "../judge.ts";
import { describeWith, peer } from "../peers.ts";
import { describeWithShared } from "../shared.ts";
import { everything, nothing } from "./everything.ts";
import { alone, type Given, MASKED, NOW, REPORTS, SHOWN } from "./reports.ts";
import { type Result, runOf } from "./sarif-run.ts";
import { isReference, sarifErrors } from "./sarif-schema.ts";

const MAKERS = { ...REPORTS, everything, nothing };

const told = ({ report, sources, options }: Given & { options: typeof MASKED }): string =>
  sarif(report, sources, options);

describeWithShared("sarif-schema-2.1.0.json", "by the official schema", (schema) => {
  const errors = sarifErrors(schema);

  test.each(Object.entries(MAKERS))("the %s report is SARIF 2.1.0", (_, make) => {
    expect(errors(told(make()))).toEqual([]);
    expect(errors(told({ ...make(), options: SHOWN }))).toEqual([]);
  });

  test("a report with something wrong is not", () => {
    const text = told(alone());
    for (const [right, wrong] of [
      ['"level": "note"', '"level": "info"'],
      ['"uri": "reports/', '"uri": "re ports/'],
      ['"startLine": 8', '"startLine": 0'],
      ['"helpUri": "https:', '"helpUri": "'],
    ] as const) {
      expect(text).toContain(right);
      expect(errors(text.replace(right, wrong)), wrong).not.toEqual([]);
    }
  });
});

describe("what code scanning asks for", () => {
  test.each(Object.entries(MAKERS))("is in the %s report", (_, make) => {
    const given = make();
    const { tool, results } = runOf(told(given));
    expect(results.map(({ ruleId }) => ruleId)).toEqual(entries(given.report).map(({ finding }) => finding.rule));
    for (const result of results) {
      expect(tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId);
      expect(result.locations).toHaveLength(1);
      const links = [...result.message.text.matchAll(/\]\((.*?)\)/g)].filter(
        ([link]) => !result.message.text.includes(`\\${link}`),
      );
      const ids = (result.relatedLocations ?? []).map(({ id }) => String(id));
      expect(links.map(([, id]) => id)).toEqual(ids.slice(0, 8));
      expect(new Set(ids).size).toBe(ids.length);
    }
    const key = ({ ruleId, locations, partialFingerprints }: Result): string =>
      JSON.stringify([
        ruleId,
        locations[0].physicalLocation.artifactLocation.uri,
        partialFingerprints.primaryLocationLineHash,
      ]);
    expect(new Set(results.map(key)).size).toBe(results.length);
  });

  test("each rule has words, a page in public, a severity and few tags", () => {
    const { rules } = runOf(told(REPORTS.clean())).tool.driver;
    expect(rules.map(({ id }) => id)).toEqual(judge.ruleset.catalogue.map(({ id }) => id));
    for (const rule of rules) {
      expect(rule.shortDescription.text.length).toBeLessThanOrEqual(1024);
      expect(rule.fullDescription.text.length).toBeLessThanOrEqual(1024);
      expect(rule.help.text).toContain(rule.fullDescription.text);
      expect(rule.help.markdown).toContain("**Why:** ");
      expect(rule.help.markdown).not.toContain("{");
      expect(rule.helpUri).toMatch(/^https:\/\/(?:www\.pensionsdashboardsprogramme\.org\.uk|yaml\.org)\//);
      expect(rule.defaultConfiguration.level).toMatch(/^(?:error|warning|note)$/);
      expect(rule.properties["problem.severity"]).toMatch(/^(?:error|warning|recommendation)$/);
      expect(rule.properties.precision).toMatch(/^(?:very-high|high|medium)$/);
      expect(rule.properties.tags.length).toBeLessThanOrEqual(10);
    }
  });

  test("no more results than it takes: what matters least is left out, and told", () => {
    const { report } = alone();
    const [file] = report.files as [DocumentReport];
    const files = Array.from({ length: 2600 }, (_, index) => ({ ...file, file: `${index}.roles.yaml` }));
    const results = kept({ ...report, files });
    expect(results).toHaveLength(25_000);
    const count = (severity: string): number => file.findings.filter((finding) => finding.severity === severity).length;
    for (const severity of ["error", "warning"])
      expect(results.filter(({ finding }) => finding.severity === severity)).toHaveLength(2600 * count(severity));
    const order = results.map(({ file }) => Number.parseInt(file.file, 10));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(JSON.stringify(invocation({ ...report, files }, MASKED))).toContain(
      "1,000 more findings left out: code scanning takes no more.",
    );
  });
});

test("every name is a valid reference, relative to the checkout unless it cannot be", () => {
  const { report } = everything();
  const uris = runOf(told(everything())).results.map(({ locations }) => locations[0].physicalLocation.artifactLocation);
  for (const { uri } of uris) expect(isReference(uri)).toBe(true);
  expect(new Set(uris.map(({ uri, uriBaseId }) => `${uriBaseId ?? ""} ${uri}`))).toEqual(
    new Set([
      "%SRCROOT% orgs/a.roles.yaml",
      "%SRCROOT% orgs/b.roles.yaml",
      " %3Cstdin%3E",
      " file:///srv/c%20d.roles.yaml",
      "%SRCROOT% ../e.roles.yaml",
      " file:///C:/orgs/f.roles.yaml",
      "%SRCROOT% rolecall.yaml",
    ]),
  );
  expect(report.files).toHaveLength(7);
});

test("a fix, applied as SARIF says it, mends what was found", () => {
  const { report, sources } = alone();
  const text = readFileSync("test/formats/reports/ordinary.roles.yaml", "utf8");
  const lines = text.split("\n");
  const at = (line: number, column: number): number =>
    lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
  const fixed = runOf(sarif(report, sources, MASKED)).results.filter(({ fixes }) => fixes);
  expect(fixed.map(({ ruleId }) => ruleId)).toEqual(["roles/redundant-scheme-admin", "schema/role-spelling"]);
  for (const { ruleId, fixes } of fixed) {
    const replacement = fixes?.[0]?.artifactChanges[0]?.replacements[0];
    if (!replacement) throw new Error(`nothing is replaced for ${ruleId}`);
    const { startLine, startColumn, endLine, endColumn } = replacement.deletedRegion;
    const inserted = replacement.insertedContent?.text ?? "";
    const after = text.slice(0, at(startLine, startColumn)) + inserted + text.slice(at(endLine, endColumn));
    const [checked] = [...check({ name: "x", content: after }, judge, { now: NOW })];
    expect(checked?.report.findings.map(({ rule }) => rule)).not.toContain(ruleId);
  }
});

test("a fix whose text is somebody’s is shown only with everything else that is personal", () => {
  const { report, sources } = alone();
  const [file] = report.files as [DocumentReport];
  const findings = file.findings.map((finding): Finding => {
    const change = { op: "replace", path: finding.path, value: "020 7946 0123" } as const;
    return finding.fix
      ? { ...finding, fix: { change, edits: [{ range: finding.range, text: '"020 7946 0123"' }] } }
      : finding;
  });
  const changed = { ...report, files: [{ ...file, findings }] };
  expect(sarif(changed, sources, MASKED)).not.toContain("insertedContent");
  expect(sarif(changed, sources, SHOWN)).toContain('"020 7946 0123\\""');
});

describe("the report with everything", () => {
  const { results, invocations } = runOf(told(everything()));
  const [{ toolExecutionNotifications, toolConfigurationNotifications, ...rest }] = invocations;
  const said = toolExecutionNotifications.map(({ level, message }) => `${level}: ${message.text}`);

  test("suppresses what somebody accepts, and says of all else that it is not suppressed", () => {
    const suppressed = results.filter(({ suppressions }) => suppressions?.length !== 0);
    expect(suppressed.map(({ ruleId, suppressions }) => [ruleId, suppressions])).toEqual([
      [
        "roles/mandatory-role",
        [
          {
            kind: "external",
            status: "accepted",
            justification:
              "Excepted until 2026-12-31, approved by J... D...: Agreed # TODO<U+000A>::error::owned ]]> <b>'x'</b> %0A #<U+0023>vso[task.complete] [link](https://evil.example)",
          },
        ],
      ],
    ]);
    expect(results.every(({ suppressions }) => Array.isArray(suppressions))).toBe(true);
    expect(runOf(told(alone())).results.some((result) => "suppressions" in result)).toBe(false);
  });

  test("compares every result with the baseline, and notifies of those that are fixed", () => {
    expect(new Set(results.map(({ baselineState }) => baselineState))).toEqual(new Set(["new", "unchanged"]));
    expect(results.filter(({ baselineState }) => baselineState === "unchanged")).toHaveLength(5);
    expect(said).toContain("note: Fixed since the baseline: Old<U+000A>::error::news");
  });

  test("was not successful, and says what could not be judged, what was left out and what was not evaluated", () => {
    expect(rest.executionSuccessful).toBe(false);
    expect(said).toContain("error: <stdin> could not be judged.");
    expect(said).toContain("error: ../e.roles.yaml could not be judged.");
    expect(said).toContain("error: And 1,200 more findings of roles/mandatory-role in C:\\orgs\\f.roles.yaml.");
    expect(
      said.some((line) => /^note: \d+ rules? not evaluated on 3 documents \(no clock\): accounts\//.test(line)),
    ).toBe(true);
  });

  test("says which rules are off, and where and why", () => {
    expect(toolConfigurationNotifications.map(({ level }) => level)).toEqual(["warning", "note"]);
    expect(rest.ruleConfigurationOverrides).toMatchObject([
      { descriptor: { id: "roles/role-limit" }, configuration: { enabled: false } },
      { descriptor: { id: "advice/sole-contact" }, properties: { reason: "too small" } },
    ]);
  });
});

test("a run in which nothing was checked says so", () => {
  const { results, invocations } = runOf(told(nothing()));
  expect(results).toEqual([]);
  expect(invocations[0].toolExecutionNotifications.map(({ message }) => message.text)).toEqual([
    "Nothing was checked.",
  ]);
});

describeWith("sarif", "sarif-tools", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "rolecall-"));
    for (const [name, make] of Object.entries(MAKERS)) writeFileSync(join(folder, `${name}.sarif`), told(make()));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const found = Object.values(MAKERS).flatMap((make) => entries(make().report).map(({ finding }) => finding));
  const run = (...args: string[]): string =>
    execFileSync(peer("sarif"), args, { encoding: "utf8", env: { ...process.env, PYTHONIOENCODING: "utf-8" } });

  test("counts as many results of each level as there are findings", () => {
    const summary = run("summary", folder);
    for (const [severity, level] of Object.entries({ error: "error", warning: "warning", info: "note" })) {
      const count = found.filter((finding) => finding.severity === severity).length;
      expect(Number(new RegExp(`^${level}: (\\d+)$`, "m").exec(summary)?.[1])).toBe(count);
    }
  });

  test("reads the rule and the line of each", () => {
    const file = join(folder, "all.csv");
    run("csv", folder, "--output", file);
    const rows: Readonly<Record<string, string>>[] = parse(readFileSync(file, "utf8"), { columns: true });
    const sorted = (pairs: readonly string[]): readonly string[] => [...pairs].sort();
    expect(sorted(rows.map(({ Code, Line }) => `${Code} ${Line}`))).toEqual(
      sorted(found.map(({ rule, range }) => `${rule} ${range.start.line}`)),
    );
  });
});
