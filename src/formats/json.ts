import type { RuleEntry } from "../core/catalogue.ts";
import { describe } from "../core/describe.ts";
import { isWord, maskPath, maskPersonal } from "../core/mask.ts";
import type { Arg, Args, DocumentReport, Finding, Path, Report, SettingsReport } from "../core/model.ts";
import { exceptionFor, reasonFor } from "./acceptance.ts";
import type { Sources } from "./entries.ts";
import { inJson } from "./escape.ts";
import type { FormatOptions } from "./options.ts";

/** For machines: the report as `schemas/report.schema.json` freezes it, on several lines, with a final line break. */
export function json(report: Report, _sources: Sources, options: FormatOptions): string {
  return `${inJson(frozen(report, options), 2)}\n`;
}

/** The report in its public form: personal data masked, words made, paths as RFC 6901 pointers. */
export function frozen(report: Report, options: FormatOptions): object {
  return {
    ...report,
    files: report.files.map((file) => fileOf(file, options)),
    settings: report.settings.map((file) => settingsOf(file, options)),
    switched_off: report.switched_off.map((one) => ({ ...one, reason: reasonFor(one.reason, options) })),
  };
}

function settingsOf(file: SettingsReport, options: FormatOptions): object {
  return { ...file, findings: file.findings.map((finding) => findingOf(finding, options)) };
}

function fileOf(file: DocumentReport, options: FormatOptions): object {
  return {
    ...file,
    preregistration: { source: file.preregistration },
    findings: file.findings.map((finding) => findingOf(finding, options)),
    omitted: file.omitted.map((one) => ({
      ...one,
      ...(one.exception && { exception: exceptionFor(one.exception, options) }),
    })),
  };
}

function findingOf(finding: Finding, options: FormatOptions): object {
  const rule = options.rule(finding.rule) as RuleEntry;
  const { path, args, range, related } = finding;
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: describe(rule, args, options).message,
    path: pointerFor(path, options),
    args: options.showPersonal ? args : maskArgs(args, rule.personal, options),
    range,
    related: related.map((place) => ({ ...place, path: pointerFor(place.path, options) })),
    fix: fixOf(finding, options),
    fingerprint: finding.fingerprint,
    ...(finding.exception && { exception: exceptionFor(finding.exception, options) }),
    ...(finding.baseline && { baseline: finding.baseline }),
  };
}

/** A fix whose text is somebody's, such as a phone to be put in quotes, is left out along with what else is personal. */
function fixOf({ fix }: Finding, options: FormatOptions): object | null {
  if (!fix) return null;
  const { change, edits } = fix;
  if (!options.showPersonal && change.op === "replace" && !isWord(change.value, options.roles)) return null;
  return { ...change, path: pointerFor(change.path, options), edits };
}

function maskArgs(args: Args, personal: readonly string[], { roles }: FormatOptions): Args {
  const mask = (text: string): string => (isWord(text, roles) ? text : maskPersonal(text));
  const masked = (value: Arg): Arg =>
    typeof value === "string" ? mask(value) : Array.isArray(value) ? value.map(mask) : value;
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name, personal.includes(name) ? masked(value) : value]),
  );
}

/** The pointer to a path; keys that are not the format's own are masked along with what else is personal. */
function pointerFor(path: Path, { showPersonal }: FormatOptions): string {
  return pointer(showPersonal ? path : maskPath(path));
}

/** A path as an RFC 6901 pointer. */
export function pointer(path: Path): string {
  return path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
