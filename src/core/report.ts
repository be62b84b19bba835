import type { Checked, DocumentReport, Report, Ruleset, SettingsReport, Severity, Summary, Verdict } from "./model.ts";
import { counts, SEVERITIES, VERDICTS } from "./model.ts";

/** What a report says of a run beside its documents. */
export interface Run {
  readonly ruleset: Ruleset;
  /** Epoch milliseconds. */
  readonly now: number | undefined;
  /** The register's name, where one was given. */
  readonly register: string | undefined;
  /** What `settle` says beside the documents. */
  readonly settings?: readonly SettingsReport[];
  readonly switched_off?: Report["switched_off"];
  /** What `compare` says beside them. */
  readonly baseline?: Report["baseline"] | undefined;
}

/** Puts the checked documents of a run together. */
export function reportOf(checked: readonly Checked[], run: Run): Report {
  const files = checked.map(({ report }) => report);
  const { settings = [], switched_off = [], baseline } = run;
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
    settings,
    switched_off,
    ...(baseline && { baseline }),
    summary: summarise(files, settings),
  };
}

/** What a count counts: a finding is one, and what was left out of a rule is as many as that. */
interface Counted extends Pick<DocumentReport["findings"][number], "severity" | "exception" | "baseline"> {
  readonly count: number;
}

function countedIn({ files, settings }: Pick<Report, "files" | "settings">): readonly Counted[] {
  const found = [...files, ...settings].flatMap(({ findings }) => findings);
  return [...found.map((finding) => ({ ...finding, count: 1 })), ...files.flatMap(({ omitted }) => omitted)];
}

/** How many findings of each severity count for the exit code: nobody accepts them, and no baseline knows them. */
export function counting(report: Pick<Report, "files" | "settings">): Readonly<Record<Severity, number>> {
  const found: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  for (const one of countedIn(report)) if (counts(one)) found[one.severity] += one.count;
  return found;
}

function summarise(files: Report["files"], settings: Report["settings"]): Summary {
  const verdicts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  const findings = Object.fromEntries(SEVERITIES.map((severity) => [severity, 0])) as Record<Severity, number>;
  let excepted = 0;
  let known = 0;
  for (const { verdict } of files) verdicts[verdict] += 1;
  for (const { severity, count, exception, baseline } of countedIn({ files, settings })) {
    if (exception) excepted += count;
    else findings[severity] += count;
    if (!exception && baseline === "known") known += count;
  }
  const evaluated = new Set(files.flatMap(({ rules }) => rules.evaluated));
  const missing = new Set(files.flatMap(({ rules }) => rules.not_evaluated.map(({ rule }) => rule)));
  return {
    documents: files.length,
    with_findings: files.filter((file) => file.findings.length > 0).length,
    verdicts,
    findings,
    excepted,
    known,
    rules: { evaluated: evaluated.size, not_evaluated: missing.size },
  };
}
