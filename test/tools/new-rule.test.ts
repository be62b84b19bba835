import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readRules } from "../../tools/generate/metadata.ts";
import { findOpa, NO_GO, ROOT, runOpa } from "../../tools/opa.ts";

const opa = findOpa() ?? "";
const RULE = "policies/rolecall/rules/users/shared_phone.rego";
const FILES = [
  RULE,
  "policies/rolecall/rules/users/shared_phone_test.rego",
  "test/fixtures/rules/users/shared-phone/bad.yaml",
  "test/fixtures/rules/users/shared-phone/ok.yaml",
];

let folder = "";
const read = (file: string): string => readFileSync(join(folder, file), "utf8");

function newRule(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const tsx = join(ROOT, "node_modules/tsx/dist/cli.mjs");
  return spawnSync(process.execPath, [tsx, join(ROOT, "tools/new-rule.ts"), ...args], {
    cwd: folder,
    encoding: "utf8",
  });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rolecall-"));
  for (const name of ["policies", "schemas"]) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  rmSync(join(folder, "policies/rolecall/rules/users"), { recursive: true, force: true });
  expect(newRule("users/shared-phone")).toMatchObject({ status: 0, stdout: expect.stringContaining(RULE) });
});
afterAll(() => rmSync(folder, { recursive: true }));

test("the example of CONTRIBUTING.md is one rule throughout", () => {
  const guide = readFileSync(join(ROOT, "CONTRIBUTING.md"), "utf8");
  const [example = "", ...others] = new Set([...guide.matchAll(/\b(users\/[a-z-]+)/g)].map(([, id]) => id));
  expect(others).toEqual([]);
  expect(guide).toContain(`npm run new:rule -- ${example}`);
});

test("a new rule has a rule, a test and two fixtures, of which the bad one is marked", () => {
  expect(FILES.map(read).every((text) => text.length > 0)).toBe(true);
  expect(read(FILES[2] as string)).toMatch(/- \{ name: .* # expect: users\/shared-phone$/m);
  expect(read(FILES[3] as string)).not.toContain("expect");
});

test("nothing is overwritten, and nothing else is written then", () => {
  rmSync(join(folder, FILES[3] as string));
  const before = read(RULE);
  expect(newRule("users/shared-phone")).toMatchObject({ status: 1, stderr: expect.stringContaining(RULE) });
  expect(read(RULE)).toBe(before);
  expect(() => read(FILES[3] as string)).toThrow();
});

const WRONG = ["", "shared-phone", "Users/shared-phone", "users/../../shared", "users/shared_phone", "a/b c/d"];

test.each(WRONG)("‘%s’ is wrong use", (line) => {
  const args = line.split(" ").filter(Boolean);
  expect(newRule(...args)).toMatchObject({ status: 2, stderr: expect.stringContaining("npm run new:rule -- ") });
});

describe.skipIf(!opa)(`a new rule${opa ? "" : ` (skipped, because ${NO_GO})`}`, () => {
  const run = (...args: readonly string[]): ReturnType<typeof runOpa> => runOpa(opa, args, "", folder);

  test("is formatted and compiles", () => {
    expect(run("fmt", "--list", "policies")).toMatchObject({ status: 0, stdout: "" });
    expect(run("check", "--strict", "--schema=schemas", "policies")).toMatchObject({ status: 0, stderr: "" });
  });

  test("fails its test, which says what to do", () => {
    const { status, stdout } = run("test", "policies");
    expect(status).not.toBe(0);
    expect(stdout).toContain("test_fail_todo_the_rule_is_not_written_yet: FAIL");
    expect(stdout).toContain("users/shared-phone finds nothing yet: write here what it finds");
    expect(stdout).toContain("FAIL: 1/");
  });

  test("across declarations has what it needs, too", () => {
    expect(newRule("across/many-declarations")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("test/fixtures/rules/across/many-declarations/context.yaml"),
    });
    expect(run("fmt", "--list", "policies")).toMatchObject({ status: 0, stdout: "" });
    expect(run("check", "--strict", "--schema=schemas", "policies")).toMatchObject({ status: 0, stderr: "" });
    const { stdout } = run("test", "policies", "--run", "many_declarations");
    expect(stdout).toContain("across/many-declarations finds nothing yet: write here what it finds");
    expect(stdout).toContain("PASS: 1/2");
    expect(read("test/fixtures/rules/across/many-declarations/bad.yaml")).toMatch(
      /^---$[\s\S]*# expect: across\/many-declarations$/m,
    );
    for (const name of ["many_declarations.rego", "many_declarations_test.rego"])
      rmSync(join(folder, "policies/rolecall/rules/across", name));
  });

  test("gets into no catalogue before it is filled in", () => {
    expect(() => readRules(opa, folder)).toThrow(`${RULE}: a TODO is left in its METADATA`);
  });
});
