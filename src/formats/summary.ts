import { counted } from "../core/describe.ts";
import type { Report } from "../core/model.ts";
import { reasonFor } from "./acceptance.ts";
import { forTerminal } from "./escape.ts";
import { gaps } from "./gaps.ts";
import type { FormatOptions } from "./options.ts";
import { preregistration } from "./preregistration.ts";
import { verdict } from "./verdict.ts";
import { countedBy } from "./words.ts";

/**
 * The verdict, and in a line of its own `3 errors, 1 warning in 1 of 4 declarations; 1 finding accepted by an exception; preregistration
 * checked against register.yaml; ...`. Before them what is fixed and what was switched off, a line each.
 */
export function summary(report: Report, options: FormatOptions): string {
  const { paint } = options;
  const against = preregistration(report, (file) => file);
  const parts = [
    found(report),
    accepted(report),
    compared(report),
    exempt(report),
    ...(against === "" ? [] : [`preregistration ${against}`]),
    ...notEvaluated(report),
  ];
  const line = parts.filter((part) => part !== "").join("; ");
  const { error, warning } = report.summary.findings;
  const colour =
    error > 0 || report.summary.verdicts.not_judged > 0 ? paint.red : warning > 0 ? paint.yellow : paint.green;
  const told = [...fixed(report, options), ...switchedOff(report, options)];
  return [...told, paint.bold(colour(`${verdict(report)}.`)), colour(forTerminal(line))].join("\n");
}

/** Findings of the baseline that are no longer there. */
function fixed({ baseline }: Report, { paint }: FormatOptions): string[] {
  return (baseline?.fixed ?? []).map(
    ({ file, message, rule }) =>
      `${paint.green("fixed:")} ${forTerminal(file)}: ${forTerminal(message)} ${paint.dim(`(${forTerminal(rule)})`)}`,
  );
}

/** What is told even where no summary is wanted: nobody switches off silently what the guidance makes compulsory. */
export function alwaysTold(report: Report, options: FormatOptions): readonly string[] {
  return switchedOff({ ...report, switched_off: report.switched_off.filter(({ compulsory }) => compulsory) }, options);
}

/** The rules that were not asked: loudly where the guidance makes one compulsory. */
function switchedOff({ switched_off }: Report, options: FormatOptions): string[] {
  const { paint } = options;
  return switched_off.map(({ rule, reason, file, compulsory }) => {
    const label = compulsory ? paint.red("SWITCHED OFF, ALTHOUGH COMPULSORY:") : paint.yellow("switched off:");
    return `${label} ${rule} ${paint.dim(`(${forTerminal(file)})`)}: ${forTerminal(reasonFor(reason, options))}`;
  });
}

function accepted({ summary: { excepted } }: Report): string {
  return excepted === 0 ? "" : `${counted(excepted, "finding")} accepted by an exception`;
}

function compared({ baseline, summary, ruleset }: Report): string {
  if (!baseline) return "";
  const all = Object.values(summary.findings).reduce((sum, count) => sum + count, 0);
  const older =
    baseline.revision === ruleset.revision ? "" : ` (by the rules of ${baseline.revision}, not of ${ruleset.revision})`;
  const { known } = summary;
  return `against ${baseline.file}${older}: ${all - known} new, ${known} known, ${baseline.fixed.length} fixed`;
}

function found({ summary }: Report): string {
  const kinds = countedBy(summary.findings);
  const all = counted(summary.documents, "declaration");
  if (kinds.length === 0) return `No findings in ${all}`;
  return `${kinds.join(", ")} in ${summary.documents === 1 ? all : `${summary.with_findings} of ${all}`}`;
}

/** Beside others that are not compliant the verdict does not tell of them. */
function exempt({ summary: { verdicts } }: Report): string {
  return verdicts.not_applicable > 0 ? `the roles do not apply to ${verdicts.not_applicable}` : "";
}

function notEvaluated({ files }: Report): string[] {
  return gaps(files).map(({ rules, reason }) => `${counted(rules.length, "rule")} not evaluated: ${reason}`);
}
