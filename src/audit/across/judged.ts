import type { AcrossInput } from "../../core/across.ts";
import type { Judge } from "../../core/check.ts";
import type { Args } from "../../core/model.ts";

/** What has something in common, and where it is. */
export interface Group<Kind extends keyof AcrossInput = keyof AcrossInput> {
  /** What the policies see of it. */
  readonly subject: AcrossInput[Kind][number];
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
  readonly args: Args;
}

/** So many go to the policies in one go: asking takes longer than the answer. */
const PORTION = 500;

/** What the policies say of these groups, in no particular order. Throws `RulesetError`. */
export function* judged<Kind extends keyof AcrossInput>(
  kind: Kind,
  groups: Iterable<Group<Kind>>,
  { evaluator }: Judge,
): Generator<JudgedGroup> {
  let portion: Group<Kind>[] = [];
  let before = 0;
  const judge = function* (): Generator<JudgedGroup> {
    const subjects = portion.map(({ subject }) => subject);
    const input: AcrossInput = { organisations: [], people: [], [kind]: subjects };
    for (const { rule, path, args } of evaluator.across(input)) {
      const index = path[1] as number;
      const { references, places, documents } = portion[index] as Group<Kind>;
      yield { ordinal: before + index, rule, args, references, places, documents };
    }
    before += portion.length;
    portion = [];
  };
  for (const group of groups) {
    portion.push(group);
    if (portion.length === PORTION) yield* judge();
  }
  if (portion.length > 0) yield* judge();
}
