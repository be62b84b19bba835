import type { DocumentReport, Finding, Report, SettingsReport, Severity } from "../core/model.ts";
import { counts, entries, omittedOf, type Sources } from "./entries.ts";
import { plain } from "./escape/plain.ts";
import { inJson } from "./escape.ts";
import type { FormatOptions } from "./options.ts";
import { pathOf } from "./place.ts";
import { isUnjudged, labelOf, moreOf, standingOf, wordsOf } from "./words.ts";

/** GitLab’s words. `blocker` is for a document that could not be judged: nobody knows what else is wrong with it. */
const SEVERITIES = { error: "major", warning: "minor", info: "info" } as const satisfies Record<Severity, string>;

/** One entry, with what GitLab documents and no more. */
interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

/**
 * GitLab’s code quality report: an entry a finding, and one for what was left out of a rule. What does not count is
 * there as `info` and says why. GitLab takes two entries with one fingerprint for one, so each has its own, and keeps it
 * when another file is mended.
 */
export function gitlab(report: Report, _sources: Sources, options: FormatOptions): string {
  const print = fingerprints(report);
  const issues = [
    ...entries(report).map(({ file, finding }) => issueOf(file, finding, print(file, finding), options)),
    ...[...report.files, ...report.settings].flatMap((file) => restOf(file, options)),
  ];
  return `${inJson(withOrdinals(issues), 2)}\n`;
}

function issueOf(
  file: DocumentReport | SettingsReport,
  finding: Finding,
  fingerprint: string,
  options: FormatOptions,
): Issue {
  const { rule, severity, range } = finding;
  const { message } = wordsOf(finding, options);
  const standing = standingOf(finding, options);
  const counted = isUnjudged(file) && severity === "error" ? "blocker" : SEVERITIES[severity];
  return {
    description: plain(standing === undefined ? message : `${message} (${standing})`),
    check_name: rule,
    fingerprint,
    severity: counts(finding) ? counted : "info",
    location: { path: plain(pathOf(file.file)), lines: { begin: range.start.line } },
  };
}

/** What a document has beyond the findings that are told one by one. Its name makes up for a fingerprint. */
function restOf(file: DocumentReport | SettingsReport, options: FormatOptions): readonly Issue[] {
  return omittedOf(file).map((omitted) => {
    const standing = standingOf(omitted, options);
    return {
      description: plain(standing === undefined ? moreOf(omitted) : `${moreOf(omitted)} (${standing})`),
      check_name: omitted.rule,
      fingerprint: plain(`${omitted.rule} omitted in ${labelOf(file)}`),
      severity: counts(omitted) ? SEVERITIES[omitted.severity] : "info",
      location: { path: plain(pathOf(file.file)), lines: { begin: 1 } },
    };
  });
}

/**
 * A finding's own fingerprint knows the organisation by its reference, whatever its file is called. Where there is none,
 * or another document before has the same, the document's name says which is meant.
 */
function fingerprints({ files }: Report): (file: DocumentReport | SettingsReport, finding: Finding) => string {
  const first = new Map<string, string>();
  for (const file of files) {
    const { reference = "" } = file.organisation;
    if (reference !== "" && !first.has(reference)) first.set(reference, labelOf(file));
  }
  return (file, { fingerprint }) => {
    const label = labelOf(file);
    const reference = "organisation" in file ? file.organisation.reference : undefined;
    return first.get(reference ?? "") === label ? fingerprint : plain(`${fingerprint} in ${label}`);
  };
}

/** One document can be named twice: the second of equals is told from the first by its number. */
function withOrdinals(issues: readonly Issue[]): readonly Issue[] {
  const seen = new Map<string, number>();
  return issues.map((issue) => {
    const ordinal = (seen.get(issue.fingerprint) ?? 0) + 1;
    seen.set(issue.fingerprint, ordinal);
    return ordinal === 1 ? issue : { ...issue, fingerprint: `${issue.fingerprint}-${ordinal}` };
  });
}
