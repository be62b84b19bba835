import type { Checked, Report, Ruleset, Severity, Summary, Verdict } from "./model.ts";
import { SEVERITIES, VERDICTS } from "./model.ts";

/** What a report says of a run beside its documents. */
export interface Run {
  readonly ruleset: Ruleset;
  /** Epoch milliseconds. */
  readonly now: number | undefined;
  /** The register's name, where one was given. */
  readonly register: string | undefined;
}

/** Puts the checked documents of a run together. */
export function reportOf(checked: readonly Checked[], run: Run): Report {
  const files = checked.map(({ report }) => report);
  const declared = files.some(({ preregistration }) => preregistration === "declaration");
  return {
    version: 1,
    now: run.now === undefined ? null : new Date(run.now).toISOString(),
    ruleset: { digest: run.ruleset.digest, revision: run.ruleset.revision },
    preregistration:
      run.register === undefined
        ? { source: declared ? "declaration" : "none" }
        : { source: "register", file: run.register },
    files,
    settings: [],
    switched_off: [],
    summary: summarise(files),
  };
}

function summarise(files: Report["files"]): Summary {
  const verdicts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  const findings = Object.fromEntries(SEVERITIES.map((severity) => [severity, 0])) as Record<Severity, number>;
  for (const file of files) {
    verdicts[file.verdict] += 1;
    for (const { severity } of file.findings) findings[severity] += 1;
    for (const { severity, count } of file.omitted) findings[severity] += count;
  }
  const evaluated = new Set(files.flatMap(({ rules }) => rules.evaluated));
  const missing = new Set(files.flatMap(({ rules }) => rules.not_evaluated.map(({ rule }) => rule)));
  return {
    documents: files.length,
    with_findings: files.filter((file) => file.findings.length > 0).length,
    verdicts,
    findings,
    excepted: 0,
    known: 0,
    rules: { evaluated: evaluated.size, not_evaluated: missing.size },
  };
}
