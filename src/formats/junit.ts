import type { RuleEntry } from "../core/catalogue.ts";
import { withThousands } from "../core/describe.ts";
import type { DocumentReport, Finding, Omitted, Report, SettingsReport } from "../core/model.ts";
import { counts, omittedOf, type Sources } from "./entries.ts";
import { forXml } from "./escape/xml.ts";
import { reasonOf } from "./gaps.ts";
import type { FormatOptions } from "./options.ts";
import { pathOf } from "./place.ts";
import { isUnjudged, labelOf, moreOf, offFor, offOf, standingOf, wordsOf } from "./words.ts";

/** How a test case went. */
type Outcome = "passed" | "failures" | "errors" | "skipped";

interface Case {
  readonly outcome: Outcome;
  readonly xml: readonly string[];
}

/**
 * JUnit’s XML: a test suite a document, a test case a rule. A rule fails where one of its errors counts, in a single
 * `failure` that lists them, because most readers keep only the first; whatever else it found is its output. A rule
 * that was not evaluated or is switched off is skipped, and a document that could not be judged has an `error`. What
 * fails is the same whatever `--fail-on` says, which is about the exit code.
 */
export function junit(report: Report, _sources: Sources, options: FormatOptions): string {
  const suites = [...report.files, ...report.settings].map((file) => casesOf(file, report, options));
  const files = [...report.files, ...report.settings];
  const head = attributes({ name: "rolecall", ...totals(suites.flat()) });
  const time = report.now === null ? {} : { timestamp: report.now.slice(0, 19) };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${head}>`,
    ...suites.flatMap((cases, index) => [
      `  <testsuite${attributes({ name: labelOf(files[index] as DocumentReport), ...totals(cases), ...time })}>`,
      ...cases.flatMap(({ xml }) => xml.map((line) => `    ${line}`)),
      "  </testsuite>",
    ]),
    "</testsuites>",
    "",
  ].join("\n");
}

function totals(cases: readonly Case[]): Readonly<Record<string, number>> {
  const of = (outcome: Outcome): number => cases.filter((one) => one.outcome === outcome).length;
  return { tests: cases.length, failures: of("failures"), errors: of("errors"), skipped: of("skipped") };
}

function casesOf(file: DocumentReport | SettingsReport, report: Report, options: FormatOptions): readonly Case[] {
  const rules = "rules" in file ? file.rules : { evaluated: [], not_evaluated: [] };
  const found = [...file.findings, ...omittedOf(file)].map(({ rule }) => rule);
  const skipped = new Map(
    rules.not_evaluated.map(({ rule, missing }) => {
      const off = missing === "switched_off" ? offFor(rule, file as DocumentReport, report) : undefined;
      return [rule, off ? offOf(off, options) : reasonOf(missing)] as const;
    }),
  );
  const ids = [
    ...new Set([...rules.evaluated, ...found, ...(rules.evaluated.length > 0 ? skipped.keys() : [])]),
  ].sort();
  return [
    ...(isUnjudged(file) ? [unjudged(file)] : []),
    ...ids.map((id) => {
      const reason = found.includes(id) ? undefined : skipped.get(id);
      return reason === undefined ? judged(file, id, options) : skippedCase(file, id, reason, options);
    }),
  ];
}

function unjudged(file: DocumentReport | SettingsReport): Case {
  const message = "The document could not be judged. The failures say why.";
  return {
    outcome: "errors",
    xml: element(
      "testcase",
      { name: "The document can be judged", classname: labelOf(file), file: pathOf(file.file) },
      [`<error${attributes({ message, type: "not_judged" })}/>`],
    ),
  };
}

function skippedCase(file: DocumentReport | SettingsReport, id: string, reason: string, options: FormatOptions): Case {
  return {
    outcome: "skipped",
    xml: element("testcase", caseOf(file, id, options), [`<skipped${attributes({ message: reason })}/>`]),
  };
}

function caseOf(
  file: DocumentReport | SettingsReport,
  id: string,
  options: FormatOptions,
  line?: number,
): Readonly<Record<string, string | number>> {
  const name = `${id}: ${(options.rule(id) as RuleEntry).title}`;
  return { name, classname: labelOf(file), file: pathOf(file.file), ...(line !== undefined && { line }) };
}

function judged(file: DocumentReport | SettingsReport, id: string, options: FormatOptions): Case {
  const found = file.findings.filter(({ rule }) => rule === id);
  const omitted = omittedOf(file).filter(({ rule }) => rule === id);
  const isFault = (one: Finding | Omitted): boolean => one.severity === "error" && counts(one);
  const faults = found.filter(isFault);
  const others = found.filter((finding) => !isFault(finding));
  const more = omitted.filter(isFault);
  const fails = faults.length + more.length > 0;
  const first = faults[0] ?? found[0];
  const rest = faults.length - 1 + more.reduce((sum, { count }) => sum + count, 0);
  const message = faults[0]
    ? `${wordsOf(faults[0], options).message}${rest > 0 ? `, and ${withThousands(rest)} more` : ""}`
    : more.map(moreOf).join();
  const told = (findings: readonly Finding[], omitted: readonly Omitted[]): readonly string[] =>
    texts([
      ...findings.flatMap((finding) => lines(file, finding, options)),
      ...omitted.flatMap((one) => [moreOf(one), standingOf(one, options) ?? []].flat()),
    ]);
  const output = told(
    others,
    omitted.filter((one) => !isFault(one)),
  );
  return {
    outcome: fails ? "failures" : "passed",
    xml: element("testcase", caseOf(file, id, options, first?.range.start.line), [
      ...(fails ? element("failure", { message, type: id }, told(faults, more)) : []),
      ...(output.length > 0 ? element("system-out", {}, output) : []),
    ]),
  };
}

function lines({ file }: DocumentReport | SettingsReport, finding: Finding, options: FormatOptions): readonly string[] {
  const { severity, range } = finding;
  const { message, remedy } = wordsOf(finding, options);
  const standing = standingOf(finding, options);
  return [
    // Never a file’s name first: in the log of GitHub’s runner a line that begins with `::` would be a command.
    `${severity} at ${file}:${range.start.line}:${range.start.column}: ${message}`,
    ...(remedy === "" ? [] : [`What to do: ${remedy}`]),
    ...(standing === undefined ? [] : [standing]),
  ];
}

function texts(lines: readonly string[]): readonly string[] {
  return lines.map(forXml);
}

function element(
  name: string,
  values: Readonly<Record<string, string | number>>,
  content: readonly string[],
): readonly string[] {
  if (content.length === 0) return [`<${name}${attributes(values)}/>`];
  return [`<${name}${attributes(values)}>`, ...content.map((line) => `  ${line}`), `</${name}>`];
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${forXml(String(value))}"`)
    .join("");
}
