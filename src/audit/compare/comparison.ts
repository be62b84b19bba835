import type { Severity, Verdict } from "../../core/model.ts";
import type { Header } from "../result.ts";
import type { Change, FindingChanges } from "./change.ts";

/** In what formats a comparison is told. */
export const COMPARISON_FORMATS = ["text", "json", "csv", "html"] as const;
export type ComparisonFormat = (typeof COMPARISON_FORMATS)[number];

/** What has become of the organisations of one audit in another, later one. */
export interface Comparison {
  readonly before: Side;
  readonly after: Side;
  /** What of the audits themselves is not the same: then what has changed may not be the organisations. */
  readonly differences: readonly Difference[];
  readonly changes: Readonly<Record<Change, number>>;
  /** Of organisations that are not compliant now, those that were not known to be before: new ones among them. */
  readonly newlyNonCompliant: number;
  readonly findings: FindingChanges;
  /** From the one with the most findings now. */
  readonly rules: readonly RuleChange[];
  readonly across: AcrossChanges;
  /** The organisations with a change, in the order of the audits. Made anew at each call. */
  organisations(change: Change): Iterable<OrganisationChange>;
}

/** One of the two audits. */
export interface Side {
  readonly file: string;
  readonly header: Header;
  /** Organisations, however many declarations each has. */
  readonly organisations: number;
  /** Organisations with several declarations, which were taken together. */
  readonly repeated: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
}

export interface Difference {
  readonly what: "ruleset" | "register" | "options" | "key" | "now";
  /** As people read it. */
  readonly before: string;
  readonly after: string;
}

export interface OrganisationChange {
  readonly change: Change;
  readonly name: string;
  readonly reference: string;
  readonly file: string;
  readonly document: number;
  readonly before: Verdict | null;
  readonly after: Verdict | null;
  /** How many declarations it has, where it is: more than one is a fault of its own. */
  readonly documents: number;
  readonly findings: FindingChanges;
  /** Ids of the rules with findings that are new, for whatever reason. */
  readonly new_rules: readonly string[];
  readonly fixed_rules: readonly string[];
}

/** How many organisations a rule found something of, and how much. */
export interface RuleChange {
  readonly rule: string;
  readonly severity: Severity;
  readonly before: { readonly organisations: number; readonly findings: number };
  readonly after: { readonly organisations: number; readonly findings: number };
  /** Organisations of which it found something only now, new ones among them; or no longer, those that are gone among them. */
  readonly newly: number;
  readonly no_longer: number;
  readonly findings: FindingChanges;
  /** Organisations for which it was not evaluated for want of something, such as a register. */
  readonly not_evaluated: { readonly before: number; readonly after: number };
}

/** What became of findings across organisations. */
export interface AcrossChanges {
  readonly findings: FindingChanges;
  readonly new: readonly AcrossChange[];
  readonly fixed: readonly AcrossChange[];
}

export interface AcrossChange {
  readonly rule: string;
  readonly severity: Severity;
  readonly references: readonly string[];
  /** What the audit says; of a finding that is no longer there nothing is kept but whom it was about. */
  readonly message?: string;
}
