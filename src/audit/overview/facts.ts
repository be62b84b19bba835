import { counted, list, withThousands } from "../../core/describe.ts";
import type { Missing } from "../../core/model.ts";
import { reasonOf } from "../../formats/gaps.ts";
import { foreign, lines, type Markup, markup } from "../../formats/html/markup.ts";
import { moment } from "../../formats/html/moment.ts";
import { row } from "../../formats/html/scope.ts";
import type { Header, Tally } from "../result.ts";
import type { ViewOptions } from "../view.ts";
import type { Unevaluated } from "./gather.ts";
import { SOURCE_WORDS, SOURCES } from "./packed.ts";

/** What was checked and what was not. Nobody may take the second for a pass. */
export function facts(header: Header, tally: Tally, unevaluated: readonly Unevaluated[], options: ViewOptions): Markup {
  return markup`<section aria-labelledby="scope">
<h2 id="scope">What was checked, and what was not</h2>
<dl class="facts">
${lines([
  row(
    "Organisations",
    markup`${withThousands(tally.documents)}${header.shard ? ` in part ${header.shard.index} of ${header.shard.of}` : ""}`,
  ),
  row("Audited on", markup`${moment(header.now)}`),
  row("Register", registerOf(header)),
  row("Preregistration details", preregistration(tally)),
  unevaluated.length > 0 ? row("Rules not checked", gaps(unevaluated, options)) : undefined,
  tally.across.not_evaluated.length > 0
    ? row("Not checked across organisations", acrossGaps(tally, options))
    : undefined,
  row("Options", optionsOf(header)),
  row("Personal details", personal(header)),
])}
</dl>
</section>`;
}

function registerOf({ register }: Header): Markup {
  if (register === null) return markup`<strong>None was given.</strong>`;
  const { file, organisations, digest } = register;
  return markup`${foreign(file)}, ${counted(organisations, "organisation")} <span class="id">${digest.slice(0, 16)}</span>`;
}

function preregistration({ documents, preregistration }: Tally): Markup {
  if (preregistration.none >= documents) return markup`<strong>Nothing was compared</strong>, because there are none.`;
  const parts = SOURCES.flatMap((source, index) =>
    preregistration[source] > 0 ? [`${counted(preregistration[source], "organisation")} ${SOURCE_WORDS[index]}`] : [],
  );
  return markup`Compared: ${list(parts)}.`;
}

function gaps(unevaluated: readonly Unevaluated[], { rule }: ViewOptions): Markup {
  const items = unevaluated.map(({ missing, rules, organisations }) => {
    const words = `${counted(rules.size, "rule")} for ${counted(organisations, "organisation")}: ${reasonOf(missing as Missing) ?? missing}`;
    const titles = [...rules].map((id) => markup`<li>${rule(id)?.title ?? ""} <span class="id">${id}</span></li>`);
    return markup`<li><details><summary>${words}</summary><ul>${titles}</ul></details></li>`;
  });
  return markup`<ul class="folds">${items}</ul>`;
}

/** What a rule across organisations lacks, where that is not what a rule for one could lack. */
const LACKS: Readonly<Record<string, string>> = {
  key_file: "no key was given to compare people by (--key-file)",
  merge: "only ‘rolecall audit merge’ sees all parts",
};

function acrossGaps({ across: { not_evaluated } }: Tally, { rule }: ViewOptions): Markup {
  const items = not_evaluated.map(({ rule: id, missing }) => {
    const why = LACKS[missing] ?? reasonOf(missing as Missing) ?? missing;
    return markup`<li>${rule(id)?.title ?? ""} <span class="id">${id}</span>: ${why}</li>`;
  });
  return markup`<ul>${items}</ul>`;
}

function optionsOf({ options }: Header): Markup {
  const entries = Object.entries(options);
  if (entries.length === 0) return markup`None`;
  return markup`<ul>${entries.map(([name, value]) => markup`<li><span class="id">${name}</span>: ${foreign(String(value))}</li>`)}</ul>`;
}

function personal({ options }: Header): Markup {
  return options.show_personal === true
    ? markup`<strong>This page shows names, email addresses and phone numbers.</strong> Send it only to people who need them.`
    : markup`Names, email addresses and phone numbers are masked.`;
}
