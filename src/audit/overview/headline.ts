import { counted, list, withThousands } from "../../core/describe.ts";
import { type Icon, icon } from "../../formats/html/icon.ts";
import { type Markup, markup } from "../../formats/html/markup.ts";
import type { Header, Tally } from "../result.ts";

/** The verdict on all of an audit: a shape, and words that say the same. */
export interface Headline {
  readonly icon: Icon;
  readonly words: string;
}

export function headline({ shard }: Pick<Header, "shard">, { documents, verdicts }: Tally): Headline {
  if (documents === 0) return { icon: "unknown", words: "Nothing was audited" };
  const { not_judged, non_compliant } = verdicts;
  const parts = [
    ...(not_judged > 0 ? [`${withThousands(not_judged)} could not be judged`] : []),
    ...(non_compliant > 0
      ? [`${withThousands(non_compliant)} ${non_compliant === 1 ? "is" : "are"} not compliant`]
      : []),
  ];
  const shape = not_judged > 0 ? "unknown" : non_compliant > 0 ? "fault" : verdicts.compliant > 0 ? "fine" : "unknown";
  const none = verdicts.compliant > 0 ? "none has anything to put right" : "the roles do not apply to any";
  const part = shard ? ` (part ${shard.index} of ${shard.of})` : "";
  return { icon: shape, words: `${counted(documents, "organisation")}${part}: ${list(parts) || none}` };
}

/** The headline with what tempers it: whoever reads no further must not take it for more than it is. */
export function verdict(header: Header, tally: Tally): Markup {
  const { icon: shape, words } = headline(header, tally);
  const caveats = caveatsOf(header, tally);
  return markup`<div class="verdict ${shape}">
<h1>${icon(shape)} ${words}</h1>
${caveats.length > 0 ? markup`<p>${caveats.join(" ")}</p>` : undefined}
</div>`;
}

function caveatsOf({ shard }: Header, { documents, verdicts, preregistration, findings, across }: Tally): string[] {
  const { none } = preregistration;
  const judged = documents - verdicts.not_judged - verdicts.not_applicable;
  const uncompared = Math.min(none, judged);
  return [
    ...(findings.warning > 0 ? [`There ${are(findings.warning, "thing")} to check.`] : []),
    ...(verdicts.not_applicable > 0 ? [`The roles do not apply to ${withThousands(verdicts.not_applicable)}.`] : []),
    ...(uncompared > 0 && none >= documents ? ["Nothing was compared with preregistration details."] : []),
    ...(across.not_evaluated.length > 0
      ? [
          `${counted(across.not_evaluated.length, "rule")} across organisations ${across.not_evaluated.length === 1 ? "was" : "were"} not checked.`,
        ]
      : []),
    ...(shard ? ["This is one part of an audit: what the others hold is not here."] : []),
  ];
}

function are(count: number, one: string): string {
  return `${count === 1 ? "is" : "are"} ${counted(count, one)}`;
}
