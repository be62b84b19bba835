import { withThousands } from "../../core/describe.ts";
import { icon } from "../../formats/html/icon.ts";
import { type Markup, markup } from "../../formats/html/markup.ts";
import type { Tally } from "../result.ts";
import { VERDICT_ICONS, VERDICT_WORDS, VERDICTS } from "./packed.ts";

/** The verdicts as a bar, and as the table that says the same. */
export function verdicts({ documents, verdicts }: Tally): Markup {
  const rows = VERDICTS.map((verdict, index) => {
    const count = verdicts[verdict];
    const shape = VERDICT_ICONS[index] as (typeof VERDICT_ICONS)[number];
    return markup`<tr><th scope="row" data-verdict="${verdict}"><span class="swatch ${verdict}">${icon(shape)}</span> ${VERDICT_WORDS[index]}</th><td class="count">${withThousands(count)}</td><td class="count">${share(count, documents)}</td></tr>\n`;
  });
  return markup`<section aria-labelledby="verdicts">
<h2 id="verdicts">Verdicts</h2>
${bar(documents, verdicts)}
<table class="verdicts">
<caption class="unseen">How many organisations have each verdict</caption>
<thead><tr><th scope="col">Verdict</th><th scope="col" class="count">Number</th><th scope="col" class="count">Share</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
</section>`;
}

/** In the order of the table, with gaps between, so that colour is not all that tells one from the other. */
function bar(documents: number, verdicts: Tally["verdicts"]): Markup | undefined {
  if (documents === 0) return undefined;
  let from = 0;
  const parts = VERDICTS.map((verdict) => {
    const width = (verdicts[verdict] / documents) * 100;
    const part = markup`<rect class="${verdict}" x="${percent(from)}" y="0" width="${percent(width)}" height="32"/>`;
    from += width;
    return width > 0 ? part : undefined;
  });
  return markup`<svg class="bar" width="100%" height="32" aria-hidden="true" focusable="false">${parts}</svg>`;
}

/** A length that is told apart from none. */
export function percent(value: number): string {
  return `${Math.round(value * 1000) / 1000}%`;
}

/** `12.3 %`; what is little is not nothing, and what is nearly all is not all. */
export function share(count: number, of: number): string {
  if (of === 0 || count === 0) return "0%";
  const tenths = Math.round((count / of) * 1000);
  if (tenths === 0) return "<0.1%";
  if (tenths === 1000 && count < of) return ">99.9%";
  return `${tenths / 10}%`;
}
