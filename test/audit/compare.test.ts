import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { Comparing } from "../../src/audit/compare/compare.ts";
import { COMPARISON_FORMATS, type Comparison } from "../../src/audit/compare/comparison.ts";
import { TELL } from "../../src/audit/compare/formats.ts";
import type { Across, Header, Line, Result } from "../../src/audit/result.ts";
import { INJECTIONS, MASKED } from "../formats/reports.ts";
import { auditOf, benched, DUPLICATE, HEADER, OTHERS, type Parts, resultsOf } from "./audits.ts";
import { OPTIONS } from "./overviews.ts";

function compared(before: readonly Line[], after: readonly Line[]): Comparison {
  const comparing = new Comparing();
  for (const [side, lines] of Object.entries({ before, after })) {
    const reader = comparing.reader(side as "before" | "after");
    for (const line of lines) {
      if (line.type === "audit") reader.start(line);
      else if (line.type === "summary") reader.end(line);
      else reader.line(line);
    }
  }
  return comparing.comparison({ before: "before.ndjson", after: "after.ndjson" });
}

const of = (before: readonly Result[], after: readonly Result[], parts: Parts = {}): Comparison =>
  compared(auditOf(before), auditOf(after, parts));

const BENCHED = benched(0, 40);
const GOOD = BENCHED.filter(({ verdict, findings }) => verdict === "compliant" && findings.length === 0);
const BAD = BENCHED.filter(({ verdict }) => verdict === "non_compliant");
const [UNJUDGED, EXEMPT] = resultsOf(OTHERS) as [Result, Result];

/** The organisation of one result in the state of another. */
function as({ file, document, organisation }: Result, { findings, ...state }: Result): Result {
  const own = findings.map((finding, index) => ({ ...finding, fingerprint: `${organisation.reference}${index}` }));
  return { ...state, findings: own, file, document, organisation };
}

const [ONE] = GOOD as [Result];
const STATES = { compliant: GOOD[1], non_compliant: BAD[0], not_applicable: EXEMPT, not_judged: UNJUDGED } as Readonly<
  Record<Result["verdict"], Result>
>;

describe("what became of an organisation", () => {
  test.each([
    ["compliant", "compliant", "unchanged", 0],
    ["compliant", "non_compliant", "newly_non_compliant", 1],
    ["compliant", "not_applicable", "newly_not_applicable", 0],
    ["compliant", "not_judged", "newly_not_judged", 0],
    ["non_compliant", "compliant", "newly_compliant", 0],
    ["non_compliant", "non_compliant", "still_non_compliant", 0],
    ["non_compliant", "not_applicable", "newly_not_applicable", 0],
    ["non_compliant", "not_judged", "newly_not_judged", 0],
    ["not_applicable", "compliant", "newly_applicable", 0],
    ["not_applicable", "non_compliant", "newly_non_compliant", 1],
    ["not_applicable", "not_applicable", "unchanged", 0],
    ["not_applicable", "not_judged", "newly_not_judged", 0],
    ["not_judged", "compliant", "judged_again", 0],
    ["not_judged", "non_compliant", "judged_again", 1],
    ["not_judged", "not_applicable", "judged_again", 0],
    ["not_judged", "not_judged", "still_not_judged", 0],
  ] as const)("%s, then %s: %s", (before, after, change, newlyNonCompliant) => {
    const comparison = of([as(ONE, STATES[before])], [as(ONE, STATES[after])]);
    expect(Object.entries(comparison.changes).filter(([, count]) => count > 0)).toEqual([[change, 1]]);
    expect(comparison.newlyNonCompliant).toBe(newlyNonCompliant);
  });

  test("new and gone ones are no change of verdict, and a new one that is not compliant counts", () => {
    const [good, bad, other] = [GOOD[0], BAD[0], BAD[1]] as [Result, Result, Result];
    const comparison = of([good, bad], [good, other]);
    expect(comparison.changes).toMatchObject({ new: 1, gone: 1, unchanged: 1, newly_non_compliant: 0 });
    expect(comparison.newlyNonCompliant).toBe(1);
    const [gone] = comparison.organisations("gone");
    expect(gone).toMatchObject({ reference: bad.organisation.reference, before: "non_compliant", after: null });
    expect(gone?.findings).toMatchObject({ fixed: 0, unchecked: bad.findings.length });
  });

  test("a file may be renamed and a declaration moved: the reference tells; without one, file and document do", () => {
    const moved = { ...ONE, file: "elsewhere.yaml", document: 4 };
    expect(of([ONE], [moved]).changes.unchanged).toBe(1);
    const nameless = { ...ONE, organisation: {} };
    expect(of([nameless], [{ ...nameless, line: 9 }]).changes.unchanged).toBe(1);
    expect(of([nameless], [{ ...nameless, document: 1 }]).changes).toMatchObject({ new: 1, gone: 1 });
    // A reference that looks like the key of a document is none.
    expect(of([nameless], [{ ...ONE, organisation: { reference: `0 ${ONE.file}` } }]).changes.new).toBe(1);
  });

  test("several declarations for one reference are as bad as the worst, and their findings are taken together", () => {
    const [bad] = BAD as [Result];
    const twice = [as(ONE, STATES.compliant), { ...as(ONE, bad), file: "again.yaml" }];
    const comparison = of([as(ONE, STATES.compliant)], twice);
    expect(comparison.after).toMatchObject({ organisations: 1, repeated: 1 });
    expect([...comparison.organisations("newly_non_compliant")]).toEqual([
      expect.objectContaining({ documents: 2, findings: expect.objectContaining({ new: bad.findings.length }) }),
    ]);
    expect(of(twice, [...twice].reverse()).changes).toMatchObject({ still_non_compliant: 1, new: 0 });
    expect(of(twice, twice).findings.still).toBe(bad.findings.length);
  });
});

