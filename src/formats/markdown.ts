import { counted } from "../core/describe.ts";
import type { Finding, Omitted, Report, Severity } from "../core/model.ts";
import { reasonFor } from "./acceptance.ts";
import { counts, type Entry, entries, omittedOf, type Sources } from "./entries.ts";
import { code } from "./escape/markdown.ts";
import { type Excerpt, excerpts } from "./excerpt.ts";
import { gaps } from "./gaps.ts";
import { told } from "./markdown/finding.ts";
import { fitting, folded, LIMIT, lengthOf } from "./markdown/fit.ts";
import { found, table } from "./markdown/verdict.ts";
import type { FormatOptions } from "./options.ts";
import { verdict } from "./verdict.ts";
import { COUNTED } from "./words.ts";

/** By this a bot finds the comment that it made before, to update it. */
const MARKER = "<!-- rolecall -->";

/** More things than these are folded. */
const MOST_OPEN = { findings: 10, remarks: 5 };

/**
 * A comment for a pull request on GitHub or GitLab, or the summary of a job: the verdict, what was found where, the
 * findings, what was not looked at. Never longer than a comment may be: what matters most stands first.
 */
export function markdown(report: Report, sources: Sources, options: FormatOptions): string {
  const head = [MARKER, `## Rolecall: ${verdict(report)}`, found(report), table(report, LIMIT / 4, options)].filter(
    Boolean,
  );
  const tail = [...remarks(report, options), footer(report, options)];
  const room = LIMIT - lengthOf([...head, ...tail]);
  return `${[...head, ...findings(report, sources, options, room), ...tail].join("\n\n")}\n`;
}

interface Group {
  /** Of the folded findings, by their number; none where they are open. */
  readonly title?: (count: number) => string;
  readonly entries: readonly Entry[];
}

/** The findings as blocks: first those that count, the worst first; then those that somebody knows of. */
function groups(report: Report): readonly Group[] {
  const all = entries(report);
  const of = (...severities: Severity[]): Entry[] =>
    severities.flatMap((severity) => all.filter(({ finding }) => finding.severity === severity));
  const serious = of("error", "warning").filter(({ finding }) => counts(finding));
  const rest = of("error", "warning", "info").filter(({ finding }) => !counts(finding));
  return [
    { entries: serious.slice(0, MOST_OPEN.findings) },
    { entries: serious.slice(MOST_OPEN.findings), title: (count) => counted(count, "more finding") },
    {
      entries: of("info").filter(({ finding }) => counts(finding)),
      title: COUNTED.info,
    },
    {
      entries: rest.filter(({ finding }) => !finding.exception),
      title: (count) => counted(count, "finding that the baseline knows", "findings that the baseline knows"),
    },
    {
      entries: rest.filter(({ finding }) => finding.exception),
      title: (count) => counted(count, "excepted finding"),
    },
  ];
}

/** Kept free for the lines around the findings. */
const AROUND = 200;

function findings(report: Report, sources: Sources, options: FormatOptions, room: number): readonly string[] {
  const excerptOf = excerptsFor(sources, options);
  const blocks: string[] = [];
  const missing = { "": 0, " that the baseline knows": 0, " that somebody accepts": 0 };
  for (const one of report.files.flatMap(omittedOf)) missing[standing(one)] += one.count;
  for (const { title, entries } of groups(report)) {
    const left = room - lengthOf(blocks) - AROUND;
    const shown = fitting(entries, left, (entry) => told(entry, excerptOf(entry), options));
    // All of a group stand alike.
    if (entries[0]) missing[standing(entries[0].finding)] += entries.length - shown.length;
    if (shown.length === 0) continue;
    blocks.push(title ? folded(title(shown.length), shown.join("\n\n")) : shown.join("\n\n"));
  }
  const more = Object.entries(missing).filter(([, count]) => count > 0);
  return [
    ...blocks,
    ...more.map(([standing, count]) => `And ${counted(count, "more finding")}${standing}, not shown here.`),
  ];
}

function standing(one: Finding | Omitted): "" | " that the baseline knows" | " that somebody accepts" {
  if (counts(one)) return "";
  return one.exception ? " that somebody accepts" : " that the baseline knows";
}

function excerptsFor(sources: Sources, options: FormatOptions): (entry: Entry) => Excerpt | undefined {
  const known = new Map<Entry["file"], ReturnType<typeof excerpts> | undefined>();
  return ({ file, finding }) => {
    const source = sources(file);
    if (!known.has(file)) known.set(file, source && excerpts(source, options));
    return known.get(file)?.(finding.range);
  };
}

/** What a reader must not overlook beside the findings. */
function remarks({ files, switched_off, baseline }: Report, options: FormatOptions): readonly string[] {
  const missing = gaps(files);
  const unevaluated = new Set(missing.flatMap(({ rules }) => rules)).size;
  return [
    section(
      counted(unevaluated, "rule was not evaluated", "rules were not evaluated"),
      missing.flatMap(({ rules, reason }) => rules.map((rule) => `${code(rule)}: ${reason}`)),
    ),
    section(
      counted(switched_off.length, "rule is switched off", "rules are switched off"),
      switched_off.map(({ rule, reason, file, compulsory }) => {
        const though = compulsory ? ", though the guidance makes it compulsory" : "";
        return `${code(rule)} in ${code(file)}${though}: ${code(reasonFor(reason, options))}`;
      }),
    ),
    section(
      counted(baseline?.fixed.length ?? 0, "finding of the baseline is fixed", "findings of the baseline are fixed"),
      (baseline?.fixed ?? []).map(({ rule, file, message }) => `${code(file)}: ${code(message)} (${code(rule)})`),
    ),
  ].filter(Boolean);
}

function section(title: string, items: readonly string[]): string {
  if (items.length === 0) return "";
  const shown = fitting(items, LIMIT / 8, (item) => `- ${item}`);
  const more = items.length - shown.length;
  const text = [...shown, ...(more > 0 ? [`- and ${more} more`] : [])].join("\n");
  return items.length > MOST_OPEN.remarks ? folded(title, text) : `**${title}**\n\n${text}`;
}

function footer({ now, summary }: Report, { version }: FormatOptions): string {
  const rules = counted(summary.rules.evaluated, "rule");
  return `Rolecall ${version}${now === null ? "" : `, ${code(now)}`}: ${rules} evaluated.`;
}
