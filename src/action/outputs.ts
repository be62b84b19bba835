import { appendFileSync, readFileSync } from "node:fs";
import { EXIT, type ExitCode } from "../cli/exit.ts";
import type { Report } from "../core/model.ts";
import type { Written } from "./written.ts";

/** What each exit code says of a run. */
const CONCLUSIONS: Readonly<Record<ExitCode, string>> = {
  [EXIT.ok]: "passed",
  [EXIT.findings]: "findings",
  [EXIT.usage]: "wrong_use",
  [EXIT.notJudged]: "not_judged",
  [EXIT.bug]: "bug",
};

/** What the action tells the steps that follow. Without a report there are no counts: none is not nought. */
export function outputsOf(code: ExitCode, written: Written | undefined): Readonly<Record<string, string>> {
  const { report, sarif, html } = written ?? {};
  const summary: Report["summary"] | undefined = report && JSON.parse(readFileSync(report, "utf8")).summary;
  const count = (number: number | undefined): string => (number === undefined ? "" : String(number));
  return {
    "exit-code": String(code),
    conclusion: CONCLUSIONS[code],
    documents: count(summary?.documents),
    errors: count(summary?.findings.error),
    warnings: count(summary?.findings.warning),
    advice: count(summary?.findings.info),
    "not-judged": count(summary?.verdicts.not_judged),
    report: report ?? "",
    "sarif-file": sarif ?? "",
    "html-file": html ?? "",
  };
}

/** Appends outputs to the runner's file, each between lines that nobody can guess. */
export function writeOutputs(file: string, outputs: Readonly<Record<string, string>>): void {
  const lines = Object.entries(outputs).map(([name, value]) => {
    const delimiter = `rolecall_${crypto.randomUUID()}`;
    return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
  });
  appendFileSync(file, lines.join(""));
}
