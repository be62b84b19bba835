import { counted, list } from "../../core/describe.ts";
import type { DocumentReport, Source } from "../../core/model.ts";
import { omittedOf } from "../entries.ts";
import { excerpts } from "../excerpt.ts";
import type { FormatOptions } from "../options.ts";
import { standingOf } from "../words.ts";
import { finding } from "./finding.ts";
import { icon } from "./icon.ts";
import { foreign, lines, type Markup, markup } from "./markup.ts";
import { roster } from "./roster.ts";
import { gapsOf } from "./scope.ts";
import { GROUPS, type Group, isSettings, type Section } from "./section.ts";
import { advice, statementOf, toCheck, toPutRight } from "./verdict.ts";

/** All that is to say of one document, or of a file of settings. What needs nobody is folded away, unless it is all there is. */
export function document(section: Section, source: Source | undefined, options: FormatOptions, alone: boolean): Markup {
  const { id, file, name, tally } = section;
  const { icon: shape, words } = statementOf(section);
  const urgent = alone || isSettings(section) || tally.error + tally.warning > 0;
  const picture = pictureOf(section, source, options);
  const body = lines([picture, findings(section, source, options)]);
  return markup`<section class="document">
<h2 id="${id}">${foreign(name)}</h2>
<p class="state"><strong>${icon(shape)} ${capital(words)}</strong> <span class="quiet">${isSettings(section) ? "Settings in" : "Declared in"} ${foreign(file.file)}</span></p>
${lines([
  alone || isSettings(section) ? undefined : notChecked(file as DocumentReport),
  urgent ? body : markup`<details class="paper"><summary>${foldedIn(section)}</summary>\n${body}\n</details>`,
])}
</section>`;
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

function foldedIn({ tally }: Section): string {
  const others = GROUPS.filter((group) => tally[group] > 0).map((group) => TITLES[group](tally[group]));
  return capital(list(["who holds which role", ...others]));
}

function pictureOf(section: Section, source: Source | undefined, options: FormatOptions): Markup | undefined {
  const { verdict, file, entries } = section;
  if (verdict === "not_applicable")
    return markup`<p>The roles are for organisations that connect directly, so there is no picture of who holds them.</p>`;
  if (source === undefined || verdict === undefined || verdict === "not_judged") return undefined;
  const { not_evaluated } = (file as DocumentReport).rules;
  const off = new Set(not_evaluated.flatMap(({ rule, missing }) => (missing === "switched_off" ? [rule] : [])));
  const judged = {
    file: file as DocumentReport,
    entries,
    roles: options.roles,
    switchedOff: (rule: string) => off.has(rule),
  };
  return roster(section, source.roster, judged, options);
}

const TITLES: Readonly<Record<Group, (count: number) => string>> = {
  error: toPutRight,
  warning: toCheck,
  info: advice,
  excepted: (count) => counted(count, "finding that is accepted for now", "findings that are accepted for now"),
  known: (count) => counted(count, "finding that was known before", "findings that were known before"),
};

/** The findings, by how urgent they are, and how many more there are of which rule. */
function findings({ entries, file, tally }: Section, source: Source | undefined, options: FormatOptions): Markup {
  const frames = source && entries.length > 0 ? excerpts(source, options) : () => undefined;
  const groups = GROUPS.flatMap((group) => {
    const own = entries.filter((entry) => entry.group === group);
    if (own.length === 0) return [];
    const told = own.map((entry) => finding(entry, file.file, frames(entry.finding.range), options));
    return [markup`<h3>${TITLES[group](tally[group])}</h3>`, ...told];
  });
  const more = omittedOf(file).map((omitted) => {
    const { rule, count } = omitted;
    const standing = standingOf(omitted, options);
    const why = standing === undefined ? undefined : markup` ${foreign(standing)}.`;
    return markup`<p>And ${counted(count, "more finding")} of the rule ‘${options.rule(rule)?.title ?? rule}’ <span class="id">${rule}</span>.${why}</p>`;
  });
  return lines([...groups, ...more]);
}