describe("what became of findings", () => {
  const [bad] = BAD as [Result];
  const [first, ...others] = bad.findings as [Result["findings"][number], ...Result["findings"]];
  const lacking = (result: Result, rule: string): Result => ({
    ...result,
    not_evaluated: [...result.not_evaluated, { rule, missing: "register" }],
  });

  test("they are the same by their fingerprints, each as often as it is there", () => {
    const less = { ...bad, findings: others };
    expect(of([bad], [less]).findings).toEqual({
      new: 0,
      newly_checked: 0,
      fixed: 1,
      unchecked: 0,
      still: others.length,
    });
    expect(of([less], [bad]).findings).toEqual({
      new: 1,
      newly_checked: 0,
      fixed: 0,
      unchecked: 0,
      still: others.length,
    });
    const twice = { ...bad, findings: [...bad.findings, first] };
    expect(of([bad], [twice]).findings).toMatchObject({ new: 1, still: bad.findings.length });
    const moved = {
      ...bad,
      findings: bad.findings.map((finding) => ({ ...finding, message: "other words", path: "/a" })),
    };
    expect(of([bad], [moved]).findings).toMatchObject({ new: 0, fixed: 0, still: bad.findings.length });
  });

  test("what nobody looked for again is not fixed, and what nobody looked for before need not be new", () => {
    const rule = others.every((one) => one.rule !== first.rule) ? first.rule : "";
    expect(rule).not.toBe("");
    const less = { ...bad, findings: others };
    expect(of([bad], [lacking(less, rule)]).findings).toMatchObject({ fixed: 0, unchecked: 1 });
    expect(of([lacking(less, rule)], [bad]).findings).toMatchObject({ new: 0, newly_checked: 1 });
    const [told] = of([bad], [lacking(less, rule)]).rules.filter((one) => one.rule === rule);
    expect(told).toMatchObject({
      before: { organisations: 1, findings: 1 },
      after: { organisations: 0, findings: 0 },
      no_longer: 1,
      not_evaluated: { before: 0, after: 1 },
    });
    const unjudged = of([bad], [as(bad, UNJUDGED)]);
    expect(unjudged.findings).toMatchObject({ fixed: 0, unchecked: bad.findings.length });
  });

  test("where some were only counted, numbers are compared", () => {
    const many = (count: number): Result => ({
      ...bad,
      findings: [first],
      omitted: [{ rule: first.rule, severity: first.severity, count }],
    });
    expect(of([many(10)], [many(14)]).findings).toMatchObject({ new: 4, fixed: 0, still: 11 });
    expect(of([many(10)], [{ ...bad, findings: [first] }]).findings).toMatchObject({ new: 0, fixed: 10, still: 1 });
  });

  test("a compliant organisation may have other advice than before: that is told apart", () => {
    const warned = { ...ONE, findings: [{ ...first, severity: "warning" as const }] };
    const comparison = of([ONE, GOOD[1] as Result], [warned, GOOD[1] as Result]);
    expect(comparison.changes).toMatchObject({ other_findings: 1, unchanged: 1 });
  });
});

