import { counted, withThousands } from "../../../core/describe.ts";
import { VERDICTS } from "../../../core/model.ts";
import { type Icon, icon } from "../../../formats/html/icon.ts";
import { foreign, lines, type Markup, markup } from "../../../formats/html/markup.ts";
import { pageOf } from "../../../formats/html/page.ts";
import { row } from "../../../formats/html/scope.ts";
import { shorten } from "../../../formats/html/section.ts";
import { STYLE, STYLE_HASH } from "../../../formats/html/style.ts";
import type { ViewOptions } from "../../view.ts";
import { CHANGES, type Change } from "../change.ts";
import type { AcrossChange, Comparison, OrganisationChange, RuleChange } from "../comparison.ts";
import {
  acrossInWords,
  CHANGE_WORDS,
  caveats,
  findingsInWords,
  headline,
  sideInWords,
  VERDICT_WORDS,
} from "../words.ts";

/** So many of a kind have a row; JSON and CSV have all. */
const MOST = 1000;

const NOTICE =
  "This is what the declarations say. The Pensions Dashboards Programme decides on every request and every user.";

/** One page that loads nothing and runs nothing: what has changed, in which organisations, by which rules. */
export function* html(comparison: Comparison, options: ViewOptions): Generator<string> {
  const { after, changes, across } = comparison;
  const words = headline(comparison);
  const shape = shapeOf(comparison);
  const warnings = caveats(comparison);
  const main = lines([
    markup`<div class="verdict ${shape}">
<h1>${icon(shape)} ${words}</h1>
${warnings.map((warning) => markup`<p>${foreign(warning)}</p>\n`)}</div>`,
    compared(comparison),
    ...CHANGES.filter((change) => change !== "unchanged" && changes[change] > 0).map((change) =>
      group(comparison, change),
    ),
    acrossOf("new-across", "New across organisations", across.new),
    acrossOf("fixed-across", "Put right across organisations", across.fixed),
    rulesOf(comparison.rules, options),
  ]);
  const style = { text: STYLE, hash: STYLE_HASH };
  const { ruleset } = after.header;
  yield pageOf(main, { title: words, notice: NOTICE, ruleset, version: options.version, style });
}

function shapeOf({ newlyNonCompliant, changes, after }: Comparison): Icon {
  if (changes.newly_not_judged + changes.still_not_judged > 0 || after.organisations === 0) return "unknown";
  return newlyNonCompliant > 0 ? "fault" : "fine";
}

function compared({ before, after, changes, findings }: Comparison): Markup {
  const counts = CHANGES.filter((change) => changes[change] > 0).map(
    (change) => markup`<li>${CHANGE_WORDS[change]}: ${link(change, changes[change])}</li>`,
  );
  const verdicts = VERDICTS.map((verdict) => {
    const [was, is] = [before, after].map(({ verdicts }) => withThousands(verdicts[verdict]));
    return markup`<li>${VERDICT_WORDS[verdict]}: ${was} before, ${is} now</li>`;
  });
  return markup`<section aria-labelledby="compared">
<h2 id="compared">What was compared</h2>
<dl class="facts">
${lines([
  row("Before", foreign(sideInWords(before))),
  row("Now", foreign(sideInWords(after))),
  row("Organisations", markup`<ul>${counts}</ul>`),
  row("Verdicts", markup`<ul>${verdicts}</ul>`),
  row("Findings", markup`${findingsInWords(findings) || "None"}`),
])}
</dl>
</section>`;
}

function link(change: Change, count: number): Markup {
  const words = withThousands(count);
  return change === "unchanged" ? markup`${words}` : markup`<a href="#${change.replaceAll("_", "-")}">${words}</a>`;
}

