import type { AcrossInput } from "../../core/across.ts";
import type { Judge } from "../../core/check.ts";
import type { Args, Violation } from "../../core/model.ts";

/** What has something in common, and where it is. */
export interface Group {
  /** What the policies see of it: one object for all groups of which it is the same. */
  readonly subject: AcrossInput;
  /** Arguments for every finding about it, which the policies need not see. */
  readonly args: Args;
  /** Sorted; only the first of very many. */
  readonly references: readonly string[];
  /** Numbers of declarations in the order of the input; only the first of very many. */
  readonly places: readonly number[];
  /** How many declarations there are. */
  readonly documents: number;
}

/** What a rule says of a group. */
export interface JudgedGroup extends Omit<Group, "subject"> {
  /** Which of the groups it is, from 0. */
  readonly ordinal: number;
  readonly rule: string;
}

/**
 * What the policies say of these groups. They see only how often something is where, which is the same for nearly all:
 * they are asked once for each subject. Throws `RulesetError`.
 */
export function* judged(groups: Iterable<Group>, { evaluator }: Judge): Generator<JudgedGroup> {
  const known = new Map<AcrossInput, readonly Violation[]>();
  let ordinal = 0;
  for (const group of groups) {
    const violations = known.get(group.subject) ?? evaluator.across(group.subject);
    known.set(group.subject, violations);
    for (const { rule, args } of violations) {
      const { subject: _, ...rest } = group;
      yield { ...rest, ordinal, rule, args: { ...group.args, ...args } };
    }
    ordinal += 1;
  }
}
