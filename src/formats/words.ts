import type { RuleEntry } from "../core/catalogue.ts";
import { counted, type Description, describe } from "../core/describe.ts";
import {
  type DocumentReport,
  type Finding,
  SEVERITIES,
  type SettingsReport,
  type Severity,
  type SwitchedOff,
} from "../core/model.ts";
import { exceptionFor, reasonFor } from "./acceptance.ts";
import type { FormatOptions } from "./options.ts";

/** What a finding says and what to do about it. Somebody else's words may be in it: every format must escape them. */
export function wordsOf({ rule, args }: Finding, options: FormatOptions): Description {
  return describe(options.rule(rule) as RuleEntry, args, options);
}

/** Why a finding does not count; undefined where it does. */
export function standingOf({ exception, baseline }: Finding, options: FormatOptions): string | undefined {
  if (exception) {
    const { reason, approved_by, expires } = exceptionFor(exception, options);
    return `Excepted until ${expires}, approved by ${approved_by}: ${reason}`;
  }
  return baseline === "known" ? "Known to the baseline" : undefined;
}

/** Findings of a severity, counted. */
export const COUNTED: Readonly<Record<Severity, (count: number) => string>> = {
  error: (count) => counted(count, "error"),
  warning: (count) => counted(count, "warning"),
  info: (count) => counted(count, "piece of advice", "pieces of advice"),
};

/** How many findings there are of each severity, the worst first, without those that there are none of. */
export function countedBy(findings: Readonly<Record<Severity, number>>): readonly string[] {
  return [...SEVERITIES]
    .reverse()
    .flatMap((severity) => (findings[severity] > 0 ? [COUNTED[severity](findings[severity])] : []));
}

/** That a rule found more than is told one by one. */
export function moreOf({ rule, count }: { readonly rule: string; readonly count: number }): string {
  return `And ${counted(count, "more finding")} of ${rule}`;
}

/** That a rule was switched off, where and why. */
export function offOf({ rule, reason, file, compulsory }: SwitchedOff, options: FormatOptions): string {
  const though = compulsory ? ", though the guidance makes it compulsory" : "";
  return `${rule} is switched off in ${file}${though}: ${reasonFor(reason, options)}`;
}

/** What a file is called where there can be several documents in it. */
export function labelOf(file: DocumentReport | SettingsReport): string {
  return "document" in file && file.document > 0 ? `${file.file} (document ${file.document + 1})` : file.file;
}

/** Whether the policies did not run on a file's document. */
export function isUnjudged(file: DocumentReport | SettingsReport): boolean {
  return "verdict" in file && file.verdict === "not_judged";
}
