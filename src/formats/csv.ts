import type { RuleEntry } from "../core/catalogue.ts";
import { counted, describe } from "../core/describe.ts";
import type { DocumentReport, Finding, Omitted, Report, SettingsReport } from "../core/model.ts";
import { exceptionFor, reasonFor } from "./acceptance.ts";
import { counts, omittedOf, type Sources } from "./entries.ts";
import { forCsv } from "./escape/csv.ts";
import { gaps } from "./gaps.ts";
import type { FormatOptions } from "./options.ts";
import { organisationFor } from "./organisation.ts";
import { pointerFor } from "./pointer.ts";
import { standingOf } from "./words.ts";

/** Fixed for ever, in this order; new ones come last. */
const COLUMNS = [
  ...["file", "document", "organisation", "reference", "verdict", "status", "severity", "rule"],
  ...["line", "column", "message", "remedy", "path", "excepted_until", "baseline", "fingerprint"],
] as const;

/** What a row tells: a finding, whether it counts or not, or what else there is to know of a document or the run. */
type Status = "finding" | "excepted" | "known" | "omitted" | "no_findings" | "not_evaluated" | "switched_off" | "fixed";

type Row = { readonly status: Status } & Readonly<Record<string, string | number>>;

/** Excel takes a file for UTF-8 only with a byte order mark, and every message has a quotation mark that it would spoil. */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * For a spreadsheet: RFC 4180 in UTF-8, a row for each finding and for whatever else an analyst must not overlook when
 * filtering, by the column `status`: that a document has no findings, that rules were not evaluated or switched off.
 */
export function csv(report: Report, _sources: Sources, options: FormatOptions): string {
  const rows = [
    ...report.files.flatMap((file) => rowsOf(file, options)),
    ...report.settings.flatMap((file) => findingsOf(file, options).map((row): Row => ({ file: file.file, ...row }))),
    ...report.switched_off.map(({ rule, reason, file, compulsory }): Row => {
      const by = compulsory ? "Switched off, though the guidance makes it compulsory" : "Switched off";
      return { status: "switched_off", file, rule, message: `${by}: ${reasonFor(reason, options)}` };
    }),
    ...(report.baseline?.fixed ?? []).map((fixed): Row => ({ status: "fixed", ...fixed })),
  ];
  const lines = [COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column] ?? ""))];
  return BYTE_ORDER_MARK + lines.map((cells) => `${cells.map((cell) => forCsv(String(cell))).join(",")}\r\n`).join("");
}

function rowsOf(file: DocumentReport, options: FormatOptions): Row[] {
  const { name = "", reference = "" } = organisationFor(file.organisation, options);
  const document = { file: file.file, document: file.document + 1, organisation: name, reference };
  const found = findingsOf(file, options);
  const rows: Row[] = [
    ...(found.length === 0 ? [{ status: "no_findings", message: "No findings" } as const] : found),
    ...gaps([file]).map(({ rules, reason }): Row => {
      const message = `${counted(rules.length, "rule")} not evaluated (${reason}): ${rules.join(", ")}`;
      return { status: "not_evaluated", message };
    }),
  ];
  return rows.map((row) => ({ ...document, verdict: file.verdict, ...row }));
}

function findingsOf(file: DocumentReport | SettingsReport, options: FormatOptions): Row[] {
  return [
    ...file.findings.map((finding) => rowOf(finding, options)),
    ...omittedOf(file).map((omitted): Row => {
      const { rule, severity, count } = omitted;
      const standing = standingOf(omitted, options);
      const words = `And ${counted(count, "more finding")} of this rule`;
      const message = standing === undefined ? words : `${words} (${standing})`;
      return { status: "omitted", severity, rule, message, ...markedBy(omitted, options) };
    }),
  ];
}

function rowOf(finding: Finding, options: FormatOptions): Row {
  const { rule, severity, range, path, args, exception, fingerprint } = finding;
  return {
    status: counts(finding) ? "finding" : exception ? "excepted" : "known",
    severity,
    rule,
    line: range.start.line,
    column: range.start.column,
    ...describe(options.rule(rule) as RuleEntry, args, options),
    path: pointerFor(path, options),
    ...markedBy(finding, options),
    fingerprint,
  };
}

function markedBy({ exception, baseline }: Finding | Omitted, options: FormatOptions): Partial<Row> {
  return { excepted_until: exception ? exceptionFor(exception, options).expires : "", baseline: baseline ?? "" };
}
