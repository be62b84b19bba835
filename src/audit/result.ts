import type { Arg, Need, PreregistrationSource, Severity, Verdict } from "../core/model.ts";

/**
 * What an audit writes: NDJSON, one `Line` a line. First a `Header`, then a `Result` for each document in the order of
 * the input, then an `Across` for each finding that no declaration shows alone, and last a `Tally`. A stream without
 * its tally was cut short. Everything personal is masked, unless `--show-personal`; `schemas/audit.schema.json`
 * describes every key.
 */
export type Line = Header | Result | Across | Tally;

/** What every result of the stream depends on beside its declaration: streams of equal headers can be merged. */
export interface Header {
  readonly type: "audit";
  readonly version: 1;
  /** ISO 8601 in UTC. */
  readonly now: string;
  readonly ruleset: { readonly digest: string; readonly revision: string };
  /** PDP's register, or null where none was given; `digest` is hex SHA-256 over its bytes. */
  readonly register: { readonly file: string; readonly digest: string; readonly organisations: number } | null;
  readonly options: Readonly<Record<string, string | number | boolean>>;
  /**
   * What tells the key file of this audit from others, and nobody what it holds; null where there was none. People have
   * been given their keys by it, so that only streams with the same one can be merged.
   */
  readonly key: string | null;
  /**
   * Which part of the input this is: `index` counts from 1, and the unit `ordinal` belongs to the part
   * `ordinal % of + 1`. Null for all of it.
   */
  readonly shard: { readonly index: number; readonly of: number } | null;
}

/** One document of the input, judged. */
export interface Result {
  readonly type: "organisation";
  readonly version: 1;
  /** The number of its unit in the whole input, from 0: a file of a folder is a unit, and so is each document of a stream. */
  readonly ordinal: number;
  readonly file: string;
  /** Index of the document in its file, from 0. */
  readonly document: number;
  /** Where the document begins in its file, from 1. */
  readonly line: number;
  readonly organisation: { readonly name?: string; readonly reference?: string };
  readonly verdict: Verdict;
  readonly preregistration: { readonly source: PreregistrationSource };
  /** As `schemas/report.schema.json` freezes a finding. */
  readonly findings: readonly ResultFinding[];
  readonly omitted: readonly { readonly rule: string; readonly severity: Severity; readonly count: number }[];
  readonly not_evaluated: readonly { readonly rule: string; readonly missing: string }[];
  /**
   * With a key file: for each user who holds a role, hex HMACs of what tells them from others. Two users who have one in
   * common may be one person. `peopleKeys` makes them.
   */
  readonly people?: readonly (readonly string[])[];
}

/** The keys of a finding that views of an audit read; there are more. */
export interface ResultFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** RFC 6901. */
  readonly path: string;
  readonly range: { readonly start: { readonly line: number; readonly column: number } };
  readonly fingerprint: string;
}

/** What is counted and compared of a result. */
export interface Brief extends Omit<Result, "type" | "version" | "ordinal" | "findings" | "not_evaluated"> {
  readonly findings: readonly Pick<ResultFinding, "rule" | "severity">[];
}

/** A finding across declarations names so many organisations and documents at most. */
export const PLACES_A_FINDING = 1000;

/** A finding about several declarations, or about one that is not there. */
export interface Across {
  readonly type: "across";
  readonly version: 1;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly args: Readonly<Record<string, Arg>>;
  /** The organisations that it is about, sorted; at most `PLACES_A_FINDING` of them. */
  readonly references: readonly string[];
  /** The documents that it is about, in the order of the input; at most `PLACES_A_FINDING` of them. */
  readonly places: readonly Place[];
  /** How many more documents it is about. */
  readonly omitted: number;
  readonly fingerprint: string;
}

/** A document of the input. */
export interface Place {
  readonly file: string;
  readonly document: number;
  readonly line: number;
}

/** The counts of the whole stream. */
export interface Tally {
  readonly type: "summary";
  readonly version: 1;
  readonly documents: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Findings of organisations and across them. */
  readonly findings: Readonly<Record<Severity, number>>;
  /** How many findings each rule made, from the most. */
  readonly rules: readonly {
    readonly rule: string;
    readonly severity: Severity;
    readonly count: number;
    readonly organisations: number;
  }[];
  /** How many documents were compared with what. */
  readonly preregistration: Readonly<Record<PreregistrationSource, number>>;
  readonly across: {
    readonly evaluated: readonly string[];
    readonly not_evaluated: readonly { readonly rule: string; readonly missing: Need | "merge" }[];
  };
}