function group(comparison: Comparison, change: Change): Markup {
  const id = change.replaceAll("_", "-");
  const rows: Markup[] = [];
  for (const organisation of comparison.organisations(change)) {
    if (rows.length === MOST) break;
    rows.push(organisationOf(organisation));
  }
  const more = comparison.changes[change] - rows.length;
  return markup`<section aria-labelledby="${id}">
<h2 id="${id}">${CHANGE_WORDS[change]}: ${withThousands(comparison.changes[change])}</h2>
<div class="scroll" role="region" aria-labelledby="${id}-table" tabindex="0">
<table>
<caption id="${id}-table" class="unseen">${CHANGE_WORDS[change]}</caption>
<thead><tr><th scope="col">Organisation</th><th scope="col">Before</th><th scope="col">Now</th><th scope="col">Findings</th><th scope="col">New by the rules</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
</div>
${more > 0 ? markup`<p>And ${withThousands(more)} more, which this page has no room for: --format json and csv tell all.</p>` : undefined}
</section>`;
}

function organisationOf(one: OrganisationChange): Markup {
  const { name, reference, file, document, before, after, documents, findings, new_rules } = one;
  const place = document > 0 ? `${file}, document ${document + 1}` : file;
  const called = name || reference || place;
  const told = [
    ...(reference !== "" && reference !== called
      ? [markup` <span class="id">${foreign(shorten(reference))}</span>`]
      : []),
    ...(documents > 1 ? [markup` <span class="quiet">${counted(documents, "declaration")}</span>`] : []),
  ];
  const [was, is] = [before, after].map((verdict) => (verdict === null ? "not there" : VERDICT_WORDS[verdict]));
  return markup`<tr><th scope="row">${foreign(shorten(called))}${told}</th><td>${was}</td><td>${is}</td><td>${findingsInWords(findings)}</td><td>${new_rules.join(", ")}</td></tr>\n`;
}

function acrossOf(id: string, title: string, all: readonly AcrossChange[]): Markup | undefined {
  if (all.length === 0) return undefined;
  const items = all
    .slice(0, MOST)
    .map((one) => markup`<li>${foreign(acrossInWords(one))} <span class="id">${one.rule}</span></li>\n`);
  const more = all.length - items.length;
  return markup`<section aria-labelledby="${id}">
<h2 id="${id}">${title}: ${withThousands(all.length)}</h2>
<ul>
${items}</ul>
${more > 0 ? markup`<p>And ${withThousands(more)} more.</p>` : undefined}
</section>`;
}

function rulesOf(rules: readonly RuleChange[], { rule: known }: ViewOptions): Markup | undefined {
  if (rules.length === 0) return undefined;
  const rows = rules.map(({ rule, before, after, newly, no_longer, findings, not_evaluated }) => {
    const numbers = [before.organisations, after.organisations, newly, no_longer, before.findings, after.findings];
    const cells = [...numbers, findings.new + findings.newly_checked, findings.fixed].map(
      (count) => markup`<td class="count">${withThousands(count)}</td>`,
    );
    const gap =
      not_evaluated.before === not_evaluated.after
        ? undefined
        : markup`<br><span class="quiet">Not evaluated for ${withThousands(not_evaluated.before)} before, ${withThousands(not_evaluated.after)} now</span>`;
    return markup`<tr><th scope="row">${known(rule)?.title ?? ""} <span class="id">${rule}</span>${gap}</th>${cells}</tr>\n`;
  });
  return markup`<section aria-labelledby="rules">
<h2 id="rules">Rule by rule</h2>
<div class="scroll" role="region" aria-labelledby="rules-table" tabindex="0">
<table>
<caption id="rules-table" class="unseen">How many organisations and findings each rule has before and now</caption>
<thead><tr><th scope="col">Rule</th>${["Organisations before", "Organisations now", "Newly", "No longer", "Findings before", "Findings now", "New", "Fixed"].map((title) => markup`<th scope="col" class="count">${title}</th>`)}</tr></thead>
<tbody>
${rows}</tbody>
</table>
</div>
</section>`;
}
