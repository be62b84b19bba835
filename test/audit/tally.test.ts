import fc from "fast-check";
import { expect, test } from "vitest";
import type { Across, Result } from "../../src/audit/result.ts";
import { Tallying } from "../../src/audit/tally.ts";
import { SEVERITIES, VERDICTS } from "../../src/core/model.ts";
import { across, finding, result } from "./lines.ts";

const NONE = { evaluated: [], not_evaluated: [] };

function tally(lines: readonly (Result | Across)[]): ReturnType<Tallying["tally"]> {
  const tallying = new Tallying();
  for (const line of lines) tallying.add(line);
  return tallying.tally(NONE);
}

test("nothing is counted of nothing", () => {
  expect(tally([])).toEqual({
    type: "summary",
    version: 1,
    documents: 0,
    verdicts: { compliant: 0, non_compliant: 0, not_applicable: 0, not_judged: 0 },
    findings: { error: 0, warning: 0, info: 0 },
    rules: [],
    preregistration: { register: 0, declaration: 0, none: 0 },
    across: NONE,
  });
});

test("documents, findings and rules are counted, with what was left out, rules from the most", () => {
  const limit = finding("roles/role-limit");
  const counted = tally([
    result(0, { verdict: "non_compliant", findings: [limit, limit, finding("users/shared-phone", "warning")] }),
    result(1, {
      verdict: "non_compliant",
      preregistration: { source: "none" },
      findings: [limit],
      omitted: [{ rule: "roles/role-limit", severity: "error", count: 5 }],
    }),
    result(2, { findings: [finding("advice/sole-contact", "info")] }),
    across("across/unregistered"),
  ]);
  expect(counted).toMatchObject({
    documents: 3,
    verdicts: { compliant: 1, non_compliant: 2, not_applicable: 0, not_judged: 0 },
    findings: { error: 8, warning: 2, info: 1 },
    preregistration: { register: 2, declaration: 0, none: 1 },
  });
  expect(counted.rules).toEqual(
    [
      { rule: "roles/role-limit", severity: "error", count: 8, organisations: 2 },
      { rule: "across/unregistered", severity: "warning", count: 1, organisations: 1 },
      { rule: "advice/sole-contact", severity: "info", count: 1, organisations: 1 },
      { rule: "users/shared-phone", severity: "warning", count: 1, organisations: 1 },
    ].sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1)),
  );
});

test("parts counted apart add up to the whole, in any order", () => {
  const severity = fc.constantFrom(...SEVERITIES);
  const rule = fc.constantFrom("a/a", "b/b", "c/c");
  const one = fc.record({ verdict: fc.constantFrom(...VERDICTS), rules: fc.array(rule, { maxLength: 4 }) });
  const severities = new Map([...["a/a", "b/b", "c/c"].entries()].map(([index, id]) => [id, SEVERITIES[index]]));
  fc.assert(
    fc.property(fc.array(fc.array(one, { maxLength: 6 }), { maxLength: 5 }), severity, (parts, loud) => {
      const lines = parts.map((part) =>
        part.map(({ verdict, rules }, ordinal) =>
          result(ordinal, { verdict, findings: rules.map((id) => finding(id, severities.get(id) ?? loud)) }),
        ),
      );
      const whole = new Tallying();
      for (const part of lines.toReversed()) {
        const tallying = new Tallying();
        for (const line of part) tallying.add(line);
        whole.merge(structuredClone(tallying.part()));
      }
      expect(whole.tally(NONE)).toEqual(tally(lines.flat()));
    }),
  );
});
