import type { DocumentReport, Missing } from "../core/model.ts";

/** Rules that were not evaluated, and why. */
export interface Gap {
  readonly reason: string;
  /** Ids, each once. */
  readonly rules: readonly string[];
}

/** In the order in which they are told. A verdict says by itself that a document could not be judged, or need not be. */
const REASONS = {
  preregistration: "no preregistration details",
  register: "no register entry",
  now: "no clock",
  email_domains: "no email domains declared",
  direct_connection: "",
  document: "",
  // Told by name.
  switched_off: "",
} as const satisfies Record<Missing, string>;

/** What was not looked at in some documents, by reason. What was not looked at has not passed. */
export function gaps(files: readonly Pick<DocumentReport, "rules">[]): readonly Gap[] {
  return Object.entries(REASONS).flatMap(([missing, reason]) => {
    const without = files.flatMap(({ rules }) => rules.not_evaluated.filter((rule) => rule.missing === missing));
    const rules = [...new Set(without.map(({ rule }) => rule))];
    return rules.length > 0 && reason !== "" ? [{ reason, rules }] : [];
  });
}

/** The reasons that a verdict tells, for those who ask about one rule. */
const OTHERS: Readonly<Partial<Record<Missing, string>>> = {
  direct_connection: "it applies only to a direct connection",
  document: "the document could not be judged",
  switched_off: "it is switched off",
};

/** Why a rule was not evaluated. */
export function reasonOf(missing: Missing): string {
  return OTHERS[missing] ?? REASONS[missing];
}
