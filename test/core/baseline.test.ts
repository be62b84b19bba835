import { describe, expect, test } from "vitest";
import { type Compared, compare } from "../../src/core/baseline/compare.ts";
import { type Baseline, readBaseline } from "../../src/core/baseline/read.ts";
import type { Checked, Ruleset } from "../../src/core/model.ts";
import { counting, reportOf } from "../../src/core/report.ts";
import { settle } from "../../src/core/settings/settle.ts";
import { ERROR, SOUND, WARNING } from "../cli/declarations.ts";
import { checkAll, judge } from "../judge.ts";
import { publicReport } from "../report-schema.ts";
import { NOW, settingsOf } from "../settings.ts";

const { ruleset } = judge;

function baselineOf(checked: readonly Checked[], showPersonal: boolean = false): Baseline {
  const read = readBaseline("before.json", JSON.stringify(publicReport(checked, showPersonal)));
  if ("problem" in read) throw new Error(read.problem);
  return read;
}

const checkedAs = (text: string, name: string = "a.roles.yaml"): Checked[] => checkAll(text, { now: NOW }, name);

function against(now: readonly Checked[], before: readonly Checked[], rules: Ruleset = ruleset): Compared {
  return compare(now, [], baselineOf(before), rules);
}

/** `rule: new`, for all but advice. */
const marks = ({ checked }: Compared): readonly string[] =>
  checked.flatMap(({ report }) =>
    report.findings.filter(({ severity }) => severity !== "info").map(({ rule, baseline }) => `${rule}: ${baseline}`),
  );

const gone = ({ baseline }: Compared): readonly string[] => baseline.fixed.map(({ rule }) => rule);

describe("against a baseline", () => {
  test("what was there is known, what was not is new, and what is gone is fixed", () => {
    const both = ERROR.replace("name: Joan Whitaker", "name: Joan WHITAKER");
    expect(marks(against(checkedAs(both), checkedAs(ERROR)))).toEqual([
      "roles/mandatory-role: known",
      "preregistration/form-difference: new",
    ]);
    expect(gone(against(checkedAs(WARNING), checkedAs(both)))).toEqual(["roles/mandatory-role"]);
  });

  test("each of the baseline’s is known as often as it was there", () => {
    const twice = [...checkedAs(ERROR), ...checkedAs(ERROR, "b.roles.yaml")];
    expect(marks(against(twice, checkedAs(ERROR)))).toEqual([
      "roles/mandatory-role: known",
      "roles/mandatory-role: new",
    ]);
    expect(marks(against(twice, twice))).toEqual(["roles/mandatory-role: known", "roles/mandatory-role: known"]);
  });

  test("a file may be renamed, and lines may move", () => {
    const moved = checkedAs(`# a comment\n\n${ERROR}`, "renamed.roles.yaml");
    const compared = against(moved, checkedAs(ERROR));
    expect(marks(compared)).toEqual(["roles/mandatory-role: known"]);
    expect(gone(compared)).toEqual([]);
  });

  describe("without a reference", () => {
    const unnamed = ERROR.replace(/^ {2}reference: .*\n/m, "");
    const one = (name: string, text: string = unnamed): Checked[] => checkedAs(text, name);
    const mended = SOUND.replace(/^ {2}reference: .*\n/m, "");
    const roles = (compared: Compared): readonly string[] =>
      marks(compared).filter((mark) => mark.startsWith("roles/mandatory-role"));

    test("a declaration that was never in the baseline is new", () => {
      const compared = against(one("b.roles.yaml"), one("a.roles.yaml"));
      expect(roles(compared)).toEqual(["roles/mandatory-role: new"]);
      expect(gone(compared)).toEqual([]);
      expect(roles(against([...one("0.roles.yaml"), ...one("a.roles.yaml")], one("a.roles.yaml")))).toEqual([
        "roles/mandatory-role: new",
        "roles/mandatory-role: known",
      ]);
    });

    test("what is fixed is the document that was mended", () => {
      const before = [...one("a.roles.yaml"), ...one("b.roles.yaml"), ...one("c.roles.yaml")];
      const now = [...one("a.roles.yaml"), ...one("b.roles.yaml", mended), ...one("c.roles.yaml")];
      const compared = against(now, before);
      expect(compared.baseline.fixed.map(({ file, rule }) => [file, rule])).toContainEqual([
        "b.roles.yaml",
        "roles/mandatory-role",
      ]);
      expect(compared.baseline.fixed.map(({ file }) => file)).not.toContain("a.roles.yaml");
      expect(roles(compared)).toEqual(["roles/mandatory-role: known", "roles/mandatory-role: known"]);
    });
  });

  test("of several documents with one reference, what is fixed is the one that was mended", () => {
    const before = [...checkedAs(ERROR), ...checkedAs(ERROR, "b.roles.yaml")];
    const now = [...checkedAs(ERROR), ...checkedAs(SOUND, "b.roles.yaml")];
    expect(against(now, before).baseline.fixed.map(({ file }) => file)).toEqual(["b.roles.yaml"]);
    const added = [...checkedAs(ERROR, "0.roles.yaml"), ...checkedAs(ERROR)];
    expect(marks(against(added, checkedAs(ERROR)))).toEqual([
      "roles/mandatory-role: new",
      "roles/mandatory-role: known",
    ]);
  });

  test("nothing is fixed that was not checked again", () => {
    const other = SOUND.replaceAll("fennel-lane", "harbour-pensions");
    expect(gone(against(checkedAs(other, "b.roles.yaml"), checkedAs(ERROR)))).toEqual([]);
    expect(gone(against(checkedAs("users: [\n"), checkedAs(ERROR)))).toEqual([]);
  });

  test("nothing is fixed by a rule that is switched off", () => {
    const settings = settingsOf("off: {roles/mandatory-role: Because.}");
    const { checked } = settle([{ checked: checkedAs(ERROR)[0] as Checked, settings }], ruleset, NOW);
    expect(gone(against(checked, checkedAs(ERROR)))).toEqual([]);
  });

  test("what was left out is known if as much was left out before, and else all of it is new", () => {
    const crowd = (count: number): Checked[] => {
      const users = Array.from(
        { length: count },
        (_, at) => `  - {name: A ${at}, email: a${at}@b.example, phone: x, roles: [PBC]}`,
      );
      return checkedAs(ERROR.replace(/users:[\s\S]*/, `users:\n${users.join("\n")}\n`));
    };
    const omitted = (now: number, before: number): unknown =>
      against(crowd(now), crowd(before)).checked[0]?.report.omitted.find(({ rule }) => rule === "schema/role-spelling");
    expect(omitted(120, 120)).toMatchObject({ count: 20, baseline: "known" });
    expect(omitted(120, 130)).toMatchObject({ count: 20, baseline: "known" });
    expect(omitted(130, 120)).toMatchObject({ count: 30, baseline: "new" });
    const { checked, baseline } = against(crowd(120), crowd(120));
    const report = reportOf(checked, { ruleset, now: NOW, register: undefined, baseline });
    expect(counting(report)).toEqual({ error: 0, warning: 0, info: 0 });
    expect(report.summary.known).toBe(Object.values(report.summary.findings).reduce((sum, count) => sum + count, 0));
  });

  test("what is fixed is masked, though somebody made the baseline with everything shown", () => {
    const before = checkedAs(SOUND.replace("name: Joan Whitaker", "name: Marjory Quill"));
    for (const showPersonal of [true, false]) {
      const { fixed } = compare(checkedAs(SOUND), [], baselineOf(before, showPersonal), ruleset).baseline;
      expect(fixed.map(({ rule }) => rule)).toContain("preregistration/mismatch");
      expect(JSON.stringify(fixed)).not.toMatch(/Marjory|Quill|Whitaker/);
      expect(JSON.stringify(fixed)).toContain("M... Q...");
    }
    const phone = checkedAs(SOUND.replace('phone: "+1 202 555 0110"', 'phone: "+1 202 555 0199"'));
    expect(JSON.stringify(compare(checkedAs(SOUND), [], baselineOf(phone), ruleset).baseline.fixed)).toContain(
      "...0199",
    );
  });

  test("nothing is fixed by a rule that there is no more", () => {
    const baseline = baselineOf(checkedAs(ERROR));
    const older = JSON.parse(JSON.stringify(baseline).replaceAll("roles/mandatory-role", "roles/forgotten"));
    expect(compare(checkedAs(ERROR), [], older, ruleset).baseline.fixed).toEqual([]);
  });
});

