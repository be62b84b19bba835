import { FINDING_STYLE } from "../../formats/html/style/finding.ts";
import { PAGE_STYLE } from "../../formats/html/style/page.ts";
import { PRINT_STYLE } from "../../formats/html/style/print.ts";
import { TABLE_STYLE } from "../../formats/html/style/table.ts";

/** Pictures, and the table with its fields. */
const OVERVIEW_STYLE = `[hidden] { display: none !important; }
header > p, main, footer > p { max-width: 76rem; }
.bar { display: block; margin: 0 0 1rem; }
.bar rect { stroke: var(--paper); stroke-width: 2; }
rect.not_judged, rect.warning { fill: var(--doubt); }
rect.non_compliant, rect.error { fill: var(--fault); }
rect.compliant { fill: var(--fine); }
rect.not_applicable { fill: var(--line); }
rect.info { fill: var(--advice); }
.swatch.not_judged { color: var(--doubt); }
.swatch.non_compliant { color: var(--fault); }
.swatch.compliant { color: var(--fine); }
.swatch.not_applicable { color: var(--quiet); }
.verdicts { width: auto; min-width: min(30rem, 100%); }
.count { font-variant-numeric: tabular-nums; white-space: nowrap; }
.verdicts tbody th, .rules tbody th, .organisations tbody th { font-weight: 400; }
.rules { min-width: 44rem; }
.rules .picture { width: 30%; padding-right: 0; }
.rules th .id { display: block; }
.rules .tag { white-space: nowrap; }
.organisations { min-width: 56rem; }
.organisations tbody th, .organisations td:nth-child(2), .organisations td:last-child { max-width: 16rem; overflow-wrap: anywhere; }
.organisations th button { padding: 0; border: 0; background: none; color: var(--link); font: inherit; font-weight: 700; text-align: inherit; text-decoration: underline; text-underline-offset: .15em; cursor: pointer; }
.organisations th[aria-sort="ascending"] button::after { content: " \\25B2"; }
.organisations th[aria-sort="descending"] button::after { content: " \\25BC"; }
.finder, .pages { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: end; }
.finder p { margin: 0; max-width: 100%; }
.finder label { display: block; font-weight: 700; }
.finder input, .finder select, .finder button, .pages button { max-width: 100%; min-height: 2.5rem; padding: .25rem .75rem; border: 2px solid var(--ink); border-radius: 0; background: var(--paper); color: var(--ink); font: inherit; }
.finder select { max-width: min(22rem, 100%); }
.pages button:disabled { border-color: var(--line); color: var(--quiet); }
:is(input, select, button):focus-visible { outline: 3px solid #ffdd00; outline-offset: 0; box-shadow: inset 0 0 0 2px var(--ink); }
h2:focus { outline: none; }
h2:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
#shown { margin: 1rem 0 .5rem; }
.detail { margin-top: 2.5rem; padding: 0 1.25rem 1rem; border: 2px solid var(--ink); scroll-margin-top: 1rem; }
.detail h2 { margin-top: 1rem; }
.detail .finding { margin-bottom: 1rem; padding: .75rem 1rem; }
.detail .finding h3 { margin: 0; font-size: 1.0625rem; }
.detail .finding p { margin: .25rem 0 0; }
.detail > div > p:last-child { margin: 1rem 0 0; }
.unjudged li { margin-bottom: .5rem; }
@media print {
  .finder, .pages, .organisations th button::after { display: none !important; }
  .rules, .organisations { min-width: 0; }
  .bar, .picture { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;

/** How the overview looks: as a report does. */
export const STYLE: string = `\n${PAGE_STYLE}${TABLE_STYLE}${FINDING_STYLE}${PRINT_STYLE}${OVERVIEW_STYLE}`;

/** The style's hash for the page's policy. A test compares them, and says the new one. */
export const STYLE_HASH = "sha256-E7K+dHTOkcvPhr5pK389G7GdB/+V5kKWwsdPI8XMJeI=";
