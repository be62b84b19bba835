import { describe, expect, it } from "vitest";
import { loadRuleset } from "../../src/node/ruleset.ts";
import { organisations } from "../generators/organisations.ts";
import { take } from "../generators/take.ts";
import { agree, type Seen } from "./agreement.ts";

const EXAMPLES = 100_000;
const SEED = 20261031;

/** Long enough for a slow machine with other work to do. */
const MINUTES = 20 * 60_000;

const { catalogue } = loadRuleset();

/** The rules that these examples are for: all about roles, preregistration and the organisation, but for secrets. */
const JUDGED = catalogue
  .filter(
    ({ id, category }) =>
      ["roles", "preregistration", "organisation"].includes(category) && id !== "organisation/secret",
  )
  .map(({ id }) => id);

describe("policies and oracle agree on random organisations", () => {
  let seen: Seen;

  it(`on ${EXAMPLES} of them`, { timeout: MINUTES }, () => {
    seen = agree(take(organisations(SEED), EXAMPLES));
    expect(seen.examples).toBe(EXAMPLES);
  });

  it("that break every rule often, and that often break none", () => {
    const rare = JUDGED.filter((rule) => (seen.rules.get(rule) ?? 0) < EXAMPLES / 100);
    expect(rare).toEqual([]);
    const none = [...seen.answers].filter(([answer]) => !answer.split(" ").some((rule) => JUDGED.includes(rule)));
    expect(none.reduce((sum, [, count]) => sum + count, 0)).toBeGreaterThan(EXAMPLES / 100);
  });

  it("that come to every verdict often", () => {
    expect(Math.min(...Object.values(verdicts(seen)))).toBeGreaterThan(EXAMPLES / 100);
  });
});

it("gives the same organisations for the same seed, and others for another", () => {
  const [first, again, other] = [1, 1, 2].map((seed) => JSON.stringify([...take(organisations(seed), 20)]));
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});

function verdicts({ answers }: Seen): Record<"compliant" | "non_compliant" | "not_applicable", number> {
  const severe = new Set(catalogue.filter(({ severity }) => severity === "error").map(({ id }) => id));
  const counts = { compliant: 0, non_compliant: 0, not_applicable: 0 };
  for (const [answer, count] of answers) {
    const rules = answer.split(" ");
    if (rules.includes("organisation/third-party-connection")) counts.not_applicable += count;
    else if (rules.some((rule) => severe.has(rule))) counts.non_compliant += count;
    else counts.compliant += count;
  }
  return counts;
}
