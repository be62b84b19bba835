import type { RuleEntry } from "../core/catalogue.ts";
import { messageOf } from "../core/describe.ts";
import { isWord, maskPersonal, withoutSecrets } from "../core/mask.ts";
import type { Arg, Args, DocumentReport, Finding, Report, SettingsReport } from "../core/model.ts";
import { exceptionFor, reasonFor } from "./acceptance.ts";
import type { Sources } from "./entries.ts";
import { inJson } from "./escape.ts";
import { shownFix } from "./fix.ts";
import type { FormatOptions } from "./options.ts";
import { organisationFor } from "./organisation.ts";
import { pointerFor } from "./pointer.ts";

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
    switched_off: switchedOff(report, options),
  };
}

/** The rules that were switched off, in their public form. */
export function switchedOff(report: Report, options: FormatOptions): Report["switched_off"] {
  return report.switched_off.map((off) => ({ ...off, reason: reasonFor(off.reason, options) }));
}

/** A file of settings in its public form. */
export function settingsOf(file: SettingsReport, options: FormatOptions): object {
  return { ...file, findings: file.findings.map((finding) => findingOf(finding, options)) };
}

/** A document’s report in its public form. */
export function fileOf(file: DocumentReport, options: FormatOptions): object {
  return {
    ...file,
    organisation: organisationFor(file.organisation, options),
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
    message: messageOf(rule, args, options),
    path: pointerFor(path, options),
    args: argsOf(args, options.showPersonal ? [] : rule.personal, options),
    range,
    related: related.map((place) => ({ ...place, path: pointerFor(place.path, options) })),
    fix: fixOf(finding, options),
    fingerprint: finding.fingerprint,
    ...(finding.exception && { exception: exceptionFor(finding.exception, options) }),
    ...(finding.baseline && { baseline: finding.baseline }),
  };
}

function fixOf(finding: Finding, options: FormatOptions): object | null {
  const fix = shownFix(finding, options);
  return fix ? { ...fix.change, path: pointerFor(fix.change.path, options), edits: fix.edits } : null;
}

function argsOf(args: Args, personal: readonly string[], { roles }: FormatOptions): Args {
  const mask = (text: string): string => (isWord(text, roles) ? text : maskPersonal(text));
  const each = (value: Arg, show: (text: string) => string): Arg =>
    typeof value === "string" ? show(value) : Array.isArray(value) ? value.map(show) : value;
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name, each(value, personal.includes(name) ? mask : withoutSecrets)]),
  );
}
