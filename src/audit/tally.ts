import { type PreregistrationSource, SEVERITIES, type Severity, VERDICTS, type Verdict } from "../core/model.ts";
import type { Across, Brief, Tally } from "./result.ts";

/** Counts that can be added to others: of a batch, of a shard. */
export interface TallyPart {
  readonly documents: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  readonly findings: Readonly<Record<Severity, number>>;
  readonly rules: readonly (readonly [rule: string, RuleCount])[];
  readonly preregistration: Readonly<Record<PreregistrationSource, number>>;
}

interface RuleCount {
  readonly severity: Severity;
  readonly count: number;
  /** How many documents have at least one of these findings; for findings across organisations, one each. */
  readonly organisations: number;
}

/** Counts an audit's lines, in any order: the sum is the same. */
export class Tallying {
  #documents = 0;
  readonly #verdicts = zeros(VERDICTS);
  readonly #findings = zeros(SEVERITIES);
  readonly #rules = new Map<string, { severity: Severity; count: number; organisations: number }>();
  readonly #preregistration = zeros(["register", "declaration", "none"] as const);

  add(line: Brief | Across): void {
    if ("references" in line) {
      this.#count(line.rule, line.severity, 1, 1);
      return;
    }
    const { verdict, preregistration, findings, omitted } = line;
    this.#documents += 1;
    this.#verdicts[verdict] += 1;
    this.#preregistration[preregistration.source] += 1;
    const seen = new Set<string>();
    for (const { rule, severity } of findings) {
      this.#count(rule, severity, 1, seen.has(rule) ? 0 : 1);
      seen.add(rule);
    }
    for (const { rule, severity, count } of omitted) this.#count(rule, severity, count, 0);
  }

  merge(part: TallyPart): void {
    this.#documents += part.documents;
    for (const verdict of VERDICTS) this.#verdicts[verdict] += part.verdicts[verdict];
    for (const [source, count] of Object.entries(part.preregistration))
      this.#preregistration[source as PreregistrationSource] += count;
    for (const [rule, { severity, count, organisations }] of part.rules)
      this.#count(rule, severity, count, organisations);
  }

  part(): TallyPart {
    return {
      documents: this.#documents,
      verdicts: this.#verdicts,
      findings: this.#findings,
      rules: [...this.#rules],
      preregistration: this.#preregistration,
    };
  }

  /** The last line of an audit: rules from the one with most findings, and of those with as many by their ids. */
  tally(across: Tally["across"]): Tally {
    const { rules, ...counts } = this.part();
    const sorted = rules
      .map(([rule, count]) => ({ rule, ...count }))
      .sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1));
    return { type: "summary", version: 1, ...counts, rules: sorted, across };
  }

  #count(rule: string, severity: Severity, count: number, organisations: number): void {
    const known = this.#rules.get(rule);
    if (known) {
      known.count += count;
      known.organisations += organisations;
    } else this.#rules.set(rule, { severity, count, organisations });
    this.#findings[severity] += count;
  }
}

function zeros<Key extends string>(keys: readonly Key[]): Record<Key, number> {
  return Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>;
}
