import type { RuleEntry } from "../core/catalogue.ts";
import { counted, type Description, describe } from "../core/describe.ts";
import {
  type DocumentReport,
  type Finding,
  type Omitted,
  type Report,
  SEVERITIES,
  type SettingsReport,
  type Severity,
  type SwitchedOff,
} from "../core/model.ts";
import { exceptionFor, reasonFor } from "./acceptance.ts";
import type { FormatOptions } from "./options.ts";
import { pathOf } from "./place.ts";

/** What a finding says and what to do about it. Somebody else's words may be in it: every format must escape them. */
export function wordsOf({ rule, args }: Finding, options: FormatOptions): Description {
  return describe(options.rule(rule) as RuleEntry, args, options);
}

/** Why a finding does not count; undefined where it does. */
export function standingOf(
  { exception, baseline }: Pick<Finding, "exception" | "baseline">,
  options: FormatOptions,
): string | undefined {
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
export function moreOf({ rule, count }: Pick<Omitted, "rule" | "count">): string {
  return `And ${counted(count, "more finding")} of ${rule}`;
}

/** That a rule was switched off, where and why. */
export function offOf({ rule, reason, file, compulsory }: SwitchedOff, options: FormatOptions): string {
  const though = compulsory ? ", though the guidance makes it compulsory" : "";
  return `${rule} is switched off in ${file}${though}: ${reasonFor(reason, options)}`;
}

/**
 * Who switched a rule off for a document for which it is off: the only configuration that has it off, or else the
 * nearest above the file. Undefined where nobody can tell.
 */
export function offFor(rule: string, { file }: DocumentReport, { switched_off }: Report): SwitchedOff | undefined {
  const all = switched_off.filter((off) => off.rule === rule);
  if (all.length <= 1) return all[0];
  const above = all.filter((off) => pathOf(file).startsWith(folderOf(off.file)));
  return above.sort((a, b) => folderOf(b.file).length - folderOf(a.file).length)[0];
}

/** With the slash that ends it; empty for where the command runs. */
function folderOf(file: string): string {
  const path = pathOf(file);
  return path.slice(0, path.lastIndexOf("/") + 1);
}

/** What a file is called where there can be several documents in it. */
export function labelOf(file: DocumentReport | SettingsReport): string {
  return "document" in file && file.document > 0 ? `${file.file} (document ${file.document + 1})` : file.file;
}

/** Whether the policies did not run on a file's document. */
export function isUnjudged(file: DocumentReport | SettingsReport): boolean {
  return "verdict" in file && file.verdict === "not_judged";
}