test("each rule's organisations and findings add up from one audit to the other", () => {
  const before = BENCHED.slice(0, 30);
  const after = [
    ...BENCHED.slice(5, 20).map((one, index) => as(one, BENCHED[(index * 7) % 40] as Result)),
    ...BENCHED.slice(25),
  ];
  const { rules, findings } = of(before, after);
  expect(rules.length).toBeGreaterThan(8);
  const has = (results: readonly Result[], rule: string): number =>
    results.filter((result) => result.findings.some((finding) => finding.rule === rule)).length;
  for (const { rule, ...told } of rules) {
    expect(told.before.organisations, rule).toBe(has(before, rule));
    expect(told.after.organisations, rule).toBe(has(after, rule));
    expect(told.before.organisations + told.newly - told.no_longer, rule).toBe(told.after.organisations);
    const { new: added, newly_checked, fixed, unchecked, still } = told.findings;
    expect(still + fixed + unchecked, rule).toBe(told.before.findings);
    expect(still + added + newly_checked, rule).toBe(told.after.findings);
  }
  expect(rules.reduce((sum, rule) => sum + rule.findings.new, 0)).toBe(findings.new);
});

describe("across organisations", () => {
  const other: Across = {
    ...DUPLICATE,
    fingerprint: "cd".repeat(16),
    message: "Two are for quay",
    references: ["quay"],
  };
  const audit = (...across: Across[]): Line[] => auditOf([ONE], { across });
  const blind = (lines: readonly Line[]): Line[] =>
    lines.map((line) => (line.type === "summary" ? { ...line, across: { evaluated: [], not_evaluated: [] } } : line));

  test("findings are new, fixed or as before by their fingerprints", () => {
    const { across } = compared(audit(DUPLICATE), audit(DUPLICATE, other));
    expect(across.findings).toEqual({ new: 1, newly_checked: 0, fixed: 0, unchecked: 0, still: 1 });
    expect(across.new).toEqual([expect.objectContaining({ message: "Two are for quay", references: ["quay"] })]);
    expect(compared(audit(DUPLICATE, other), audit(DUPLICATE)).across.fixed).toEqual([
      { rule: DUPLICATE.rule, severity: "error", references: ["quay"] },
    ]);
  });

  test("what was not looked for in one of the audits is neither fixed nor new", () => {
    expect(compared(audit(other), blind(audit())).across.findings).toMatchObject({ fixed: 0, unchecked: 1 });
    expect(compared(blind(audit()), audit(other)).across.findings).toMatchObject({ new: 0, newly_checked: 1 });
  });
});

describe("what of the audits is not the same", () => {
  const register = { file: "r.csv", digest: "a".repeat(64), organisations: 1 };
  const differing = (before: Partial<Header>, after: Partial<Header>): readonly unknown[] =>
    compared(auditOf([ONE], { header: { ...HEADER, ...before } }), auditOf([ONE], { header: { ...HEADER, ...after } }))
      .differences;

  test.each<[string, Partial<Header>, Partial<Header>, unknown[]]>([
    ["nothing", {}, {}, []],
    [
      "the rules",
      {},
      { ruleset: { digest: "1".repeat(64), revision: "2027-01" } },
      [{ what: "ruleset", before: "2026-11 (00000000)", after: "2027-01 (11111111)" }],
    ],
    [
      "a register that was not there",
      {},
      { register },
      [{ what: "register", before: "none", after: "r.csv (aaaaaaaa)" }],
    ],
    ["a register under another name", { register }, { register: { ...register, file: "s.csv" } }, []],
    [
      "an option",
      { options: { strict_match: false } },
      { options: { strict_match: true, jobs: 2 } },
      [
        { what: "options", before: "no jobs", after: "jobs 2" },
        { what: "options", before: "strict_match false", after: "strict_match true" },
      ],
    ],
    ["a key file", {}, { key: "0123456789" }, [{ what: "key", before: "none", after: "01234567" }]],
    [
      "the time",
      {},
      { now: "2026-12-01T15:00:00.000Z" },
      [{ what: "now", before: "22 November 2026 at 9:30am UTC", after: "1 December 2026 at 3:00pm UTC" }],
    ],
  ])("%s", (_, before, after, told) => {
    expect(differing(before, after)).toEqual(told);
  });
});

