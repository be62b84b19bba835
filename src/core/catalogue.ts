import type { PhoneTables } from "./derive/phone.ts";
import type { Need, Severity } from "./model.ts";

/** On what a rule stands: the guidance's words, our reading of them, our own sense, or the file format. */
export type Basis = "guidance" | "reading" | "ours" | "format";

/** One rule as the catalogue holds it: the only source of titles, words and severities. */
export interface RuleEntry {
  /** `category/kebab-name`. */
  readonly id: string;
  readonly category: string;
  readonly title: string;
  /** Why the rule is there. */
  readonly description: string;
  readonly severity: Severity;
  /** The severity under `--strict-match`, where it differs. */
  readonly strict_severity?: Severity;
  readonly basis: Basis;
  /** The facts of domain.md it encodes, such as `F3`. */
  readonly facts: readonly string[];
  /** The guidance's own words. */
  readonly quote?: string;
  readonly source?: { readonly title: string; readonly url: string };
  /** A template that `describe` fills with the violation's arguments. */
  readonly message: string;
  /** What to do about it, likewise a template. */
  readonly remedy: string;
  /** What it needs beyond the declaration. */
  readonly requires: readonly Need[];
  /** The arguments that are personal data. */
  readonly personal: readonly string[];
  /** A declaration that breaks it, what is said about that, and one that does not. */
  readonly examples?: {
    readonly bad: string;
    readonly message: string;
    readonly remedy: string;
    readonly good: string;
  };
}

/** Every rule there is, in the order of their ids. */
export type Catalogue = readonly RuleEntry[];

/** One role of the role table (`policies/roles/data.json`). */
export interface Role {
  readonly title: string;
  readonly abbreviation: string;
  /** Its place in the guidance's order, from 1. */
  readonly order: number;
  readonly mandatory: boolean;
  /** How many users may hold it. */
  readonly limit: number;
  /** Of the roles of one group a user holds at most one. */
  readonly exclusive_group?: string;
  readonly in_preregistration: boolean;
  /** What people write for it; each is understood and reported. */
  readonly spellings: readonly string[];
  readonly description: string;
  /** Its responsibilities, in the guidance's words (S2). */
  readonly duties: readonly string[];
}

/** The role table by role id, in the guidance's order. */
export type RoleTable = Readonly<Record<string, Role>>;

/** The base documents that come with the policies: what OPA calls `data`. */
export interface RulesetData {
  readonly roles: RoleTable;
  readonly phones: PhoneTables;
}
