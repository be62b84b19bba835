import { type Answer, canonical } from "./answer.ts";
import type { Example } from "./example.ts";
import { judgedByPolicy } from "./judge.ts";
import { judgedByOracle } from "./oracle.ts";
import { smallest } from "./smallest.ts";

/**
 * Has both judges answer every example; throws on the first where they differ, with the smallest example that shows
 * it. Gives what was seen, so that a test can ask for more than agreement about nothing.
 */
export function agree(examples: Iterable<Example>): Seen {
  const seen = { examples: 0, rules: new Map<string, number>(), answers: new Map<string, number>() };
  for (const example of examples) {
    const answer = judgedByOracle(example);
    if (canonical(answer) !== canonical(judgedByPolicy(example))) throw new Error(difference(example));
    seen.examples++;
    const rules = new Set(answer.map(({ rule }) => rule));
    for (const rule of rules) count(seen.rules, rule);
    count(seen.answers, [...rules].sort().join(" "));
  }
  return seen;
}

export interface Seen {
  readonly examples: number;
  /** In how many examples a rule was broken. */
  readonly rules: ReadonlyMap<string, number>;
  /** How many examples broke that set of rules; the empty one is `""`. */
  readonly answers: ReadonlyMap<string, number>;
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Where the judges differ about an example, for a person to read. */
function difference(example: Example): string {
  const small = smallest(
    example,
    (smaller) => canonical(judgedByOracle(smaller)) !== canonical(judgedByPolicy(smaller)),
  );
  const [oracle, policy] = [judgedByOracle(small), judgedByPolicy(small)];
  return [
    "The policies and the oracle differ about",
    JSON.stringify(small, undefined, 2),
    "Only the policies say:",
    ...onlyIn(policy, oracle),
    "Only the oracle says:",
    ...onlyIn(oracle, policy),
  ].join("\n");
}

function onlyIn(answer: Answer, other: Answer): readonly string[] {
  const told = new Set(other.map((violation) => canonical([violation])));
  const only = answer.map((violation) => canonical([violation])).filter((text) => !told.has(text));
  return only.length === 0 ? ["  nothing"] : only.map((text) => `  ${text}`);
}
