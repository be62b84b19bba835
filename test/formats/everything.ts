import type { DocumentReport, Exception, Finding, Report } from "../../src/core/model.ts";
import type { FormatOptions } from "../../src/formats/options.ts";
import { alone, CLEAN, type Given, MASKED, NOW, reportOn } from "./reports.ts";

/** What a stranger would put where a reason or a name belongs. */
const REASON = "Agreed # TODO\n::error::owned ]]> <b>'x'</b> %0A ##vso[task.complete] [link](https://evil.example)";

export const EXCEPTION: Exception = { reason: REASON, approved_by: "Jo Day", expires: "2026-12-31" };

/** Contacts behind a third party, to whom the roles do not apply. */
const THIRD_PARTY = CLEAN.replace("connection: direct", "connection: third_party");

const ordinary = alone().report.files[0] as DocumentReport;
const [first, second] = ordinary.findings as readonly [Finding, Finding];

/**
 * A report with everything that a report can have: documents of one file with equal findings, one that cannot be
 * judged and one to which the roles do not apply, names of every kind, omitted, excepted and known findings, a
 * baseline, files of settings, rules that are off, and a run without a clock.
 */
export function everything(): Given & { readonly options: FormatOptions } {
  const text = CLEAN.replace("connection: direct", "connexion: direct").replace(/ {2}email_domains.*\n/, "");
  const { report, sources } = reportOn(
    [
      { name: "./orgs//a.roles.yaml", content: `${text}---\n${text}` },
      { name: "orgs/b.roles.yaml", content: text },
      { name: "<stdin>", content: "users: [" },
      { name: "/srv/c d.roles.yaml", content: THIRD_PARTY },
      { name: "../e.roles.yaml", content: "- not a mapping\n" },
    ],
    {},
  );
  const findings = ordinary.findings.map((finding, index): Finding => {
    if (finding.rule === "roles/mandatory-role") return { ...finding, exception: EXCEPTION };
    return { ...finding, baseline: index === 1 || index % 2 === 0 ? "known" : "new" };
  });
  const omitted = [{ rule: "roles/mandatory-role", severity: "error", count: 1200 }] as const;
  const found = [...report.files, { ...ordinary, file: "C:\\orgs\\f.roles.yaml", findings, omitted }];
  const files = found.map((file) => (file.verdict === "not_judged" ? file : without(file, "roles/role-limit")));
  const all: Report = {
    ...report,
    files,
    settings: [{ file: "rolecall.yaml", findings: [second, { ...first, baseline: "new" }] }],
    switched_off: [
      { rule: "roles/role-limit", reason: REASON, file: "rolecall.yaml", compulsory: true },
      { rule: "advice/sole-contact", reason: "too small", file: "rolecall.yaml", compulsory: false },
    ],
    baseline: {
      file: "before.json",
      revision: "2026-11",
      fixed: [
        { rule: "roles/role-limit", file: "orgs/gone.roles.yaml", message: "Old\n::error::news", fingerprint: "f" },
      ],
    },
    now: new Date(NOW).toISOString(),
    summary: { ...report.summary, documents: files.length, excepted: 1, known: 5 },
  };
  return { report: all, sources, options: MASKED };
}

/** A document for which a rule is switched off. */
export function without(file: DocumentReport, rule: string): DocumentReport {
  const others = file.rules.not_evaluated.filter((one) => one.rule !== rule);
  const evaluated = file.rules.evaluated.filter((one) => one !== rule);
  return { ...file, rules: { evaluated, not_evaluated: [...others, { rule, missing: "switched_off" }] } };
}

/** The report of a run in which nothing was checked. */
export function nothing(): Given & { readonly options: FormatOptions } {
  return { ...reportOn([]), options: MASKED };
}
