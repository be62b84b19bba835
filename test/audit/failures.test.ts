import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import type { Result } from "../../src/audit/result.ts";
import { folder, rolecall, shell } from "../cli/run.ts";
import { auditIn, inputs, jsonAt, NOW, ndjson, WITH, written } from "./inputs.ts";
import { sizeOf, start, until } from "./running.ts";

const PARTIAL = "audit.ndjson.partial";

/** The results without those of files that match. */
const without = (results: readonly Result[], gone: RegExp): readonly Result[] =>
  results.filter(({ file }) => !gone.test(file));

const complaints = (results: readonly Result[]): readonly unknown[] =>
  results
    .filter(({ verdict }) => verdict === "not_judged")
    .map(({ file, findings }) => [file, findings.map(({ message }) => message)]);

describe("where the results cannot be written", () => {
  test("because there is no more room, that is told, and the audit goes on once there is", () => {
    const cwd = inputs(60);
    const args = `audit --quiet orgs ${WITH.join(" ")}`;
    const { stdout: whole } = rolecall(args.split(" "), { cwd });
    // In KiB, and about a third of what there is to write.
    const ran = shell(`ulimit -f ${Math.ceil(whole.length / 3072)}; rolecall ${args} --output audit.ndjson`, { cwd });
    expect(ran).toMatchObject({ code: 3, stdout: "" });
    expect(ran.stderr).toBe(
      "rolecall: The results cannot be written into ‘audit.ndjson’: it would be larger than a file may be here.\n" +
        "Once that is put right, the same command with --resume goes on where it stopped.\n",
    );
    expect(existsSync(join(cwd, "audit.ndjson"))).toBe(false);
    expect(sizeOf(join(cwd, PARTIAL))).toBeGreaterThan(whole.length / 4);
    rolecall([...args.split(" "), "--resume", "--output", "audit.ndjson"], { cwd });
    expect(written(cwd, "audit.ndjson")).toBe(whole);
  });

  test.runIf(existsSync("/dev/full"))("to standard output", () => {
    const ran = shell("rolecall audit all.ndjson > /dev/full", { cwd: inputs(30) });
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain("rolecall: the report cannot be written: there is no room left on the disk\n");
    expect(ran.stderr).not.toContain("audited");
  });

  test.each([
    ["a folder that is a file", "key/audit.ndjson", "what should be its folder is a file"],
    ["a folder below one", "key/a/audit.ndjson", "what should be its folder is a file"],
    ["a folder in which nothing can be made, by nobody", "/proc/audit.ndjson", "it is not there"],
    ["a folder that nobody can make", "/proc/a/b/audit.ndjson", "it is not there"],
    ["what is a folder", "orgs", "it is a folder"],
    ["a file beside which there is a folder in the way", "in-the-way", "it is a folder"],
  ])("into %s", (_, output, cause) => {
    const cwd = inputs(2, { "in-the-way.partial/x": "" });
    const before = readdirSync(cwd);
    const ran = rolecall(["audit", "orgs", "--output", output, "--format", "csv=out.csv"], { cwd });
    expect(ran).toMatchObject({ code: 3, stdout: "" });
    // And nothing of a view that was begun is left.
    expect(readdirSync(cwd)).toEqual(before);
    expect(ran.stderr).toContain(`rolecall: The results cannot be written into ‘${output}’: ${cause}.\n`);
  });

  test("because their reader has seen enough, it stops, and that is no pass", () => {
    const cwd = folder({ "all.ndjson": ndjson(100).repeat(20) });
    for (const format of ["", "--format csv"]) {
      const ran = shell(`set -o pipefail; rolecall audit --exit-zero all.ndjson ${format} | head -1`, { cwd });
      expect(ran.code).toBe(3);
      const [, count] =
        /^rolecall: Stopped before the end, after ([\d,]+) declarations: nobody reads the results any more\.\n$/.exec(
          ran.stderr,
        ) ?? [];
      expect(Number(count?.replace(",", ""))).toBeLessThan(2000);
      expect(ran.stdout.split("\n")).toHaveLength(2);
    }
  });

  test("because the reader of a pipe has gone", () => {
    const cwd = folder({ "all.ndjson": ndjson(100).repeat(4) });
    const ran = shell("mkfifo pipe; head -c 9 pipe > read & rolecall audit -q all.ndjson --output pipe", { cwd });
    expect(ran).toMatchObject({
      code: 3,
      stderr: "rolecall: The results cannot be written into ‘pipe’: who read it has gone.\n",
    });
  });

  test("but what goes into a file is written to its end, whoever else has seen enough", () => {
    const cwd = folder({ "all.ndjson": ndjson(100).repeat(4) });
    const args = "-q all.ndjson --format ndjson --format csv=findings.csv";
    const ran = shell(`set -o pipefail; rolecall audit ${args} | head -1`, { cwd });
    expect(ran).toMatchObject({ code: 1, stderr: "" });
    expect(written(cwd, "findings.csv")).toContain("across/duplicate-declaration");
  });
});

