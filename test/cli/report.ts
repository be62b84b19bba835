import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import { expect } from "vitest";
import type { Ran } from "./run.ts";

/** The part of a report that the tests look at, as it is printed. */
export interface PrintedReport {
  readonly version: number;
  readonly now: string | null;
  readonly preregistration: { readonly source: string; readonly file?: string };
  readonly files: readonly {
    readonly file: string;
    readonly document: number;
    readonly verdict: string;
    readonly findings: readonly {
      readonly rule: string;
      readonly severity: string;
      readonly message: string;
      readonly path: string;
      readonly args: Readonly<Record<string, unknown>>;
      readonly range: { readonly start: { readonly line: number; readonly column: number } };
      readonly related: readonly { readonly file: string; readonly path: string }[];
    }[];
    readonly rules: { readonly not_evaluated: readonly { readonly rule: string; readonly missing: string }[] };
  }[];
  readonly summary: {
    readonly documents: number;
    readonly verdicts: Readonly<Record<string, number>>;
    readonly findings: Readonly<Record<string, number>>;
  };
}

const ajv = new Ajv({ strict: false, allErrors: true });

/** A validator of one of our schemas. */
export function schema(name: string): ValidateFunction {
  return ajv.compile(JSON.parse(readFileSync(`schemas/${name}.schema.json`, "utf8")));
}

const isReport = schema("report");

/** The report that a run with `--format json` printed: alone on stdout, and as its schema says. */
export function reportIn({ stdout }: Ran): PrintedReport {
  const report: unknown = JSON.parse(stdout);
  expect(isReport(report) ? [] : isReport.errors).toEqual([]);
  return report as PrintedReport;
}

/** The rules that fired, each as often as it did, in the order of the report. */
export function rulesIn(ran: Ran): readonly string[] {
  return reportIn(ran).files.flatMap(({ findings }) => findings.map(({ rule }) => rule));
}
