import fc from "fast-check";
import { expect, test } from "vitest";
import { compare } from "../../src/core/baseline/compare.ts";
import { readBaseline } from "../../src/core/baseline/read.ts";
import { type Checked, counts, type Finding } from "../../src/core/model.ts";
import { counting, reportOf } from "../../src/core/report.ts";
import { settle } from "../../src/core/settings/settle.ts";
import { organisations } from "../generators/organisations.ts";
import { take } from "../generators/take.ts";
import { checkAll, judge } from "../judge.ts";
import { publicReport, schemaErrors } from "../report-schema.ts";
import { exceptionsOf, NOW } from "../settings.ts";

const { ruleset } = judge;

/** Random organisations with all sorts of mistakes, each with a reference of its own. */
const CHECKED: readonly Checked[] = [...take(organisations(20261122), 60)].flatMap(({ declaration }, index) =>
  checkAll(
    JSON.stringify(declaration).replaceAll("harbour-pensions", `organisation-${index}`),
    { now: NOW },
    `${index}.roles.yaml`,
  ),
);

const RULES = [...new Set(CHECKED.flatMap(({ report }) => report.findings.map(({ rule }) => rule)))].filter(
  (rule) => rule !== "organisation/secret",
);
const REFERENCES = [...new Set(CHECKED.flatMap(({ report }) => report.organisation.reference ?? []))];

/** Rules that were broken, with those who broke them. */
const BROKEN = CHECKED.flatMap(({ report }) =>
  report.findings.map(({ rule }) => [rule, report.organisation.reference ?? ""]),
);

const exceptions = fc.array(
  fc
    .record({
      subject: fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...BROKEN.filter(([rule]) => rule !== "organisation/secret")) },
        { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...RULES), fc.constantFrom(...REFERENCES)) },
      ),
      path: fc.option(fc.constantFrom("", "/users", "/users/0", "/users/1/roles", "/organisation"), { nil: undefined }),
      expires: fc.constantFrom("2026-11-21", "2026-11-22", "2026-12-31", "2028-02-29"),
    })
    .map(({ subject: [rule = "", organisation = ""], ...rest }) => {
      return { rule, organisation, reason: "Because.", approved_by: "Ana Lima", ...rest };
    }),
  { maxLength: 60 },
);

/** What a finding is, without how it stands. */
const bare = ({ exception: _, baseline: __, ...finding }: Finding): Finding => finding;

test("settings and baselines change how findings stand, and neither drop nor add one", () => {
  expect(RULES.length).toBeGreaterThan(10);
  let excepted = 0;
  let known = 0;
  fc.assert(
    fc.property(exceptions, fc.subarray([...CHECKED]), (items, before) => {
      const settings = exceptionsOf(JSON.stringify({ exceptions: items }));
      const settled = settle(
        CHECKED.map((checked) => ({ checked, settings })),
        ruleset,
        NOW,
      );
      const baseline = readBaseline("before.json", JSON.stringify(publicReport(before)));
      if ("problem" in baseline) throw new Error(baseline.problem);
      const compared = compare(
        settled.checked,
        settled.settings.map(({ report }) => report),
        baseline,
        ruleset,
      );
      for (const [index, { report, source }] of compared.checked.entries()) {
        const { report: plain, source: text } = CHECKED[index] as Checked;
        if (JSON.stringify(report.findings.map(bare)) !== JSON.stringify(plain.findings))
          throw new Error("findings differ");
        if (
          JSON.stringify({ ...report, findings: [], omitted: [] }) !==
          JSON.stringify({ ...plain, findings: [], omitted: [] })
        )
          throw new Error("the rest differs");
        if (source !== text) throw new Error("the text differs");
        for (const finding of report.findings) {
          // An independent reading of what an exception takes in.
          const due = items.some(
            ({ rule, organisation, path = "", expires }) =>
              rule === finding.rule &&
              organisation === report.organisation.reference &&
              expires >= "2026-11-22" &&
              `/${finding.path.join("/")}/`.startsWith(`${path}/`),
          );
          if ((finding.exception !== undefined) !== due) throw new Error(`excepted or not: ${JSON.stringify(finding)}`);
          excepted += due ? 1 : 0;
          known += finding.baseline === "known" ? 1 : 0;
        }
      }
      const report = reportOf(compared.checked, {
        ruleset,
        now: NOW,
        register: undefined,
        settings: compared.settings,
        baseline: compared.baseline,
      });
      const counted = Object.values(counting(report)).reduce((sum, count) => sum + count, 0);
      const standing = [...report.files, ...report.settings].flatMap(({ findings }) => findings).filter(counts);
      if (counted !== standing.length) throw new Error("the count differs");
    }),
    { numRuns: 60 },
  );
  expect(excepted).toBeGreaterThan(100);
  expect(known).toBeGreaterThan(1000);
});

test("a run against its own report has nothing new and nothing fixed", () => {
  const baseline = readBaseline("before.json", JSON.stringify(publicReport(CHECKED)));
  if ("problem" in baseline) throw new Error(baseline.problem);
  const compared = compare(CHECKED, [], baseline, ruleset);
  expect(
    compared.checked.flatMap(({ report }) => report.findings).every((finding) => finding.baseline === "known"),
  ).toBe(true);
  expect(compared.baseline.fixed).toEqual([]);
  expect(schemaErrors(publicReport(compared.checked))).toEqual([]);
});
