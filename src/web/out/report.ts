import { type Report, reportOf } from "../../core/index.ts";
import type { DocumentReport, Source } from "../../core/model.ts";
import { html } from "../../formats/html.ts";
import { type FormatOptions, PLAIN, wordsOf } from "../../formats/options.ts";
import type { Bench } from "../judge/bench.ts";
import type { Judged } from "../judge/judging.ts";

/** The report of a draft, as `rolecall check --format json` gives it. */
function reportFor({ checked, now }: Judged, { judge, register }: Bench): Report {
  return reportOf(checked, { ruleset: judge.ruleset, now, register: register?.file });
}

/** The same as a page to print or send, as `rolecall check --format html` writes it. */
export function htmlReport(judged: Judged, bench: Bench, showPersonal: boolean): string {
  const { ruleset } = bench.judge;
  const texts = new Map<unknown, Source>(judged.checked.map(({ report, source }) => [report, source]));
  const options: FormatOptions = {
    ...wordsOf(ruleset, bench.version),
    paint: PLAIN,
    quiet: false,
    showPersonal,
  };
  return html(reportFor(judged, bench), (file) => texts.get(file as DocumentReport), options);
}
