import { withThousands } from "../../core/describe.ts";
import { icon } from "../../formats/html/icon.ts";
import { foreign, type Markup, markup } from "../../formats/html/markup.ts";
import { shorten } from "../../formats/html/section.ts";
import type { Tally } from "../result.ts";
import { type Packed, type PackedOrganisation, VERDICT_ICONS, VERDICT_WORDS, VERDICTS } from "./packed.ts";

/** So many rows stand in the page itself, for those whose browser runs no script. */
const PLAIN = 200;

/** All organisations: a table, with fields to find some of them, which only a script can make good. */
export function listing({ organisations, rules }: Packed, { documents, verdicts }: Tally): Markup {
  const left = documents - organisations.length;
  const plain = organisations.slice(0, PLAIN);
  return markup`<section aria-labelledby="organisations">
<h2 id="organisations">Organisations</h2>
${left > 0 ? markup`<p><strong>${withThousands(left)} are not in this table</strong>, because a page can hold only ${withThousands(organisations.length)}. Those that need somebody come first.</p>` : undefined}
${plain.length < organisations.length ? markup`<noscript><p>Without JavaScript this table shows the first ${withThousands(plain.length)} of ${withThousands(organisations.length)}, and no findings.</p></noscript>` : undefined}
<div class="finder" role="search" aria-label="Organisations" hidden>
<p><label for="by-text">Name, reference or file</label> <input id="by-text" type="search" autocomplete="off" spellcheck="false"></p>
<p><label for="by-verdict">Verdict</label> <select id="by-verdict"><option value="">All</option>${VERDICTS.map((verdict, index) => (verdicts[verdict] > 0 ? markup`<option value="${verdict}">${VERDICT_WORDS[index]}</option>` : undefined))}</select></p>
<p><label for="by-rule">Rule</label> <select id="by-rule"><option value="">All</option>${sorted(rules).map(([id, title]) => markup`<option value="${id}">${shorten(title)}</option>`)}</select></p>
<p><button type="button" id="clear">Show all</button></p>
</div>
<p id="shown" role="status"></p>
<div class="scroll" role="region" aria-labelledby="organisations-table" tabindex="0">
<table id="table" class="organisations">
<caption id="organisations-table" class="unseen">Organisations with their verdicts and how much was found</caption>
<thead><tr><th scope="col" data-sort="name">Organisation</th><th scope="col" data-sort="reference">Reference</th><th scope="col" data-sort="verdict">Verdict</th><th scope="col" class="count" data-sort="errors">To put right</th><th scope="col" class="count" data-sort="warnings">To check</th><th scope="col" class="count" data-sort="infos">Advice</th><th scope="col" data-sort="place">File</th></tr></thead>
<tbody>
${plain.map(row)}</tbody>
</table>
</div>
<p class="pages" hidden><button type="button" id="previous">Previous</button> <span id="page"></span> <button type="button" id="next">Next</button></p>
</section>`;
}

/** Where the script shows the findings of an organisation. */
export function detail(): Markup {
  return markup`<section id="detail" class="detail" aria-labelledby="detail-name" hidden>
<h2 id="detail-name" tabindex="-1"></h2>
<div id="detail-body"></div>
</section>`;
}

function sorted(rules: Packed["rules"]): Packed["rules"] {
  return [...rules].sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0));
}

function row([name, reference, file, document, , verdict, , errors, warnings, infos]: PackedOrganisation): Markup {
  const shape = VERDICT_ICONS[verdict] as (typeof VERDICT_ICONS)[number];
  const counts = [errors, warnings, infos].map((count) => markup`<td class="count">${withThousands(count)}</td>`);
  const where = document > 0 ? `${file}, document ${document + 1}` : file;
  return markup`<tr><th scope="row">${foreign(shorten(name || reference || where))}</th><td>${foreign(shorten(reference))}</td><td><span class="swatch ${VERDICTS[verdict]}">${icon(shape)}</span> ${VERDICT_WORDS[verdict]}</td>${counts}<td>${foreign(where)}</td></tr>\n`;
}
