import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { reportIn } from "./report.ts";
import { type Ran, rolecall } from "./run.ts";

/** All that a run depends on beside the files. */
const NOW = ["--now", "2026-11-22T09:00:00Z"];

const EXAMPLES = readdirSync("examples").filter((name) => name.endsWith(".roles.yaml"));

const WAYS = { alone: [], "with-register": ["--register", "examples/register.yaml"] } as const;

function check(path: string, ...options: readonly string[]): Ran {
  return rolecall(["check", `examples/${path}`, ...NOW, ...options]);
}

/** The digest changes with every word of a rule, and is no example of anything. */
const withoutDigest = (json: string): string => json.replace(/"digest": "[0-9a-f]{64}"/, '"digest": "..."');

describe.each(EXAMPLES)("%s", (name) => {
  test.each(Object.entries(WAYS))("%s, as it is printed", async (way, options) => {
    const transcript = `../transcripts/${name.replace(".roles.yaml", "")}.${way}`;
    const text = check(name, ...options);
    const json = check(name, ...options, "--format", "json");
    reportIn(json);
    expect([text.stderr, json.stderr]).toEqual(["", ""]);
    expect(text.code).toBe(json.code);
    await expect(`${text.stdout}\nexit ${text.code}\n`).toMatchFileSnapshot(`${transcript}.txt`);
    await expect(withoutDigest(json.stdout)).toMatchFileSnapshot(`${transcript}.json.txt`);
  });
});

test("all of them together, as npm start runs them", async () => {
  const ran = rolecall(["check", "examples", ...WAYS["with-register"], ...NOW, "--exit-zero"]);
  expect(ran).toMatchObject({ code: 0, stderr: "" });
  await expect(ran.stdout).toMatchFileSnapshot("../transcripts/all.txt");
});

test("the examples show what they say: one is compliant, the smallest too, the mistakes are many", () => {
  const verdict = (name: string, ...options: string[]): unknown =>
    reportIn(check(name, "-f", "json", ...options)).files[0]?.verdict;
  const register = WAYS["with-register"];
  expect(verdict("compliant.roles.yaml", ...register)).toBe("compliant");
  expect(verdict("smallest.roles.yaml", ...register)).toBe("compliant");
  expect(verdict("smallest.roles.yaml")).toBe("compliant");
  const mistakes = reportIn(check("common-mistakes.roles.yaml", "-f", "json", ...register));
  expect(new Set(mistakes.files[0]?.findings.map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(10);
});
