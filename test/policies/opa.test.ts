import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { globSync } from "tinyglobby";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findOpa, NO_GO, ROOT, runOpa } from "../../tools/opa.ts";
import { policyChecks } from "../../tools/policy-checks.ts";

const opa = findOpa() ?? "";

test.runIf(!opa)("OPA is at hand", () => {
  if (process.env.CI === "true") throw new Error(`${NO_GO}, and CI has to run OPA's part`);
});

describe.skipIf(!opa)(`the policies${opa ? "" : ` (skipped, because ${NO_GO})`}`, () => {
  test.each(policyChecks)(
    "hold: $name",
    ({ run }) => {
      expect(run(opa)).not.toBe("");
    },
    240_000,
  );
});

describe.skipIf(!opa)(`the schema of the input bites${opa ? "" : ` (skipped, because ${NO_GO})`}`, () => {
  let folder = "";
  const reading = globSync("policies/**/*.rego", { cwd: ROOT, ignore: "**/*_test.rego" }).filter((file) =>
    /\binput\.(organisation|users|preregistration|register|facts|reference|person)\b/.test(
      readFileSync(join(ROOT, file), "utf8"),
    ),
  );

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "rolecall-"));
    for (const name of ["policies", "schemas"]) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("in most files, or this test would prove nothing", () => {
    expect(reading.length).toBeGreaterThanOrEqual(8);
  });

  // Every package needs a `schemas` annotation of its own: without it opa check is silent there.
  test.each(reading)("in %s", (file) => {
    const path = join(folder, file);
    const text = readFileSync(path, "utf8");
    writeFileSync(
      path,
      text.replace(/\binput\.(organisation|users|preregistration|register|facts|reference|person)\b/, "input.$1_typo"),
    );
    const { status, stderr } = runOpa(opa, ["check", "--strict", "--schema=schemas", "policies"], "", folder);
    writeFileSync(path, text);
    expect(status).not.toBe(0);
    expect(stderr).toMatch(/undefined ref: input\.\w+_typo/);
  });
});

// A built-in that Wasm lacks would leave its rule silent, and those with patterns would make the module three times as large.
describe.skipIf(!opa)(`the capabilities hold back${opa ? "" : ` (skipped, because ${NO_GO})`}`, () => {
  test.each([
    { call: 'count({1}) == to_number("1")', allowed: true },
    { call: 'sprintf("%d", [1]) == "1"', allowed: false },
    { call: "time.now_ns() > 0", allowed: false },
    { call: 'regex.match("a", "a")', allowed: false },
    { call: 'glob.match("a", [], "a")', allowed: false },
    { call: 'http.send({"method": "get", "url": "https://a.example"})', allowed: false },
  ])("$call: $allowed", ({ call, allowed }) => {
    const folder = mkdtempSync(join(tmpdir(), "rolecall-"));
    writeFileSync(join(folder, "tried.rego"), `package tried\n\nholds if ${call}\n`);
    const capabilities = `--capabilities=${join(ROOT, "tools/capabilities.json")}`;
    const { status, stderr } = runOpa(opa, ["check", "--strict", capabilities, "tried.rego"], "", folder);
    rmSync(folder, { recursive: true });
    expect(status === 0).toBe(allowed);
    expect(stderr.includes("undefined function")).toBe(!allowed);
  });
});
