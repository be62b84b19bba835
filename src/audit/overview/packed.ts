/**
 * What the page's script is given: lists instead of mappings, and texts that repeat told once, because ten thousand
 * organisations with their findings should be a few megabytes. The page and its script both know only this.
 */
export interface Packed {
  /** Ids and titles. */
  readonly rules: readonly (readonly [id: string, title: string])[];
  readonly messages: readonly string[];
  /** What was not evaluated, in the words of a sentence; several organisations lack the same. */
  readonly gaps: readonly string[];
  readonly organisations: readonly PackedOrganisation[];
}

export type PackedOrganisation = readonly [
  /** Empty where the document says none. */
  name: string,
  reference: string,
  file: string,
  /** From 0. */
  document: number,
  line: number,
  /** Index into `VERDICTS`. */
  verdict: number,
  /** Index into `SOURCES`. */
  source: number,
  errors: number,
  warnings: number,
  infos: number,
  /** Indexes into `Packed.gaps`. */
  gaps: readonly number[],
  /** Indexes into `Packed.rules`, each once, of all that was found. */
  rules: readonly number[],
  /** Null where the page has no room for them. */
  findings: readonly PackedFinding[] | null,
  /** Findings that are not told one by one. */
  omitted: readonly (readonly [rule: number, count: number])[],
];

export type PackedFinding = readonly [rule: number, severity: number, line: number, column: number, message: number];

/** In the order in which they need somebody. */
export const VERDICTS = ["not_judged", "non_compliant", "compliant", "not_applicable"] as const;

export const SEVERITIES = ["error", "warning", "info"] as const;

export const SOURCES = ["register", "declaration", "none"] as const;

/** The verdicts as a column tells them. */
export const VERDICT_WORDS = ["Could not be judged", "Not compliant", "Compliant", "The roles do not apply"] as const;

/** The shapes that stand beside them. */
export const VERDICT_ICONS = ["unknown", "fault", "fine", "apart"] as const;

export const SEVERITY_WORDS = ["To put right", "To check", "Advice"] as const;

export const SEVERITY_ICONS = ["fault", "doubt", "advice"] as const;

/** With what an organisation's preregistration details were compared. */
export const SOURCE_WORDS = ["with PDP’s register", "with what the declaration itself says", "with nothing"] as const;
