import type { RuleEntry } from "../core/catalogue.ts";
import { counted, describe, list } from "../core/describe.ts";
import type { DocumentReport, Finding, Report, SettingsReport, Severity } from "../core/model.ts";
import { omittedOf, type Sources } from "./entries.ts";
import { forTerminal } from "./escape.ts";
import { type Excerpt, excerpts } from "./excerpt.ts";
import { gaps } from "./gaps.ts";
import type { FormatOptions } from "./options.ts";

/** For people: every finding with its place, the lines around it and what to do; then a summary. */
export function text(report: Report, sources: Sources, options: FormatOptions): string {
  const blocks = [...report.files, ...report.settings].flatMap((file) => {
    const source = sources(file);
    const frames = source && file.findings.length > 0 ? excerpts(source, options) : () => undefined;
    return [
      ...file.findings.map((finding) => block(file, finding, frames(finding.range), options)),
      ...omittedOf(file).map(
        ({ rule, count }) => `${forTerminal(file.file)}: and ${counted(count, "more finding")} of ${rule}\n`,
      ),
    ];
  });
  const parts = options.quiet ? blocks : [...blocks, `${summary(report, options)}\n`];
  return parts.join("\n");
}

const COLOURS = { error: "red", warning: "yellow", info: "cyan" } as const satisfies Record<Severity, string>;

function block(
  file: DocumentReport | SettingsReport,
  finding: Finding,
  shown: Excerpt | undefined,
  options: FormatOptions,
): string {
  const { paint } = options;
  const { message, remedy } = describe(options.rule(finding.rule) as RuleEntry, finding.args, options);
  const colour = paint[COLOURS[finding.severity]];
  const { start } = finding.range;
  const place = `${forTerminal(file.file)}:${start.line}:${start.column}`;
  const lines = [
    `${paint.bold(place)}: ${colour(finding.severity)}: ${forTerminal(message)} ${paint.dim(`(${finding.rule})`)}`,
    ...frame(finding, shown, options),
    ...(remedy ? [`  ${paint.bold("To mend it:")} ${forTerminal(remedy)}`] : []),
    ...related(finding),
  ];
  return `${lines.join("\n")}\n`;
}

function frame(finding: Finding, shown: Excerpt | undefined, { paint }: FormatOptions): string[] {
  if (!shown) return [];
  const colour = paint[COLOURS[finding.severity]];
  const gutter = String(shown.caret.line).length;
  const lines = shown.lines.map(({ number, text }) => {
    const bar = `${String(number).padStart(gutter)} |`;
    return `  ${paint.dim(bar)} ${text}`.trimEnd();
  });
  const underline = " ".repeat(shown.caret.start) + "^".repeat(shown.caret.width);
  return [...lines, `  ${paint.dim(`${" ".repeat(gutter)} |`)} ${colour(underline)}`];
}

function related({ related, range }: Finding): string[] {
  const places = related
    .filter((place) => place.range.start.offset !== range.start.offset || place.range.end.offset !== range.end.offset)
    .map((place) => `${forTerminal(place.file)}:${place.range.start.line}:${place.range.start.column}`);
  const shown = [...new Set(places)];
  const more = shown.length > MOST_RELATED ? ` and ${counted(shown.length - MOST_RELATED, "more place")}` : "";
  return shown.length === 0 ? [] : [`  See also: ${shown.slice(0, MOST_RELATED).join(", ")}${more}`];
}

const MOST_RELATED = 8;

/** `3 errors, 1 warning in 1 of 4 declarations; preregistration checked against register.yaml; ...` */
function summary(report: Report, { paint }: FormatOptions): string {
  const parts = [counts(report), unjudged(report), preregistration(report), ...notEvaluated(report)];
  const line = parts.filter((part) => part !== "").join("; ");
  const { error, warning } = report.summary.findings;
  const colour =
    error > 0 || report.summary.verdicts.not_judged > 0 ? paint.red : warning > 0 ? paint.yellow : paint.green;
  return colour(forTerminal(line));
}

function counts({ summary }: Report): string {
  const { error, warning, info } = summary.findings;
  const found = [
    ...(error > 0 ? [counted(error, "error")] : []),
    ...(warning > 0 ? [counted(warning, "warning")] : []),
    ...(info > 0 ? [counted(info, "piece of advice", "pieces of advice")] : []),
  ];
  const all = counted(summary.documents, "declaration");
  if (found.length === 0) return `No findings in ${all}`;
  return `${found.join(", ")} in ${summary.documents === 1 ? all : `${summary.with_findings} of ${all}`}`;
}

function unjudged({ summary: { verdicts } }: Report): string {
  const parts = [
    ...(verdicts.not_judged > 0 ? [`${verdicts.not_judged} could not be judged`] : []),
    ...(verdicts.not_applicable > 0 ? [`the roles do not apply to ${verdicts.not_applicable}`] : []),
  ];
  return list(parts);
}

function preregistration({ preregistration, files }: Report): string {
  const judged = files.filter(({ verdict }) => verdict === "compliant" || verdict === "non_compliant");
  if (judged.length === 0) return "";
  const missing = judged.filter((file) => file.preregistration === "none").length;
  const against =
    preregistration.source === "register" ? preregistration.file : "the declaration’s own details, not a register";
  if (missing === judged.length) return "preregistration not checked";
  return `preregistration checked against ${against}${missing > 0 ? `, but for ${missing} without details there` : ""}`;
}

function notEvaluated({ files }: Report): string[] {
  return gaps(files).map(({ rules, reason }) => `${counted(rules.length, "rule")} not evaluated: ${reason}`);
}
