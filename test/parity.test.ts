import { describe, expect, test } from "vitest";
import { type AcrossInput, isAcross } from "../src/core/across.ts";
import { inputs } from "../src/core/check.ts";
import type { Input } from "../src/core/derive/derive.ts";
import type { Violation } from "../src/core/model.ts";
import { findOpa, NO_GO, runOpa } from "../tools/opa.ts";
import { fixtures } from "./fixtures.ts";
import { organisations } from "./generators/organisations.ts";
import { judge } from "./judge.ts";
import { inputOf } from "./oracle/judge.ts";

const GENERATED = 2_000;
const SEED = 20_261_122;
const opa = findOpa();

/** What native OPA says to each input, asked in one go. A built-in's error is an error here, not silence. */
function native(all: readonly object[], entrypoint: string = "rolecall.result"): readonly (readonly Violation[])[] {
  const query = `[answer | some one in input; answer := data.${entrypoint} with input as one]`;
  const args = ["eval", "--strict-builtin-errors", "--format", "json", "--data", "policies", "--stdin-input", query];
  const { status, stdout, stderr } = runOpa(opa as string, args, JSON.stringify(all));
  if (status !== 0) throw new Error(stderr || stdout);
  const answers = JSON.parse(stdout).result[0].expressions[0].value as { violations: Violation[] }[];
  return answers.map(({ violations }) => violations);
}

/** Violations are a set: sorted, and their keys too, two equal ones are equal texts. */
function canonical(violations: readonly Violation[]): readonly string[] {
  const sorted = (_: string, value: unknown): unknown =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return violations.map((violation) => JSON.stringify(violation, sorted)).sort();
}

function compare(all: readonly Input[]): void {
  const expected = native(all);
  expect(expected.length).toBe(all.length);
  for (const [index, input] of all.entries()) {
    const wasm = canonical(judge.evaluator.evaluate(input));
    expect(wasm, JSON.stringify(input)).toEqual(canonical(expected[index] as readonly Violation[]));
  }
}

test("in CI OPA is at hand", () => {
  if (!opa && process.env.CI === "true") throw new Error(`${NO_GO}, and it is needed in CI`);
});

describe.skipIf(!opa)(`Wasm and native OPA agree${opa ? "" : `: skipped, because ${NO_GO}`}`, () => {
  test("on every fixture", () => {
    const all = fixtureInputs();
    expect(all.length).toBeGreaterThanOrEqual(30);
    compare(all);
  });

  test("across declarations, on everything that there can be", () => {
    const answers = native(EVERYTHING, "rolecall.across.result");
    expect(answers).toHaveLength(EVERYTHING.length);
    expect(answers.filter((violations) => violations.length > 0).length).toBeGreaterThan(10);
    for (const [index, violations] of answers.entries())
      expect(canonical(judge.evaluator.across(EVERYTHING[index] as AcrossInput))).toEqual(canonical(violations));
  });

  test(`on ${GENERATED} generated declarations`, () => {
    compare([...take(GENERATED, organisations(SEED))].map(inputOf));
  });
});

/** Every number of declarations up to three, of which any number are behind a third party, in and out of a register. */
const EVERYTHING: readonly AcrossInput[] = [
  ...[true, false, undefined].flatMap((registered) =>
    [0, 1, 2, 3].flatMap((declarations) =>
      Array.from({ length: declarations + 1 }, (_, not_applicable) => ({
        reference: { ...(registered !== undefined && { registered }), declarations, not_applicable },
      })),
    ),
  ),
  ...[0, 1, 2, 3].map((organisations) => ({ person: { organisations } })),
];

test("every rule across declarations shows through their entrypoint, and no other does", () => {
  const shown = new Set(EVERYTHING.flatMap((input) => judge.evaluator.across(input).map(({ rule }) => rule)));
  expect([...shown].sort()).toEqual(judge.ruleset.catalogue.filter(isAcross).map(({ id }) => id));
});

test("every other rule shows through main", () => {
  const all = [...fixtureInputs(), ...[...take(GENERATED, organisations(SEED))].map(inputOf)];
  const shown = new Set(all.flatMap((input) => judge.evaluator.evaluate(input).map(({ rule }) => rule)));
  const rules = judge.ruleset.catalogue.filter(
    ({ category }) => !["syntax", "schema", "exceptions", "register", "across"].includes(category),
  );
  expect(rules.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([]);
  expect([...shown].filter((id) => id.startsWith("across/"))).toEqual([]);
});

/** What the policies see of every fixture that has something to judge. */
function fixtureInputs(): readonly Input[] {
  const contents = fixtures(judge.ruleset.data.roles).flatMap(({ rule, bad, ok, context }) =>
    [bad, ok].map((content) => ({ rule, content, context })),
  );
  return contents
    .flatMap(({ rule, content, context }) => [...inputs({ name: rule, content }, judge.ruleset, context)])
    .filter((input) => input !== undefined);
}

function* take<T>(count: number, from: Iterable<T>): Generator<T> {
  let taken = 0;
  for (const one of from) {
    if (taken++ === count) return;
    yield one;
  }
}