describe("a baseline", () => {
  const report = JSON.stringify(publicReport(checkedAs(ERROR)));
  const changed = (change: (report: never) => void): string => {
    const copy = JSON.parse(report);
    change(copy as never);
    return JSON.stringify(copy);
  };

  test("may have keys that a later version adds, and a byte order mark", () => {
    const later = changed((copy: { more?: number; files: { more?: number }[] }) => {
      copy.more = 1;
      for (const file of copy.files) file.more = 1;
    });
    expect(readBaseline("a.json", `\uFEFF${later}`)).toEqual(readBaseline("a.json", report));
    expect(readBaseline("a.json", report)).toMatchObject({
      revision: ruleset.revision,
      files: [{ reference: "fennel-lane" }],
    });
  });

  test.each<[string, string]>([
    ["", "it is not JSON"],
    ["organisation:\n", "it is not JSON"],
    ["[]", "it is not a report, which is a mapping"],
    ["{}", "it is not a report: it has no ‘version’ or no ‘files’"],
    ['{"version": 2, "files": []}', "it is a report of another version than 1"],
    ['{"version": 1, "files": []}', "at /ruleset there should be a mapping"],
    [changed((copy: { files: unknown }) => (copy.files = {})), "at /files there should be a list"],
    [
      changed((copy: { files: { document: unknown }[] }) => ((copy.files[0] as { document: unknown }).document = -1)),
      "at /files/0/document there should be a whole number",
    ],
    [
      changed(
        (copy: { files: { findings: { fingerprint: unknown }[] }[] }) =>
          ((copy.files[0]?.findings[0] as { fingerprint: unknown }).fingerprint = null),
      ),
      "at /files/0/findings/0/fingerprint there should be a text",
    ],
    [
      changed(
        (copy: { files: { findings: { args: unknown }[] }[] }) =>
          ((copy.files[0]?.findings[0] as { args: unknown }).args = { user: {} }),
      ),
      "at /files/0/findings/0/args there is a value that is no argument",
    ],
  ])("that is none says so: %.40s", (text, problem) => {
    expect(readBaseline("a.json", text)).toEqual({ problem });
  });
});
