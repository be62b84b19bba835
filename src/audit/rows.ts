import { counted } from "../core/describe.ts";
import type { Across, Place, Result } from "./result.ts";

/** What a row tells. Who counts organisations counts each file and document once, whatever its rows tell. */
export type Status = "finding" | "no_findings" | "omitted" | "across";

/** A row of a table of findings: the same for CSV and Parquet. Null is what there is nothing to say of. */
export interface Row {
  readonly file: string | null;
  /** From 1. */
  readonly document: number | null;
  readonly organisation: string | null;
  readonly reference: string | null;
  readonly verdict: string | null;
  readonly preregistration: string | null;
  readonly status: Status;
  readonly severity: string | null;
  readonly rule: string | null;
  /** How many findings the row is for. */
  readonly count: number;
  /** Of the finding, or else where its document begins. */
  readonly line: number | null;
  readonly column: number | null;
  readonly message: string | null;
  readonly path: string | null;
  readonly fingerprint: string | null;
  /** Rules that were not evaluated for want of something; that a verdict keeps others from it, the verdict says. */
  readonly not_evaluated: string | null;
  /** Of a finding across organisations: whom and which documents it is about. */
  readonly references: string | null;
  readonly places: string | null;
}

/** Fixed for ever, in this order; new ones come last. */
export const COLUMNS = [
  ...["file", "document", "organisation", "reference", "verdict", "preregistration", "status", "severity", "rule"],
  ...["count", "line", "column", "message", "path", "fingerprint", "not_evaluated", "references", "places"],
] as readonly (keyof Row)[];

const NOTHING = {
  severity: null,
  rule: null,
  column: null,
  message: null,
  path: null,
  fingerprint: null,
  references: null,
  places: null,
} as const;

/**
 * A row for each finding, and one for an organisation that has none, so that no organisation is missing. One for each
 * finding and not one for each organisation, because every spreadsheet, notebook and engine filters and counts flat rows.
 */
export function rowsOf(line: Result | Across): readonly Row[] {
  return line.type === "across" ? [acrossOf(line)] : organisationOf(line);
}

function organisationOf({ file, document, line, organisation, ...result }: Result): readonly Row[] {
  const unmet = result.not_evaluated.filter(({ missing }) => !OF_VERDICT.has(missing)).map(({ rule }) => rule);
  const own = {
    file,
    document: document + 1,
    organisation: organisation.name ?? null,
    reference: organisation.reference ?? null,
    verdict: result.verdict,
    preregistration: result.preregistration.source,
    line,
    not_evaluated: unmet.length > 0 ? unmet.join(" ") : null,
  };
  const rows = [
    ...result.findings.map(({ rule, severity, message, path, range: { start }, fingerprint }): Row => {
      const place = { line: start.line, column: start.column, path };
      return { ...NOTHING, ...own, ...place, status: "finding", severity, rule, count: 1, message, fingerprint };
    }),
    ...result.omitted.map(({ rule, severity, count }): Row => {
      const message = `And ${counted(count, "more finding")} of this rule`;
      return { ...NOTHING, ...own, status: "omitted", severity, rule, count, message };
    }),
  ];
  return rows.length > 0 ? rows : [{ ...NOTHING, ...own, status: "no_findings", count: 0 }];
}

/** What keeps rules from being evaluated that the verdict tells: the document itself, and how it connects. */
export const OF_VERDICT: ReadonlySet<string> = new Set(["document", "direct_connection"]);

function acrossOf({ rule, severity, message, references, places, omitted, fingerprint }: Across): Row {
  const [first] = places;
  return {
    file: first?.file ?? null,
    document: first ? first.document + 1 : null,
    organisation: null,
    reference: references.length === 1 ? (references[0] as string) : null,
    verdict: null,
    preregistration: null,
    status: "across",
    severity,
    rule,
    count: 1,
    line: first?.line ?? null,
    column: null,
    message,
    path: null,
    fingerprint,
    not_evaluated: null,
    references: references.join("; "),
    places: [...places.map(placeOf), ...(omitted > 0 ? [`and ${counted(omitted, "more document")}`] : [])].join("; "),
  };
}

function placeOf({ file, line }: Place): string {
  return `${file}:${line}`;
}
