import { execFileSync, spawn } from "node:child_process";
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { FileOutput, Overtaken } from "../../src/audit/output.ts";
import { folder, rolecall, shell } from "../cli/run.ts";
import { auditIn, inputs, NOW, ndjson, written } from "./inputs.ts";

const audit = (cwd: string, ...args: string[]) => rolecall(["audit", "-q", "--now", NOW, ...args], { cwd });

describe("--output", () => {
  test("belongs to the format before it, and to the results where there is none", () => {
    const cwd = inputs(3);
    const whole = audit(cwd, "orgs").stdout;
    expect(audit(cwd, "orgs", "--format", "csv", "--output", "a.csv")).toMatchObject({
      code: 1,
      stdout: "",
      stderr: "",
    });
    expect(written(cwd, "a.csv")).toBe(audit(cwd, "orgs", "--format", "csv").stdout);
    expect(audit(cwd, "orgs", "--output", "-")).toMatchObject({ code: 1, stdout: whole, stderr: "" });
    expect(readdirSync(cwd).filter((name) => name.endsWith(".partial"))).toEqual([]);
  });

  test("may be a pipe, which stays one, and with which nobody can go on", async () => {
    const cwd = inputs(3);
    execFileSync("mkfifo", [join(cwd, "pipe")]);
    const reader = spawn("sh", ["-c", "cat pipe > read"], { cwd });
    const ended = new Promise((resolve) => reader.on("close", resolve));
    expect(audit(cwd, "orgs", "-o", "pipe")).toMatchObject({ code: 1, stdout: "", stderr: "" });
    await ended;
    expect(written(cwd, "read")).toBe(audit(cwd, "orgs").stdout);
    expect(statSync(join(cwd, "pipe")).isFIFO()).toBe(true);
  });

  test("may be standard output by its other name", () => {
    const ran = shell("set -o pipefail; rolecall audit -q orgs -o /dev/stdout | cat", { cwd: inputs(3) });
    expect(ran).toMatchObject({ code: 1, stderr: "" });
    expect(auditIn(ran.stdout).results).toHaveLength(3);
    expect(lstatSync("/dev/stdout").isSymbolicLink()).toBe(true);
    expect(audit(inputs(3), "orgs", "-o", "/dev/null", "--resume")).toMatchObject({
      code: 2,
      stderr: "rolecall: --resume goes on with a file, and ‘/dev/null’ is none.\nName one with --output.\n",
    });
    expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
  });

  test("a pipe that is read slowly gets all of it, and nothing is said", () => {
    const cwd = folder({ "all.ndjson": ndjson(100).repeat(15) });
    const ran = shell(`rolecall audit -q --now ${NOW} all.ndjson | (sleep 1; cat)`, { cwd });
    expect(ran.stderr).toBe("");
    expect(ran.stdout).toBe(audit(cwd, "all.ndjson").stdout);
  });
});

test("a pattern that matches nothing is told, and commands no terminal", () => {
  const ran = audit(inputs(1), "orgs", "\u001B[2Jnothing-*");
  expect(ran.code).toBe(3);
  expect(ran.stderr).toMatch(/^rolecall: Nothing was checked: no declaration in /);
  expect(ran.stderr).not.toContain("\u001B");
  expect(auditIn(ran.stdout).results).toHaveLength(1);
});

test("a part into which no declaration falls is no success, and says so", () => {
  const ran = audit(inputs(2), "orgs", "--shard", "3/3");
  expect(ran).toMatchObject({
    code: 3,
    stderr: "rolecall: Nothing was checked: no declaration falls into this part of the input.\n",
  });
  expect(auditIn(ran.stdout).tally.documents).toBe(0);
});

describe("what an earlier run has left beside the output", () => {
  test("is not audited where a pattern matches it, and the run goes on", () => {
    const cwd = folder({ "all.ndjson": ndjson(10) });
    audit(cwd, "*", "-o", "audit.ndjson");
    const whole = written(cwd, "audit.ndjson");
    for (const more of [[], ["--resume"]]) {
      const again = folder({ "all.ndjson": ndjson(10), "audit.ndjson.partial": whole.slice(0, 5000) });
      expect(audit(again, "*", "-o", "audit.ndjson", ...more)).toMatchObject({ code: 1, stderr: "" });
      expect(written(again, "audit.ndjson")).toBe(whole);
    }
    writeFileSync(join(cwd, "audit.ndjson.partial"), whole);
    expect(audit(cwd, "audit.ndjson.partial", "-o", "audit.ndjson")).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^rolecall: ‘audit.ndjson.partial’ is where the results go until all are there/),
    });
  });

  test("is told where it cannot be read, and is no bug", () => {
    const cwd = inputs(2);
    mkdirSync(join(cwd, "audit.ndjson.partial"));
    const ran = audit(cwd, "orgs", "-o", "audit.ndjson", "--resume");
    expect(ran).toMatchObject({ code: 3, stderr: expect.stringContaining("into ‘audit.ndjson’: it is a folder.") });
  });

  test("is refused where its time is none, and is no bug", () => {
    const cwd = inputs(2);
    const [header = ""] = audit(cwd, "orgs").stdout.split("\n");
    writeFileSync(join(cwd, "audit.ndjson.partial"), `${header.replace(/"now":"[^"]*"/, '"now":"soon"')}\n`);
    const ran = rolecall(["audit", "orgs", "-o", "audit.ndjson", "--resume"], { cwd });
    expect(ran).toMatchObject({ code: 3, stderr: expect.stringContaining("another time (--now)") });
  });
});

test("two audits into one file do not mix: the later one has it, and the other says so", () => {
  const cwd = folder({});
  const path = join(cwd, "audit.ndjson");
  const first = new FileOutput(path);
  first.write("first\n".repeat(3));
  const second = new FileOutput(path);
  second.write("second\n");
  first.write("first\n".repeat(3));
  expect(() => first.finish()).toThrow(Overtaken);
  first.leave();
  expect(existsSync(path)).toBe(false);
  second.finish();
  expect(readFileSync(path, "utf8")).toBe("second\n");
  const third = new FileOutput(path);
  third.write("third\n");
  const fourth = new FileOutput(path);
  fourth.write("fourth\n");
  fourth.finish();
  expect(() => third.finish()).toThrow(Overtaken);
  third.leave();
  expect(readFileSync(path, "utf8")).toBe("fourth\n");
});
