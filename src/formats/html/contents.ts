import { withThousands } from "../../core/describe.ts";
import { icon } from "./icon.ts";
import { foreign, lines, type Markup, markup } from "./markup.ts";
import type { Section } from "./section.ts";
import { statementOf } from "./verdict.ts";

/** The declarations and files of settings of a page with a link to each, those that need somebody first. */
export function contents(sections: readonly Section[]): Markup {
  return markup`<nav aria-labelledby="contents">
<h2 id="contents">On this page</h2>
<div class="scroll" role="region" aria-labelledby="contents-table" tabindex="0">
<table>
<caption id="contents-table" class="unseen">What was found in each file</caption>
<thead>
<tr><th scope="col">Organisation</th><th scope="col">Result</th><th scope="col" class="count">To put right</th><th scope="col" class="count">To check</th><th scope="col" class="count">Advice</th><th scope="col">File</th></tr>
</thead>
<tbody>
${lines(sections.map(row))}
</tbody>
</table>
</div>
</nav>`;
}

function row(section: Section): Markup {
  const { id, name, file, tally } = section;
  const { icon: shape, words } = statementOf(section);
  const counts = [tally.error, tally.warning, tally.info].map(
    (count) => markup`<td class="count">${withThousands(count)}</td>`,
  );
  return markup`<tr><th scope="row"><a href="#${id}">${foreign(name)}</a></th><td>${icon(shape)} ${words}</td>${counts}<td>${foreign(file.file)}</td></tr>`;
}
