import { counted } from "../../core/describe.ts";
import type { DocumentReport, Report, Source } from "../../core/model.ts";
import { omittedOf } from "../entries.ts";
import { excerpts } from "../excerpt.ts";
import type { FormatOptions } from "../options.ts";
import { finding } from "./finding.ts";
import { icon } from "./icon.ts";
import { foreign, lines, type Markup, markup } from "./markup.ts";
import { roster } from "./roster.ts";
import { gapsOf } from "./scope.ts";
import { GROUPS, type Group, isSettings, type Section } from "./section.ts";
import { advice, statementOf, toCheck, toPutRight } from "./verdict.ts";

/** All that is to say of one document, or of a file of settings. What needs nobody is folded away where there is more. */
export function document(
  section: Section,
  source: Source | undefined,
  report: Report,
  options: FormatOptions,
  alone: boolean,
): Markup {
  const { id, file, name } = section;
  const statement = statementOf(section);
  const quiet = !alone && section.entries.length === 0;
  const picture = pictureOf(section, source, report, options);
  return markup`<section class="document">
<h2 id="${id}">${foreign(name)}</h2>
<p class="state">${icon(statement.icon)} <strong>${capital(statement.words)}</strong> <span class="quiet">${kind(section)} ${foreign(file.file)}</span></p>
${lines([
  ...(alone || isSettings(section) ? [] : [notChecked(file as DocumentReport)]),
  quiet && picture
    ? markup`<details><summary>Who holds which role</summary>
${picture}
</details>`
    : picture,
  ...GROUPS.flatMap((group) => groupOf(group, section, source, options)),
  ...omittedOf(file).map(
    ({ rule, count }) =>
      markup`<p>And ${counted(count, "more finding")} of the rule ‘${options.rule(rule)?.title}’ <span class="id">${rule}</span>.</p>`,
  ),
])}
</section>`;
}

function kind(section: Section): string {
  return isSettings(section) ? "Settings in" : "Declared in";
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What was not looked at in this document alone. */
function notChecked(file: DocumentReport): Markup | undefined {
  const gaps = gapsOf([file]);
  if (gaps.length === 0) return undefined;
  const items = gaps.map(({ reason, rules }) => `${counted(rules.length, "rule")}: ${reason}`);
  return markup`<p class="quiet">Not checked: ${items.join("; ")}.</p>`;
}

function pictureOf(
  section: Section,
  source: Source | undefined,
  report: Report,
  options: FormatOptions,
): Markup | undefined {
  const { verdict, file, entries } = section;
  if (verdict === "not_applicable")
    return markup`<p>The roles are for organisations that connect directly, so there is no picture of who holds them.</p>`;
  if (source === undefined || verdict === undefined || verdict === "not_judged") return undefined;
  const off = new Set(report.switched_off.map(({ rule }) => rule));
  const judged = {
    file: file as DocumentReport,
    entries,
    roles: options.roles,
    switchedOff: (rule: string) => off.has(rule),
  };
  return lines([markup`<h3>Who holds which role</h3>`, roster(section, source.roster, judged, options)]);
}

const TITLES: Readonly<Record<Group, (count: number) => string>> = {
  error: toPutRight,
  warning: toCheck,
  info: advice,
  excepted: (count) => counted(count, "finding that is accepted for now", "findings that are accepted for now"),
  known: (count) => counted(count, "finding that was known before", "findings that were known before"),
};

function groupOf(
  group: Group,
  { entries, file, tally }: Section,
  source: Source | undefined,
  options: FormatOptions,
): Markup[] {
  const own = entries.filter((entry) => entry.group === group);
  if (own.length === 0) return [];
  const frames = source ? excerpts(source, options) : () => undefined;
  return [
    markup`<h3>${TITLES[group](tally[group])}</h3>`,
    ...own.map((entry) => finding(entry, file.file, frames(entry.finding.range), options)),
  ];
}
