import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ERROR, SOUND, WARNING } from "./declarations.ts";
import { reportIn } from "./report.ts";
import { folder, type Ran, rolecall } from "./run.ts";

const check = (cwd: string, ...args: string[]): Ran =>
  rolecall(["check", "--no-config", "--now", "2026-11-22T09:30:00Z", ...args], { cwd });

/** A folder with a declaration, and the report of it as it was. */
function since(before: string, now: string): string {
  const cwd = folder({ "a.roles.yaml": before });
  check(cwd, "--format", "json=report.json");
  writeFileSync(join(cwd, "a.roles.yaml"), now);
  return cwd;
}

const BOTH = ERROR.replace("name: Joan Whitaker", "name: Joan WHITAKER");

describe("--baseline", () => {
  test("fails on what is new only", () => {
    expect(check(since(ERROR, ERROR), "--baseline", "report.json").code).toBe(0);
    expect(check(since(SOUND, ERROR), "--baseline", "report.json").code).toBe(1);
    const known = since(ERROR, BOTH);
    expect(check(known, "--baseline", "report.json").code).toBe(0);
    expect(check(known, "--baseline", "report.json", "--fail-on", "warning").code).toBe(1);
  });

  test("tells what is new, known and fixed", () => {
    const cwd = since(BOTH, WARNING.replace("roles: [primary_business_contact,", "roles: [PBC,"));
    const { stdout, code } = check(cwd, "--baseline", "report.json");
    expect(code).toBe(0);
    expect(stdout).toContain("(preregistration/form-difference)\n  known: it is in the baseline\n");
    expect(stdout).toContain("(schema/role-spelling)\n  new: it is not in the baseline\n");
    expect(stdout).toContain("fixed: a.roles.yaml: No user holds the role of test manager (roles/mandatory-role)\n");
    expect(stdout).toContain("against report.json: 1 new, 1 known, 1 fixed");
    expect(reportIn(check(cwd, "--baseline", "report.json", "--format", "json"))).toMatchObject({
      baseline: { file: "report.json", fixed: [{ rule: "roles/mandatory-role" }] },
      summary: { known: 1 },
    });
  });

  test("a document that cannot be judged is exit 3 all the same", () => {
    const cwd = since("users: [\n", "users: [\n");
    expect(check(cwd, "--baseline", "report.json").code).toBe(3);
  });

  test("made by other rules says so", () => {
    const cwd = since(ERROR, ERROR);
    const path = join(cwd, "report.json");
    writeFileSync(path, readFileSync(path, "utf8").replace(/"revision": ".*?"/, '"revision": "2025-01"'));
    const { stderr, stdout } = check(cwd, "--baseline", "report.json");
    expect(stderr).toMatch(
      /^rolecall: the baseline ‘report.json’ was made by the rules of 2025-01, not of \d{4}-\d\d: what is new may be the rules.\n$/,
    );
    expect(stdout).toMatch(/against report.json \(by the rules of 2025-01, not of \d{4}-\d\d\): 0 new/);
  });

  test.each([
    ["", "it is not JSON"],
    ["{}", "it is not a report: it has no ‘version’ or no ‘files’"],
    ['{"version": 1, "files": {}, "ruleset": {"revision": ""}}', "at /files there should be a list"],
    ["\u00ff", "it is not UTF-8 text"],
  ])("that is none is exit 3, and nothing is checked: %s", (content, problem) => {
    const cwd = folder({ "a.roles.yaml": ERROR, "report.json": Buffer.from(content, "latin1") });
    expect(check(cwd, "--baseline", "report.json")).toEqual({
      code: 3,
      stdout: "",
      stderr: `rolecall: Nothing was checked: the baseline ‘report.json’ cannot be used: ${problem}.\nA baseline is what ‘rolecall check --format json=report.json’ writes. Make it again, or leave --baseline out.\n`,
    });
  });

  test("is wrong use where it is not there, or where the report would go over it", () => {
    const cwd = since(ERROR, ERROR);
    expect(check(cwd, "--baseline", "gone.json")).toMatchObject({ code: 2, stdout: "" });
    expect(check(cwd, "--baseline", "report.json", "--format", "json=report.json")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("‘report.json’ is read"),
    });
    expect(check(cwd, "--baseline", ".")).toMatchObject({ code: 3, stderr: expect.stringContaining("it is a folder") });
  });
});