/** Everything that a comparison can tell. */
function everything(): Comparison {
  const at = (index: number): Result => BENCHED[index] as Result;
  const before = [
    ...BENCHED.slice(0, 12),
    { ...at(12), organisation: {} },
    as(at(14), EXEMPT),
    as(at(15), UNJUDGED),
    as(at(16), UNJUDGED),
  ];
  const after = [
    ...BENCHED.slice(1, 8).map((one, index) => (index % 2 === 0 ? as(one, at(39 - index)) : one)),
    as(at(8), UNJUDGED),
    as(at(10), BAD[1] as Result),
    { ...at(12), organisation: {}, document: 1 },
    as(at(9), EXEMPT),
    as(at(14), STATES.compliant),
    as(at(15), BAD[1] as Result),
    as(at(16), UNJUDGED),
    ...BENCHED.slice(20, 24),
    { ...at(20), file: "again.json" },
  ];
  const header = {
    ...HEADER,
    now: "2026-12-01T15:00:00.000Z",
    ruleset: { digest: "1".repeat(64), revision: "2027-01" },
  };
  const quay = { ...DUPLICATE, fingerprint: "cd".repeat(16), message: "Two are for quay", references: ["quay"] };
  return compared(auditOf(before, { across: [DUPLICATE] }), auditOf(after, { header, across: [quay] }));
}

describe.each(COMPARISON_FORMATS)("as %s", (format) => {
  const told = (comparison: Comparison): string =>
    [...TELL[format](comparison, { ...OPTIONS, paint: MASKED.paint })].join("");

  test("a comparison reads as in its golden file, and always the same", async () => {
    const text = told(everything());
    expect(told(everything())).toBe(text);
    const extension = format === "text" ? "txt" : format;
    await expect(text).toMatchFileSnapshot(`golden/comparison.${extension}`);
  });

  test("hostile names stay inert", () => {
    const hostile = [...INJECTIONS, "</script><img src=x>"].map((words): Result => {
      const [bad] = BAD as [Result];
      return { ...bad, organisation: { name: words, reference: words }, file: words };
    });
    const text = told(of([], hostile));
    expect(text.replaceAll("\r\n", "\n")).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
    if (format === "html") expect(text).not.toMatch(/<(?:script|img)/);
  });
});

test("as JSON and CSV every organisation with a change is told, as JSON and CSV", () => {
  const comparison = everything();
  const options = { ...OPTIONS, paint: MASKED.paint };
  const json = JSON.parse([...TELL.json(comparison, options)].join(""));
  const rows: readonly Record<string, string>[] = parse([...TELL.csv(comparison, options)].join(""), {
    columns: true,
    bom: true,
  });
  const { unchanged, ...changes } = comparison.changes;
  const count = Object.values(changes).reduce((sum, each) => sum + each, 0);
  expect(unchanged).toBeGreaterThan(0);
  expect(json.organisations.length).toBe(count);
  expect(rows.map(({ change, reference }) => [change, reference])).toEqual(
    json.organisations.map(({ change, reference }: { change: string; reference: string }) => [change, reference]),
  );
  expect(json.summary.changes).toEqual(comparison.changes);
  const none = JSON.parse([...TELL.json(of([ONE], [ONE]), options)].join(""));
  expect(none.organisations).toEqual([]);
});
