import type { DocumentReport, Exception, Finding, Report } from "../../src/core/model.ts";
import { html } from "../../src/formats/html.ts";
import type { FormatOptions } from "../../src/formats/options.ts";
import { CLEAN, type Given, MASKED, REPORTS, reportOn } from "./reports.ts";

/** The page of a report, as `rolecall check --format html` writes it. */
export function pageOf({ report, sources }: Given, options: FormatOptions = MASKED): string {
  return html(report, sources, options);
}

const user = (name: string, rest: string): string =>
  `  - {name: ${name}, email: ${name.toLowerCase().replace(" ", ".")}@tide.internal, phone: "+1 202 555 0${100 + name.length}", ${rest}}\n`;

/** Too many of one role, none of another, one that is not set up yet, and an account of every status. */
export const CROWDED: string = `organisation:
  name: Tide and Shore Pension Scheme
  reference: tide-and-shore
  type: pension_scheme
  connection: direct
  phase: live
users:
${[
  user("Maya Fox", "roles: [primary_business_contact, security_lead], status: active"),
  user("Owen Price", "roles: [primary_technical_contact, wizard, security_lead], status: active"),
  user("Grace Bell", "roles: [security_lead, primary_business_contact, primary_technical_contact]"),
  user("Noor Aziz", "roles: [service_manager], status: requested"),
  user("Leo Marsh", "roles: [test_manager], status: suspended"),
  user("Ruth Adeyemi-Okonkwo", "roles: [test_manager], status: deactivated, deactivation_reason: left"),
  user("Sam Quill", "roles: [scheme_admin], status: rejected"),
].join("")}`;

const BEHIND = CLEAN.replace("connection: direct", "connection: third_party").replace("Harbour", "Quay");

const EXCEPTION: Exception = {
  reason: "Agreed by telephone (ring 020 7946 0991 or jo.day@pdp.example)",
  approved_by: "Jo Day",
  expires: "2026-12-31",
};

/** Several declarations with all that a run can say: exceptions, a baseline, settings, rules that are off, broken files. */
export function several(): Given {
  const { report, sources } = reportOn([
    { name: "orgs/clean.roles.yaml", content: CLEAN },
    { name: "orgs/quay.roles.yaml", content: BEHIND },
    { name: "orgs/tide.roles.yaml", content: `${CROWDED}---\n${CLEAN.replace("Harbour Pensions", "Second Harbour")}` },
    { name: "orgs/broken.roles.yaml", content: "users: [\n" },
  ]);
  const tide = report.files[2] as DocumentReport;
  const findings = tide.findings.map((finding, index): Finding => {
    if (index === 1) return { ...finding, exception: EXCEPTION };
    return { ...finding, baseline: index === 3 ? "known" : "new" };
  });
  const changed: DocumentReport = {
    ...tide,
    findings,
    omitted: [{ rule: "users/invalid-phone", severity: "error", count: 7 }],
  };
  const told: Report = {
    ...report,
    files: report.files.map((file) => (file === tide ? changed : file)),
    settings: [{ file: "rolecall.yaml", findings: (report.files[4] as DocumentReport).findings.slice(0, 1) }],
    switched_off: [
      {
        rule: "roles/role-limit",
        reason: "Under review, ask jo.day@pdp.example",
        file: "rolecall.yaml",
        compulsory: true,
      },
      { rule: "advice/single-holder", reason: "We are small", file: "rolecall.yaml", compulsory: false },
    ],
    baseline: {
      file: "before.json",
      revision: "2026-11",
      fixed: [{ rule: "users/shared-phone", file: "orgs/tide.roles.yaml", message: "Jo Day has it", fingerprint: "0" }],
    },
    summary: { ...report.summary, excepted: 1, known: 1 },
  };
  return { report: told, sources: (file) => sources(file === changed ? tide : file) };
}

/** Many declarations, as an analyst has them: every tenth has faults. */
export function bulk(count: number): Given {
  const files = Array.from({ length: count }, (_, index) => ({
    name: `orgs/${index}.roles.yaml`,
    content: (index % 10 === 0 ? CROWDED : CLEAN).replace(/^ {2}name: .*/m, `  name: Organisation ${index}`),
  }));
  return reportOn(files);
}

/** The same texts are in finding after finding: a few of each rule have all that a page can look like. */
export function few({ report, sources }: Given, most: number = 3): Given {
  const files = new Map<unknown, DocumentReport>();
  for (const file of report.files) {
    const findings = file.findings.filter(
      ({ rule }, index) => file.findings.slice(0, index).filter((one) => one.rule === rule).length < most,
    );
    files.set({ ...file, findings }, file);
  }
  return {
    report: { ...report, files: [...files.keys()] as DocumentReport[] },
    sources: (file) => sources(files.get(file) ?? file),
  };
}

/** The three reports of every format, as pages. */
export const PAGES: Readonly<Record<string, () => string>> = {
  clean: () => pageOf(REPORTS.clean()),
  ordinary: () => pageOf(REPORTS.ordinary()),
  hostile: () => pageOf(REPORTS.hostile(), REPORTS.hostile().options),
  several: () => pageOf(several()),
};
