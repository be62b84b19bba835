import type { RuleEntry } from "../../core/catalogue.ts";
import { counted, list, withThousands } from "../../core/describe.ts";
import type { DocumentReport, Report } from "../../core/model.ts";
import { reasonFor } from "../acceptance.ts";
import { gaps } from "../gaps.ts";
import type { FormatOptions } from "../options.ts";
import { foreign, lines, type Markup, markup } from "./markup.ts";
import { moment } from "./moment.ts";

/** What was checked and what was not. Nobody may take the second for a pass. */
export function scope(report: Report, options: FormatOptions): Markup {
  const { evaluated, not_evaluated } = report.summary.rules;
  return markup`<section aria-labelledby="scope">
<h2 id="scope">What was checked, and what was not</h2>
<dl class="facts">
${lines([
  row("Declarations", declarations(report)),
  report.now === null
    ? row("Checked at", markup`No time was given.`)
    : row("Checked on", markup`${moment(report.now)}`),
  row("Preregistration details", markup`${preregistration(report)}`),
  row("Rules checked", markup`${withThousands(evaluated)}`),
  not_evaluated > 0 ? row("Rules not checked", unevaluated(report, options)) : undefined,
  report.switched_off.length > 0 ? row("Rules switched off", switchedOff(report, options)) : undefined,
  report.summary.excepted > 0 ? row("Accepted findings", markup`${accepted(report)}`) : undefined,
  report.baseline ? row("Compared with before", fixed(report, options)) : undefined,
  row("Personal details", markup`${personal(options)}`),
])}
</dl>
</section>`;
}

/** A row of a list of facts: its name, and what there is to say. */
export function row(name: string, value: Markup): Markup {
  return markup`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

function declarations({ summary: { documents, verdicts } }: Report): Markup {
  const parts = [
    ...(verdicts.not_judged > 0 ? [`${withThousands(verdicts.not_judged)} could not be judged`] : []),
    ...(verdicts.not_applicable > 0 ? [`the roles do not apply to ${withThousands(verdicts.not_applicable)}`] : []),
  ];
  return markup`${withThousands(documents)}${parts.length > 0 ? ` (${list(parts)})` : ""}`;
}

function preregistration({ preregistration, files }: Report): Markup {
  const judged = files.filter(({ verdict }) => verdict === "compliant" || verdict === "non_compliant");
  const without = judged.filter((file) => file.preregistration === "none").length;
  if (without === judged.length) return markup`<strong>Not compared</strong>, because there are none.`;
  const but =
    without > 0 ? ` ${counted(without, "declaration has", "declarations have")} no details to compare with.` : "";
  if (preregistration.source === "register")
    return markup`Compared with PDP’s register, ${foreign(preregistration.file ?? "")}.${but}`;
  return markup`Compared with what the declaration itself says was given to PDP, <strong>not with PDP’s register</strong>.${but}`;
}

function unevaluated({ files }: Report, options: FormatOptions): Markup {
  return markup`<ul class="folds">${gapsOf(files).map(({ reason, rules }) => ruleList(`${counted(rules.length, "rule")}: ${reason}`, rules, options))}</ul>`;
}

/** The rules that were not evaluated, by reason: what `gaps` tells, and what a verdict has told already. */
export function gapsOf(files: readonly DocumentReport[]): readonly { reason: string; rules: readonly string[] }[] {
  const told = [
    ["document", "the declaration could not be judged"],
    ["direct_connection", "the organisation does not connect directly"],
  ].map(([missing, reason = ""]) => {
    const without = files.flatMap(({ rules }) => rules.not_evaluated.filter((rule) => rule.missing === missing));
    return { reason, rules: [...new Set(without.map(({ rule }) => rule))] };
  });
  return [...told.filter(({ rules }) => rules.length > 0), ...gaps(files)];
}

function ruleList(words: string, rules: readonly string[], { rule }: FormatOptions): Markup {
  return markup`<li><details><summary>${words}</summary><ul>${rules.map((id) => markup`<li>${title(id, rule)}</li>`)}</ul></details></li>`;
}

function title(id: string, rule: (id: string) => RuleEntry | undefined): Markup {
  const known = rule(id);
  return known ? markup`${known.title} <span class="id">${id}</span>` : markup`${foreign(id)}`;
}

function switchedOff({ switched_off }: Report, options: FormatOptions): Markup {
  const items = switched_off.map(({ rule, reason, file, compulsory }) => {
    const weight = compulsory ? markup` <strong>The guidance makes it compulsory.</strong>` : undefined;
    return markup`<li>${title(rule, options.rule)}.${weight} Reason: ${foreign(reasonFor(reason, options))} (${foreign(file)})</li>`;
  });
  return markup`<ul>${items}</ul>`;
}

function accepted({ summary: { excepted } }: Report): string {
  return `${counted(excepted, "finding does", "findings do")} not count, because somebody accepts ${excepted === 1 ? "it" : "them"} for now. Each is shown below with the reason.`;
}

/** The baseline may tell names: what it says is shown only where they may be. */
function fixed({ baseline, summary }: Report, options: FormatOptions): Markup {
  const gone = baseline?.fixed ?? [];
  const known = counted(summary.known, "finding was", "findings were");
  const items = gone.map(({ file, message, rule }) => {
    const what = options.showPersonal ? foreign(message) : title(rule, options.rule);
    return markup`<li>${what} (${foreign(file)})</li>`;
  });
  const list =
    gone.length > 0
      ? markup` <details class="paper"><summary>What has been put right</summary><ul>${items}</ul></details>`
      : undefined;
  return markup`Against ${foreign(baseline?.file ?? "")}: ${known} known before and ${summary.known === 1 ? "does" : "do"} not count, ${withThousands(gone.length)} ${gone.length === 1 ? "has" : "have"} been put right.${list}`;
}

function personal({ showPersonal }: FormatOptions): Markup {
  return showPersonal
    ? markup`<strong>This page shows names, email addresses and phone numbers.</strong> Send it only to people who need them.`
    : markup`Names, email addresses and phone numbers are masked, and so are the comments of the file.`;
}
