import { counted, list, withThousands } from "../core/describe.ts";
import type { Report } from "../core/model.ts";
import { gaps } from "./gaps.ts";
import { verdict } from "./verdict.ts";
import { countedBy } from "./words.ts";

/** A whole run in a few sentences of our own words: the verdict, how much was found, and what was not looked at. */
export function sentences(report: Report): string {
  const { findings, excepted, known } = report.summary;
  const found = countedBy(findings);
  const fixed = report.baseline?.fixed.length ?? 0;
  return [
    verdict(report),
    found.length === 0 ? "No findings" : list(found),
    ...(excepted > 0 ? [`${withThousands(excepted)} more excepted`] : []),
    ...(report.baseline ? [`${withThousands(known)} known to the baseline, ${withThousands(fixed)} fixed since`] : []),
    ...(report.switched_off.length > 0 ? [`${counted(report.switched_off.length, "rule")} switched off`] : []),
    ...gaps(report.files).map(({ rules, reason }) => `${counted(rules.length, "rule")} not evaluated: ${reason}`),
  ]
    .map((sentence) => `${sentence}.`)
    .join(" ");
}
