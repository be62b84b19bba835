import type { RuleEntry } from "../../core/catalogue.ts";
import { BASIS, counted, describe } from "../../core/describe.ts";
import type { Finding, Severity } from "../../core/model.ts";
import { exceptionFor } from "../acceptance.ts";
import { apart } from "../escape/html.ts";
import type { Excerpt } from "../excerpt.ts";
import type { FormatOptions } from "../options.ts";
import { code } from "./code.ts";
import { type Icon, icon } from "./icon.ts";
import { foreign, lines, link, type Markup, markup, sentence } from "./markup.ts";
import { day } from "./moment.ts";
import { row } from "./scope.ts";
import type { Entry } from "./section.ts";

const WEIGHTS: Readonly<Record<Severity, { readonly icon: Icon; readonly words: string }>> = {
  error: { icon: "fault", words: "To put right" },
  warning: { icon: "doubt", words: "To check" },
  info: { icon: "advice", words: "Advice" },
};

/** One finding: what is wrong, where, how to mend it, and who says so. */
export function finding(
  { id, number, finding }: Entry,
  file: string,
  shown: Excerpt | undefined,
  options: FormatOptions,
): Markup {
  const rule = options.rule(finding.rule) as RuleEntry;
  const { message, remedy } = describe(rule, finding.args, { ...options, quote: apart });
  const { severity, range } = finding;
  const weight = WEIGHTS[severity];
  return markup`<article class="finding ${severity}" id="${id}" aria-labelledby="${id}-h">
<h4 id="${id}-h"><span class="number">${number}</span> ${sentence(message)}</h4>
<p class="place"><strong class="tag ${severity}">${icon(weight.icon)} ${weight.words}</strong> <span>${where(file, range)}</span></p>
${lines([
  ...(finding.exception ? [exceptionOf(finding.exception, options)] : []),
  ...(finding.baseline ? [markup`<p class="quiet">${BASELINE[finding.baseline]}</p>`] : []),
  ...(shown ? [code(shown)] : []),
  ...(remedy ? [markup`<p class="mend"><strong>What to do:</strong> ${sentence(remedy)}</p>`] : []),
  markup`<dl class="facts">`,
  row("Why", why(rule)),
  ...seeAlso(finding, file),
  row("Rule", markup`${rule.title} <span class="id">${rule.id}</span>`),
  markup`</dl>`,
])}
</article>`;
}

const BASELINE: Readonly<Record<"new" | "known", string>> = {
  new: "This is new since the report that was compared with.",
  known: "This was there before, so it does not count.",
};

function where(file: string, { start }: Finding["range"]): Markup {
  return markup`Line ${start.line}, column ${start.column} of ${foreign(file)}`;
}

function exceptionOf(exception: NonNullable<Finding["exception"]>, options: FormatOptions): Markup {
  const { reason, approved_by, expires } = exceptionFor(exception, options);
  return markup`<p class="accepted"><strong>Accepted until the end of ${day(expires)}</strong> by ${foreign(approved_by)}, so it does not count. Reason: ${foreign(reason)}</p>`;
}

/** On what the rule stands, in the guidance's own words where it has any. */
function why({ basis, quote, source, description }: RuleEntry): Markup {
  const from = source ? markup` ${link(source.title, source.url)}` : undefined;
  if (quote === undefined) return markup`${BASIS[basis]}. ${description}${from}`;
  return markup`${BASIS[basis]}: <q>${quote}</q>${from}`;
}

/** Other places that a finding names; of more, how many there are. */
const MOST_RELATED = 8;

function seeAlso({ related, range }: Finding, file: string): Markup[] {
  const places = related
    .filter((place) => place.file !== file || place.range.start.offset !== range.start.offset)
    .map((place) => {
      const { line, column } = place.range.start;
      return { key: `${line}:${column}:${place.file}`, place, line, column };
    });
  const each = [...new Map(places.map((place) => [place.key, place])).values()];
  if (each.length === 0) return [];
  const items = each.slice(0, MOST_RELATED).map(({ place, line, column }) => {
    const of = place.file === file ? undefined : markup` of ${foreign(place.file)}`;
    return markup`<li>Line ${line}, column ${column}${of}</li>`;
  });
  const more =
    each.length > MOST_RELATED ? markup`<li>${counted(each.length - MOST_RELATED, "more place")}</li>` : undefined;
  return [row("See also", markup`<ul class="places">${items}${more}</ul>`)];
}
