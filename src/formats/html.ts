import type { Report } from "../core/model.ts";
import type { Sources } from "./entries.ts";
import { contents } from "./html/contents.ts";
import { document } from "./html/document.ts";
import { icon } from "./html/icon.ts";
import { foreign, lines, markup } from "./html/markup.ts";
import { page } from "./html/page.ts";
import { scope } from "./html/scope.ts";
import { sectionsOf } from "./html/section.ts";
import { caveats, headline } from "./html/verdict.ts";
import type { FormatOptions } from "./options.ts";

/** One page to print or send, which loads nothing and runs nothing: the verdict first, then all that stands behind it. */
export function html(report: Report, sources: Sources, options: FormatOptions): string {
  const sections = sectionsOf(report, options);
  const alone = sections.length === 1;
  const { icon: shape, name, words } = headline(sections);
  const lede = caveats(report, sections);
  const main = lines([
    markup`<div class="verdict ${shape}">
<h1>${icon(shape)} ${name === undefined ? undefined : markup`${foreign(name)}: `}${words}</h1>
${lede.length > 0 ? markup`<p>${lede.join(" ")}</p>` : undefined}
</div>`,
    alone || sections.length === 0 ? undefined : contents(sections),
    scope(report, options),
    ...sections.map((section) => document(section, sources(section.file), options, alone)),
  ]);
  return page(name === undefined ? words : `${name}: ${words}`, main, report, options);
}
