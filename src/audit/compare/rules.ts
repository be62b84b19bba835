import type { Severity } from "../../core/model.ts";
import type { Pair, RuleDifference } from "./change.ts";
import type { RuleChange } from "./comparison.ts";
import type { Condenser } from "./known.ts";

type Counts = { -readonly [K in keyof RuleChange["findings"]]: number };

interface Row {
  readonly before: { organisations: number; findings: number };
  readonly after: { organisations: number; findings: number };
  newly: number;
  no_longer: number;
  readonly findings: Counts;
  readonly not_evaluated: { before: number; after: number };
}

export function noChanges(): Counts {
  return { new: 0, newly_checked: 0, fixed: 0, unchecked: 0, still: 0 };
}

export function addTo(sum: Counts, one: Readonly<Counts>): void {
  for (const key of Object.keys(sum) as (keyof Counts)[]) sum[key] += one[key];
}

/** Counts what became of each rule's findings over all organisations. */
export class RuleComparing {
  readonly #rows = new Map<string, Row>();

  add({ before, after }: Pair, differences: readonly RuleDifference[]): void {
    for (const difference of differences) {
      const row = this.#row(difference.rule);
      const was = difference.still + difference.fixed + difference.unchecked;
      const is = difference.still + difference.new + difference.newly_checked;
      row.before.findings += was;
      row.after.findings += is;
      row.before.organisations += Number(was > 0);
      row.after.organisations += Number(is > 0);
      row.newly += Number(was === 0);
      row.no_longer += Number(is === 0);
      addTo(row.findings, difference);
    }
    for (const rule of before?.unmet ?? "") this.#row(rule).not_evaluated.before += 1;
    for (const rule of after?.unmet ?? "") this.#row(rule).not_evaluated.after += 1;
  }

  /** Those that found something in one of the audits, or were evaluated for another number of organisations. */
  changes(condenser: Condenser): readonly RuleChange[] {
    return [...this.#rows]
      .map(([character, row]) => {
        const rule = condenser.ruleOf(character);
        return { rule, severity: condenser.severityOf(rule) as Severity, ...row };
      })
      .filter(
        ({ before, after, not_evaluated }) =>
          before.findings + after.findings > 0 || not_evaluated.before !== not_evaluated.after,
      )
      .sort(
        (a, b) =>
          b.after.findings - a.after.findings || b.before.findings - a.before.findings || (a.rule < b.rule ? -1 : 1),
      );
  }

  #row(rule: string): Row {
    const known = this.#rows.get(rule);
    if (known) return known;
    const row: Row = {
      before: { organisations: 0, findings: 0 },
      after: { organisations: 0, findings: 0 },
      newly: 0,
      no_longer: 0,
      findings: noChanges(),
      not_evaluated: { before: 0, after: 0 },
    };
    this.#rows.set(rule, row);
    return row;
  }
}
