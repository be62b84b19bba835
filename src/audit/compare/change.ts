import type { Verdict } from "../../core/model.ts";
import { type Known, type Token, tokensOf } from "./known.ts";

/** What became of an organisation from one audit to the next, in the order in which it is told. */
export const CHANGES = [
  "newly_non_compliant",
  "newly_not_judged",
  "new",
  "judged_again",
  "newly_compliant",
  "newly_not_applicable",
  "newly_applicable",
  "still_non_compliant",
  "still_not_judged",
  "other_findings",
  "gone",
  "unchanged",
] as const;
export type Change = (typeof CHANGES)[number];

/** What became of findings. */
export interface FindingChanges {
  readonly new: number;
  /** New, of rules that were not evaluated before: the fault may be as old as the hills. */
  readonly newly_checked: number;
  readonly fixed: number;
  /** No longer there, of rules that were not evaluated again, or of an organisation that is gone: nobody knows. */
  readonly unchecked: number;
  readonly still: number;
}

/** What became of one rule's findings in one organisation. */
export interface RuleDifference extends FindingChanges {
  /** A character that stands for the rule. */
  readonly rule: string;
}

/** An organisation as both audits have it; one of them may not. */
export interface Pair {
  before: Known | undefined;
  after: Known | undefined;
}

export function changeOf({ before, after }: Pair, differences: readonly RuleDifference[]): Change {
  if (!before) return "new";
  if (!after) return "gone";
  const verdicts = OF_VERDICTS[before.verdict][after.verdict];
  if (verdicts !== "unchanged") return verdicts;
  return differences.some(isChanged) ? "other_findings" : "unchanged";
}

/** Whether there are other findings than before. */
export function isChanged(one: FindingChanges): boolean {
  return one.new + one.newly_checked + one.fixed + one.unchecked > 0;
}

/** From the verdict before to the verdict after. */
const OF_VERDICTS: Readonly<Record<Verdict, Readonly<Record<Verdict, Change>>>> = {
  compliant: {
    compliant: "unchanged",
    non_compliant: "newly_non_compliant",
    not_applicable: "newly_not_applicable",
    not_judged: "newly_not_judged",
  },
  non_compliant: {
    compliant: "newly_compliant",
    non_compliant: "still_non_compliant",
    not_applicable: "newly_not_applicable",
    not_judged: "newly_not_judged",
  },
  not_applicable: {
    compliant: "newly_applicable",
    non_compliant: "newly_non_compliant",
    not_applicable: "unchanged",
    not_judged: "newly_not_judged",
  },
  not_judged: {
    compliant: "judged_again",
    non_compliant: "judged_again",
    not_applicable: "judged_again",
    not_judged: "still_not_judged",
  },
};

/** What became of the findings of an organisation, rule by rule. */
export function differencesOf({ before, after }: Pair): readonly RuleDifference[] {
  if ((before?.tokens ?? "") === "" && (after?.tokens ?? "") === "") return [];
  const [then, now] = [byRule(before), byRule(after)];
  return [...new Set([...then.keys(), ...now.keys()])].map((rule) => {
    const omitted = before?.omitted?.has(rule) || after?.omitted?.has(rule);
    const [was, is] = [then.get(rule) ?? [], now.get(rule) ?? []];
    const [previous, current] = [count(was, before, rule), count(is, after, rule)];
    // What was left out cannot be told apart: then numbers are all that can be compared.
    const still = omitted ? Math.min(previous, current) : common(was, is);
    const added = current - still;
    const lost = previous - still;
    const newlyChecked = before?.unevaluated.includes(rule) ?? false;
    const unchecked = after?.unevaluated.includes(rule) ?? true;
    return {
      rule,
      new: newlyChecked ? 0 : added,
      newly_checked: newlyChecked ? added : 0,
      fixed: unchecked ? 0 : lost,
      unchecked: unchecked ? lost : 0,
      still,
    };
  });
}

function byRule(known: Known | undefined): ReadonlyMap<string, readonly Token[]> {
  const rules = new Map<string, Token[]>();
  for (const token of known ? tokensOf(known) : []) {
    const tokens = rules.get(token.rule);
    if (tokens) tokens.push(token);
    else rules.set(token.rule, [token]);
  }
  return rules;
}

function count(tokens: readonly Token[], known: Known | undefined, rule: string): number {
  return tokens.length + (known?.omitted?.get(rule) ?? 0);
}

/** How many are in both, each as often as it is. */
function common(was: readonly Token[], is: readonly Token[]): number {
  const left = new Map<string, number>();
  for (const { fingerprint } of was) left.set(fingerprint, (left.get(fingerprint) ?? 0) + 1);
  return is.filter(({ fingerprint }) => {
    const times = left.get(fingerprint) ?? 0;
    left.set(fingerprint, times - 1);
    return times > 0;
  }).length;
}
