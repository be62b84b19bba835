import type { DocumentReport, Finding, Omitted, Report, SettingsReport } from "../core/model.ts";
import { counts, omittedOf, type Sources } from "./entries.ts";
import { forTap, inYaml } from "./escape/tap.ts";
import { gaps } from "./gaps.ts";
import type { FormatOptions } from "./options.ts";
import { isUnjudged, labelOf, moreOf, offOf, standingOf, wordsOf } from "./words.ts";

/** A test point without its number: the rest of its line, and its diagnostics in YAML. */
interface Point {
  readonly ok: boolean;
  readonly description: string;
  readonly skip?: string;
  readonly diagnostics: readonly string[];
}

/**
 * TAP: a test point a document, not ok where an error counts or the document could not be judged, with a diagnostic a
 * finding; then a skipped point for each reason why rules were not evaluated on it, and one for each rule that was
 * switched off. `--fail-on` changes none of it, only the exit code. All of it is TAP 13 as well as TAP 14, and says 13: many readers know no later version and fail on it.
 */
export function tap(report: Report, _sources: Sources, options: FormatOptions): string {
  const points = [
    ...report.files.flatMap((file) => [pointOf(file, options), ...skippedOf(file)]),
    ...report.settings.map((file) => pointOf(file, options)),
    ...report.switched_off.map((off): Point => {
      return { ok: true, description: off.rule, skip: offOf(off, options), diagnostics: [] };
    }),
  ];
  const plan = points.length === 0 ? "1..0 # SKIP Nothing was checked" : `1..${points.length}`;
  return ["TAP version 13", plan, ...points.flatMap(written), ""].join("\n");
}

function pointOf(file: DocumentReport | SettingsReport, options: FormatOptions): Point {
  const omitted = omittedOf(file);
  const errors = [...file.findings, ...omitted].some((one) => one.severity === "error" && counts(one));
  const findings = [
    ...file.findings.flatMap((finding) => diagnosticOf(finding, options)),
    ...omitted.flatMap((one) => restOf(one, options)),
  ];
  const skip = "verdict" in file && file.verdict === "not_applicable" ? "The roles do not apply" : undefined;
  const ok = !errors && !isUnjudged(file);
  return {
    ok,
    description: isUnjudged(file) ? `${labelOf(file)}: could not be judged` : labelOf(file),
    ...(ok && skip !== undefined && { skip }),
    diagnostics: [
      ...("verdict" in file ? [`verdict: ${file.verdict}`] : []),
      ...(findings.length > 0 ? ["findings:", ...findings] : []),
    ],
  };
}

function skippedOf(file: DocumentReport): readonly Point[] {
  return gaps([file]).map(({ reason, rules }) => ({
    ok: true,
    description: `${labelOf(file)}: ${rules.join(", ")}`,
    skip: reason,
    diagnostics: [],
  }));
}

function diagnosticOf(finding: Finding, options: FormatOptions): readonly string[] {
  const { rule, severity, range } = finding;
  const { message, remedy } = wordsOf(finding, options);
  const standing = standingOf(finding, options);
  return [
    `  - rule: ${rule}`,
    `    severity: ${severity}`,
    `    line: ${range.start.line}`,
    `    column: ${range.start.column}`,
    `    message: ${inYaml(message)}`,
    ...(remedy === "" ? [] : [`    remedy: ${inYaml(remedy)}`]),
    ...(standing === undefined ? [] : [`    standing: ${inYaml(standing)}`]),
  ];
}

function restOf(omitted: Omitted, options: FormatOptions): readonly string[] {
  const { rule, severity } = omitted;
  const standing = standingOf(omitted, options);
  return [
    `  - rule: ${rule}`,
    `    severity: ${severity}`,
    `    message: ${inYaml(moreOf(omitted))}`,
    ...(standing === undefined ? [] : [`    standing: ${inYaml(standing)}`]),
  ];
}

function written({ ok, description, skip, diagnostics }: Point, index: number): readonly string[] {
  const directive = skip === undefined ? "" : ` # SKIP ${forTap(skip)}`;
  return [
    `${ok ? "ok" : "not ok"} ${index + 1} - ${forTap(description)}${directive}`,
    ...(diagnostics.length > 0 ? ["---", ...diagnostics, "..."].map((line) => `  ${line}`) : []),
  ];
}
