import { describe, expect, test } from "vitest";
import { entries, omittedOf } from "../../src/formats/entries.ts";
import { gitlab } from "../../src/formats/gitlab.ts";
import { ERROR } from "../cli/declarations.ts";
import { everything, nothing } from "./everything.ts";
import { alone, MASKED, REPORTS, reportOn } from "./reports.ts";

interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

function told(make: typeof everything): readonly Issue[] {
  const { report, sources, options } = make();
  return JSON.parse(gitlab(report, sources, options));
}

describe.each(Object.entries({ ...REPORTS, everything, nothing }))("the %s report", (_, make) => {
  const issues = told(make);

  test("has an entry for each finding and each rule with more", () => {
    const { report } = make();
    const omitted = report.files.flatMap(omittedOf);
    expect(issues.map(({ check_name }) => check_name)).toEqual(
      [...entries(report).map(({ finding }) => finding), ...omitted].map(({ rule }) => rule),
    );
  });

  test("has what GitLab documents, and fingerprints that differ", () => {
    for (const issue of issues) {
      expect(Object.keys(issue)).toEqual(["description", "check_name", "fingerprint", "severity", "location"]);
      expect(issue.severity).toMatch(/^(?:info|minor|major|critical|blocker)$/);
      expect(issue.location.path).not.toMatch(/^\.\/|\/\/|\\/);
      expect(issue.location.lines.begin).toBeGreaterThanOrEqual(1);
    }
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
  });
});

test("what does not count is information, and says why", () => {
  const [excepted] = told(everything).filter(({ description }) => description.includes("(Excepted until 2026-12-31"));
  expect(excepted).toMatchObject({ severity: "info", check_name: "roles/mandatory-role" });
  expect(excepted?.description).toContain("approved by J... D...: Agreed # TODO<U+000A>::error");
  const known = told(everything).filter(({ description }) => description.endsWith("(Known to the baseline)"));
  const expected = entries(everything().report).filter(
    ({ finding }) => finding.baseline === "known" && !finding.exception,
  );
  expect(expected.length).toBeGreaterThan(2);
  expect(known).toHaveLength(expected.length);
  expect(new Set(known.map(({ severity }) => severity))).toEqual(new Set(["info"]));
});

test("a document that could not be judged blocks", () => {
  const issues = told(everything).filter(({ severity }) => severity === "blocker");
  expect(issues.map(({ location }) => location.path)).toEqual(["<stdin>", "../e.roles.yaml"]);
});

test("a finding keeps its fingerprint when a document with an equal one comes after it", () => {
  const { report, sources, options } = alone();
  const once = JSON.parse(gitlab(report, sources, options)) as Issue[];
  const twice = JSON.parse(
    gitlab({ ...report, files: [...report.files, ...report.files] }, sources, options),
  ) as Issue[];
  expect(twice.slice(0, once.length)).toEqual(once);
  expect(twice[once.length]?.fingerprint).toBe(`${once[0]?.fingerprint}-2`);
});

test.each([
  ["without a reference", ERROR.replace(/^ {2}reference: .*\n/m, "")],
  ["with the same", ERROR],
])("mending one document changes no fingerprint of another, %s", (_, text) => {
  const mended = text.replace("security_lead", "security_lead, test_manager");
  const prints = (...texts: readonly string[]): readonly string[] => {
    const { report, sources } = reportOn(texts.map((content, index) => ({ name: `${index}.yaml`, content })));
    const issues = JSON.parse(gitlab(report, sources, MASKED)) as Issue[];
    return issues
      .filter(({ location, check_name }) => location.path === "1.yaml" && check_name === "roles/mandatory-role")
      .map(({ fingerprint }) => fingerprint);
  };
  expect(prints(text, text)).toHaveLength(1);
  expect(prints(mended, text)).toEqual(prints(text, text));
});
