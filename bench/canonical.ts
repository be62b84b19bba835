import type { Violation } from "../src/core/model.ts";

/** Violations are a set: with their keys sorted, and themselves, two equal sets are equal texts. */
export function canonical(violations: readonly Violation[]): readonly string[] {
  return violations.map((violation) => JSON.stringify(violation, sorted)).sort();
}

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
