import { counted, list, withThousands } from "../core/describe.ts";
import type { Report } from "../core/model.ts";
import { gaps } from "./gaps.ts";
import { verdict } from "./markdown/verdict.ts";

/** A whole run in a few sentences of our own words: the verdict, how much was found, and what was not looked at. */
export function sentences(report: Report): string {
  const { findings, excepted, known } = report.summary;
  const found = [
    ...(findings.error > 0 ? [counted(findings.error, "error")] : []),
    ...(findings.warning > 0 ? [counted(findings.warning, "warning")] : []),
    ...(findings.info > 0 ? [counted(findings.info, "piece of advice", "pieces of advice")] : []),
  ];
  const fixed = report.baseline?.fixed.length ?? 0;
  return [
    verdict(report),
    found.length === 0 ? "No findings" : list(found),
    ...(excepted > 0 ? [`${withThousands(excepted)} more excepted`] : []),
    ...(report.baseline
      ? [`The baseline knows ${withThousands(known)}, and ${withThousands(fixed)} of its own are fixed`]
      : []),
    ...(report.switched_off.length > 0 ? [`${counted(report.switched_off.length, "rule")} switched off`] : []),
    ...gaps(report.files).map(({ rules, reason }) => `${counted(rules.length, "rule")} not evaluated: ${reason}`),
  ]
    .map((sentence) => `${sentence}.`)
    .join(" ");
}
