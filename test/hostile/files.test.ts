import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { reportIn } from "../cli/report.ts";
import { type Cost, cheapest, folder, type Ran } from "../cli/run.ts";
import { FOUND, type Hostile, NAMED } from "./files.ts";

/** A file with nothing wrong in it, which is checked in the same run. */
const HONEST = readFileSync("test/cli/sound.roles.yaml");

/** The bounds of the issue: seconds of processor time, because the wall's depend on who else is at work; and memory. */
const SECONDS = 2;
const MEGABYTES = 512;

const NOW = ["--now", "2026-11-22T09:00:00Z"];

function checkBeside({ content }: Hostile, ...options: string[]): Ran & Cost {
  const cwd = folder({ "a-hostile.roles.yaml": content(), "b-honest.roles.yaml": HONEST });
  return cheapest(["check", ...NOW, ...options], SECONDS, { cwd });
}

function expectBounded({ seconds, megabytes }: Cost): void {
  expect(seconds).toBeLessThan(SECONDS);
  expect(megabytes).toBeLessThan(MEGABYTES);
}

describe.each([
  ["the issue names it", NAMED],
  ["we found it", FOUND],
])("a hostile file (%s) costs little, is told, and keeps no other from being checked", (_, files) => {
  test.each(files.map((file) => [file.name, file] as const))("%s", (_, file) => {
    const ran = checkBeside(file, "--format", "json");
    const report = reportIn(ran);
    const about = report.files.filter(({ file: name }) => name === "a-hostile.roles.yaml");
    const findings = about.flatMap((document) => document.findings);
    expect(findings.map(({ rule }) => rule)).toContain(file.rule);
    if (file.line) expect(findings.find(({ rule }) => rule === file.rule)?.range.start.line).toBe(file.line);
    expect(report.files.at(-1)).toMatchObject({ file: "b-honest.roles.yaml", verdict: "compliant", findings: [] });
    expect(ran.code).toBe(file.code);
    expectBounded(ran);
  });

  test.each(files.map((file) => [file.name, file] as const))("%s, as text", (_, file) => {
    const ran = checkBeside(file);
    expect(ran.stdout).toContain(`(${file.rule})`);
    expect(ran.code).toBe(file.code);
    expect(ran.stderr).toBe("");
    for (const line of ran.stdout.split("\n")) expect(line.length).toBeLessThan(1000);
    expectBounded(ran);
  });
});

describe("what is honest passes", () => {
  test("100 uses of one anchor", () => {
    const roles = Array.from(
      { length: 100 },
      (_, index) =>
        `  - {name: Ann ${index}, email: ann${index}@harbour.example, phone: "020 7946 0${String(index).padStart(3, "0")}", roles: *none, status: deactivated, deactivation_reason: left}\n`,
    ).join("");
    const [start, rest] = HONEST.toString().split(/(?<=^users:\n)/m) as [string, string];
    const extra = `  - {name: Zoë Field, email: zoe@fennel-lane.example, phone: "020 7946 0900", roles: &none [scheme_admin], status: deactivated, deactivation_reason: left}\n`;
    const cwd = folder({ "a.roles.yaml": `${start}${extra}${roles}${rest}` });
    const ran = cheapest(["check", ...NOW, "--format", "json"], SECONDS, { cwd });
    expect(reportIn(ran).files).toMatchObject([{ verdict: "compliant", findings: [] }]);
    expect(ran.code).toBe(0);
  });

  test("a thousand users", () => {
    const people = Array.from(
      { length: 1000 },
      (_, index) =>
        `  - {name: Ann ${index}, email: ann${index}@harbour.example, phone: "020 7946 0${String(index).padStart(3, "0")}", roles: [scheme_admin], status: deactivated, deactivation_reason: left}\n`,
    ).join("");
    const cwd = folder({ "a.roles.yaml": HONEST.toString().replace("users:\n", `users:\n${people}`) });
    const ran = cheapest(["check", ...NOW], SECONDS, { cwd });
    expect(ran).toMatchObject({ code: 0 });
    expectBounded(ran);
  });

  test("two hundred documents in one file", () => {
    const cwd = folder({ "a.roles.yaml": Array.from({ length: 200 }, () => HONEST).join("---\n") });
    const ran = cheapest(["check", ...NOW, "--format", "json"], SECONDS, { cwd });
    expect(reportIn(ran).summary).toMatchObject({ documents: 200, verdicts: { compliant: 200 } });
    expectBounded(ran);
  });
});

test("100 MB on standard input is read no further than it has to be", () => {
  const ran = cheapest(["check", ...NOW, "-"], SECONDS, { stdin: Buffer.alloc(100 * 1024 * 1024, "- a: b\n") });
  expect(ran.stdout).toMatch(/^<stdin>:1:1: error: .*\(syntax\/too-large\)/);
  expect(ran.code).toBe(3);
  expectBounded(ran);
});

test("a device that never ends is read no further than it has to be", () => {
  const ran = cheapest(["check", ...NOW, "/dev/zero"], SECONDS);
  expect(ran.stdout).toContain("(syntax/too-large)");
  expect(ran.code).toBe(3);
  expectBounded(ran);
});

test("a hostile register is named, and nothing is checked", () => {
  for (const file of NAMED.filter(({ name }) =>
    /laughs|inside itself|lists in lists|UTF-8|NUL|empty file/.test(name),
  )) {
    const cwd = folder({ "register.yaml": file.content(), "a.roles.yaml": HONEST });
    const ran = cheapest(["check", ...NOW, "--register", "register.yaml", "a.roles.yaml"], SECONDS, { cwd });
    expect(ran.stderr, file.name).toMatch(/^register\.yaml:\d+:\d+: error: .*\((?:syntax|register)\/[a-z-]+\)\n/);
    expect(ran.stdout, file.name).toBe("");
    expect(ran.code, file.name).toBe(3);
    expectBounded(ran);
  }
});
