import { withThousands } from "../../core/describe.ts";
import { foreign, type Markup, markup } from "../../formats/html/markup.ts";
import { shorten } from "../../formats/html/section.ts";
import type { Tally } from "../result.ts";
import { type Packed, type PackedOrganisation, VERDICTS } from "./packed.ts";

/** So many are seen at once; more are folded away, and the table has all. */
const OPEN = 5;
const MOST = 100;

/** What could not be judged comes before what was: nobody knows anything of it. */
export function unjudged({ organisations, messages }: Packed, { verdicts }: Tally): Markup | undefined {
  if (verdicts.not_judged === 0) return undefined;
  const found = organisations.filter(([, , , , , verdict]) => VERDICTS[verdict] === "not_judged").slice(0, MOST);
  const items = found.map((organisation) => item(organisation, messages));
  const more = verdicts.not_judged - found.length;
  return markup`<section aria-labelledby="unjudged">
<h2 id="unjudged">${withThousands(verdicts.not_judged)} could not be judged</h2>
<p>No rule was evaluated for ${verdicts.not_judged === 1 ? "it" : "these"}, so nothing is known of ${verdicts.not_judged === 1 ? "it" : "them"}.</p>
<ul class="unjudged">
${items.slice(0, OPEN)}</ul>
${items.length > OPEN ? markup`<details class="paper"><summary>${withThousands(items.length - OPEN)} more</summary><ul class="unjudged">\n${items.slice(OPEN)}</ul></details>` : undefined}
${more > 0 ? markup`<p>And ${withThousands(more)} more.</p>` : undefined}
</section>`;
}

function item(
  [name, reference, file, document, line, , , , , , , , findings]: PackedOrganisation,
  messages: readonly string[],
): Markup {
  const why = findings?.[0];
  const called = name || reference;
  const place = `${file}${document > 0 ? `, document ${document + 1}` : ""}, line ${why?.[2] ?? line}`;
  const linked = markup`<strong data-reference="${reference}">${foreign(shorten(called))}</strong> `;
  const label = called ? linked : undefined;
  return markup`<li>${label}<span class="quiet">${foreign(place)}</span>${why ? markup`<br>${foreign(messages[why[4]] ?? "")}` : undefined}</li>\n`;
}
