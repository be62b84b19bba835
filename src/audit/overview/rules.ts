import { counted, withThousands } from "../../core/describe.ts";
import { icon } from "../../formats/html/icon.ts";
import { foreign, type Markup, markup } from "../../formats/html/markup.ts";
import type { Tally } from "../result.ts";
import type { ViewOptions } from "../view.ts";
import { SEVERITIES, SEVERITY_ICONS, SEVERITY_WORDS } from "./packed.ts";
import { percent } from "./verdicts.ts";

/** So many rules are seen at once; the others are folded away. */
const TOP = 10;

type RuleCount = Tally["rules"][number];

/** How often each rule found something: numbers, and a bar that says the same. */
export function topRules({ rules }: Tally, options: ViewOptions): Markup {
  if (rules.length === 0)
    return markup`<section aria-labelledby="rules">
<h2 id="rules">What was found</h2>
<p>Nothing was found.</p>
</section>`;
  const most = Math.max(...rules.map(({ count }) => count));
  const others = rules.slice(TOP);
  return markup`<section aria-labelledby="rules">
<h2 id="rules">What was found most</h2>
${table("top-rules", "How often each rule found something", rules.slice(0, TOP), most, options)}
${others.length > 0 ? markup`<details class="paper"><summary>${counted(others.length, "more rule")}</summary>\n${table("more-rules", "How often every other rule found something", others, most, options)}\n</details>` : undefined}
</section>`;
}

function table(id: string, caption: string, rules: readonly RuleCount[], most: number, options: ViewOptions): Markup {
  return markup`<div class="scroll" role="region" aria-labelledby="${id}" tabindex="0">
<table class="rules">
<caption class="unseen" id="${id}">${caption}</caption>
<thead><tr><th scope="col">Rule</th><th scope="col">Weight</th><th scope="col" class="count">Organisations</th><th scope="col" class="count">Findings</th><td class="picture"></td></tr></thead>
<tbody>
${rules.map((rule) => row(rule, most, options))}</tbody>
</table>
</div>`;
}

function row({ rule: id, severity, count, organisations }: RuleCount, most: number, { rule }: ViewOptions): Markup {
  const index = SEVERITIES.indexOf(severity);
  const shape = SEVERITY_ICONS[index] as (typeof SEVERITY_ICONS)[number];
  const title = rule(id)?.title;
  const name =
    title === undefined ? foreign(id) : markup`<span data-rule="${id}">${title}</span> <span class="id">${id}</span>`;
  const width = percent((count / most) * 100);
  return markup`<tr><th scope="row">${name}</th><td><span class="tag ${severity}">${icon(shape)} ${SEVERITY_WORDS[index]}</span></td><td class="count">${withThousands(organisations)}</td><td class="count">${withThousands(count)}</td><td class="picture"><svg width="100%" height="16" aria-hidden="true" focusable="false"><rect class="${severity}" width="${width}" height="16"/></svg></td></tr>\n`;
}
