import type { RuleEntry } from "../core/catalogue.ts";
import { counted, describe } from "../core/describe.ts";
import {
  counts,
  type DocumentReport,
  type Finding,
  type Omitted,
  type Report,
  SEVERITIES,
  type SettingsReport,
  type Severity,
} from "../core/model.ts";
import { acceptance } from "./acceptance.ts";
import { omittedOf, type Sources } from "./entries.ts";
import { forTerminal } from "./escape.ts";
import { type Excerpt, excerpts } from "./excerpt.ts";
import type { FormatOptions } from "./options.ts";
import { alwaysTold, summary } from "./summary.ts";

/** For people: every finding with its place, the lines around it and what to do, the worst of a file first; then a summary. */
export function text(report: Report, sources: Sources, options: FormatOptions): string {
  const blocks = [...report.files, ...report.settings].flatMap((file) => {
    const source = sources(file);
    const frames = source && file.findings.length > 0 ? excerpts(source, options) : () => undefined;
    return [
      ...[...file.findings].sort(byUrgency).map((finding) => block(file, finding, frames(finding.range), options)),
      ...omittedOf(file).map((omitted) => leftOut(file, omitted)),
    ];
  });
  const last = options.quiet ? alwaysTold(report, options).join("\n") : summary(report, options);
  const parts = last === "" ? blocks : [...blocks, `${last}\n`];
  return parts.join("\n");
}

/** The worst first, and last what somebody knows of or accepts: as the page has it. Otherwise as they stand in the file. */
function byUrgency(a: Finding, b: Finding): number {
  return urgencyOf(b) - urgencyOf(a);
}

function urgencyOf(finding: Finding): number {
  return counts(finding) ? SEVERITIES.indexOf(finding.severity) : -1;
}

function leftOut({ file }: { readonly file: string }, { rule, count, exception, baseline }: Omitted): string {
  const standing = exception ? ", accepted" : baseline ? `, ${baseline}` : "";
  return `${forTerminal(file)}: and ${counted(count, "more finding")} of ${rule}${standing}\n`;
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
    ...standing(finding, options),
    ...frame(finding, shown, options),
    ...(remedy ? [`  ${paint.bold("What to do:")} ${forTerminal(remedy)}`] : []),
    ...related(finding),
  ];
  return `${lines.join("\n")}\n`;
}

/** Why a finding does not count, or that it is new. */
function standing({ exception, baseline }: Finding, options: FormatOptions): string[] {
  const { paint } = options;
  if (exception) return [`  ${paint.dim(forTerminal(acceptance(exception, options)))}`];
  if (baseline === "known") return [`  ${paint.dim("known: it is in the baseline")}`];
  return baseline === "new" ? [`  ${paint.bold("new: it is not in the baseline")}`] : [];
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
