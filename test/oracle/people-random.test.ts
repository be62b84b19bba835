import { describe, expect, it } from "vitest";
import { loadRuleset } from "../../src/node/ruleset.ts";
import { crowds } from "../generators/crowds.ts";
import { take } from "../generators/take.ts";
import { agree, type Seen } from "./agreement.ts";

const EXAMPLES = 60_000;
const SEED = 20261122;

/** Long enough for a slow machine with other work to do. */
const MINUTES = 20 * 60_000;

/** The rules that these examples are for. */
const JUDGED = loadRuleset()
  .catalogue.filter(({ category }) => ["users", "accounts", "advice"].includes(category))
  .map(({ id }) => id);

describe("policies and oracle agree on random people", () => {
  let seen: Seen;

  it(`in ${EXAMPLES} organisations`, { timeout: MINUTES }, () => {
    seen = agree(take(crowds(SEED), EXAMPLES));
    expect(seen.examples).toBe(EXAMPLES);
  });

  it("who break every rule often, and often none", () => {
    expect(JUDGED.length).toBeGreaterThan(18);
    expect(JUDGED.filter((rule) => (seen.rules.get(rule) ?? 0) < EXAMPLES / 100)).toEqual([]);
    const none = [...seen.answers].filter(([answer]) => !answer.split(" ").some((rule) => JUDGED.includes(rule)));
    expect(none.reduce((sum, [, count]) => sum + count, 0)).toBeGreaterThan(EXAMPLES / 100);
  });
});

it("gives the same organisations for the same seed, and others for another", () => {
  const [first, again, other] = [1, 1, 2].map((seed) => JSON.stringify([...take(crowds(seed), 20)]));
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});