describe("a source", () => {
  test("that vanishes meanwhile is told, and the others are judged", async () => {
    const cwd = inputs(20);
    cpSync(join(cwd, "orgs"), join(cwd, "late"), { recursive: true });
    execFileSync("mkfifo", [join(cwd, "pipe")]);
    const args = ["orgs", "pipe", "late", "all.ndjson", "--now", NOW, "--quiet", "--output", "audit.ndjson"];
    const running = start(args, cwd);
    // The audit has come as far as the pipe, and waits for what comes through it.
    const writer = spawn("sh", ["-c", 'exec 3>pipe; printf "%s\\n{" "$LINE" >&3; read -r _'], {
      cwd,
      env: { ...process.env, LINE: jsonAt(3) },
    });
    await until(() => sizeOf(join(cwd, PARTIAL)) > 20_000, "results are written");
    for (const name of ["late/0003.roles.yaml", "late/0004.roles.yaml"]) rmSync(join(cwd, name));
    // And whoever writes into the pipe dies within a declaration.
    writer.kill("SIGKILL");
    expect(await running.ended).toMatchObject({ code: 3, stderr: "" });
    const { results } = auditIn(written(cwd, "audit.ndjson"));
    expect(complaints(results)).toEqual([
      ["pipe", [expect.stringMatching(/^This is not valid JSON: /)]],
      ["late/0003.roles.yaml", ["This file cannot be read: it is not there"]],
      ["late/0004.roles.yaml", ["This file cannot be read: it is not there"]],
    ]);
    const whole = rolecall(["audit", "orgs", "all.ndjson", "--now", NOW, "-q"], { cwd }).stdout;
    const judged = (of: readonly Result[]): unknown => of.map(({ ordinal: _, ...result }) => result);
    expect(judged(without(results, /pipe|late/))).toEqual(judged(auditIn(whole).results));
    expect(results).toHaveLength(62);
  });

  test("that cannot be read is told, and the others are judged", () => {
    const cwd = inputs(5);
    symlinkSync("b.roles.yaml", join(cwd, "orgs/b.roles.yaml"));
    symlinkSync("nowhere", join(cwd, "orgs/c.roles.yaml"));
    symlinkSync("loop.ndjson", join(cwd, "loop.ndjson"));
    const ran = rolecall(["audit", "orgs", "loop.ndjson", "all.ndjson"], { cwd });
    expect(ran.code).toBe(3);
    const { results } = auditIn(ran.stdout);
    expect(complaints(results)).toEqual([
      ["orgs/b.roles.yaml", ["This file cannot be read: its symbolic links go round in a circle"]],
      ["orgs/c.roles.yaml", ["This file cannot be read: it is not there"]],
      ["loop.ndjson", ["This file cannot be read: its symbolic links go round in a circle"]],
    ]);
    expect(results).toHaveLength(13);
    expect(ran.stderr).toContain(
      "\nCould not be judged\n  orgs/b.roles.yaml:1: This file cannot be read: its symbolic links go round in a circle\n",
    );
  });

  test("that is a pipe in a folder is told, and nobody waits for who may write into it", () => {
    const cwd = inputs(3);
    execFileSync("mkfifo", [join(cwd, "orgs/0001a.roles.yaml")]);
    symlinkSync("/dev/zero", join(cwd, "orgs/0001b.roles.yaml"));
    const ran = rolecall(["audit", "orgs", "-q"], { cwd });
    expect(ran.code).toBe(3);
    const { results } = auditIn(ran.stdout);
    expect(complaints(results)).toEqual([
      ["orgs/0001a.roles.yaml", ["This file cannot be read: it is no file"]],
      ["orgs/0001b.roles.yaml", ["This file cannot be read: it is no file"]],
    ]);
    expect(results).toHaveLength(5);
  });

  test("that is no text, or too large, is told, and the others are judged", () => {
    const lines = [jsonAt(0), `{"organisation": "${"x".repeat(5000)}"}`, jsonAt(1)].map((line) =>
      Buffer.from(`${line}\n`),
    );
    const cwd = folder({
      "a.ndjson": Buffer.concat([...lines, Buffer.from([0x7b, 0xff, 0xfe, 0x0a]), Buffer.from(jsonAt(2))]),
      "b.roles.yaml": "x".repeat(5000),
    });
    const ran = rolecall(["audit", ".", "a.ndjson", "-q", "--max-bytes", "4000"], { cwd });
    expect(ran.code).toBe(3);
    const { results } = auditIn(ran.stdout);
    expect(results.map(({ file, line, verdict }) => [file, line, verdict === "not_judged"])).toEqual([
      ["b.roles.yaml", 1, true],
      ["a.ndjson", 1, false],
      ["a.ndjson", 2, true],
      ["a.ndjson", 3, false],
      ["a.ndjson", 4, true],
      ["a.ndjson", 5, false],
    ]);
    expect(
      results.flatMap(({ verdict, findings }) => (verdict === "not_judged" ? findings : [])).map(({ rule }) => rule),
    ).toEqual(["syntax/too-large", "syntax/too-large", "syntax/encoding"]);
  });
});

test("workers that cannot start are told, and nothing waits for them", () => {
  const cwd = folder({ "all.ndjson": ndjson(5), "copy/dist/README": "" });
  const copy = join(cwd, "copy");
  shell('cp -r "$(dirname "$COMMAND")" "$COPY/dist/" && cp -r generated package.json "$COPY/"', {
    cwd: resolve("."),
    env: { COPY: copy },
  });
  const run = (): unknown =>
    shell('set -o pipefail; "$NODE" copy/dist/cli/rolecall.cjs audit -q all.ndjson --jobs 4 | wc -l', { cwd });
  expect(run()).toEqual({ code: 1, stdout: "7\n", stderr: "" });
  rmSync(join(copy, "dist/cli/auditor.cjs"));
  expect(run()).toMatchObject({
    code: 3,
    // The header, and no summary.
    stdout: "1\n",
    stderr: expect.stringMatching(/^rolecall: A worker thread cannot start: Cannot find module .*\n/),
  });
});
