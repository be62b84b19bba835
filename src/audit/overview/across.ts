import { counted, withThousands } from "../../core/describe.ts";
import { icon } from "../../formats/html/icon.ts";
import { foreign, type Markup, markup } from "../../formats/html/markup.ts";
import type { Across, Place, Tally } from "../result.ts";
import type { ViewOptions } from "../view.ts";
import type { AcrossRule } from "./gather.ts";
import { SEVERITIES, SEVERITY_ICONS, SEVERITY_WORDS } from "./packed.ts";

/** So many are seen at once; the others are folded away. */
const OPEN = 5;

/** So many places of one finding are told. */
const MOST_PLACES = 8;

/** What no declaration shows alone. */
export function across(
  rules: readonly AcrossRule[],
  { across: { evaluated } }: Tally,
  options: ViewOptions,
): Markup | undefined {
  if (rules.length === 0 && evaluated.length === 0) return undefined;
  return markup`<section aria-labelledby="across">
<h2 id="across">Across organisations</h2>
${rules.length === 0 ? markup`<p>${counted(evaluated.length, "rule")} looked at all organisations together, and found nothing.</p>` : undefined}
${rules.map((rule) => group(rule, options))}
</section>`;
}

function group({ rule: id, shown, count }: AcrossRule, { rule }: ViewOptions): Markup {
  const [first] = shown;
  const index = SEVERITIES.indexOf(first?.severity ?? "info");
  const shape = SEVERITY_ICONS[index] as (typeof SEVERITY_ICONS)[number];
  const title = rule(id)?.title;
  const more = count - shown.length;
  const rest = shown.slice(OPEN);
  return markup`<h3>${title ?? foreign(id)} <span class="tag ${SEVERITIES[index]}">${icon(shape)} ${SEVERITY_WORDS[index]}: ${withThousands(count)}</span></h3>
<ul>
${shown.slice(0, OPEN).map(item)}</ul>
${rest.length > 0 ? markup`<details class="paper"><summary>${counted(rest.length, "more finding")} of this kind</summary><ul>\n${rest.map(item)}</ul></details>` : undefined}
${more > 0 ? markup`<p>And ${withThousands(more)} more, which this page has no room for.</p>` : undefined}`;
}

function item({ message, places, references, omitted }: Across): Markup {
  const about = references.map(
    (reference) => markup` <span class="id" data-reference="${reference}">${foreign(reference)}</span>`,
  );
  const where = places.slice(0, MOST_PLACES).map(place);
  const more = places.length - where.length + omitted;
  const list =
    where.length > 0
      ? markup`<br><span class="quiet">${where}${more > 0 ? ` and ${withThousands(more)} more` : ""}</span>`
      : undefined;
  return markup`<li>${foreign(message)}${about.slice(0, MOST_PLACES)}${list}</li>\n`;
}

function place({ file, document, line }: Place, index: number): Markup {
  return markup`${index > 0 ? "; " : ""}${foreign(file)}${document > 0 ? `, document ${document + 1}` : ""}, line ${line}`;
}
