import { execFileSync, spawn } from "node:child_process";
import { appendFileSync, copyFileSync, existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Ran, rolecall } from "../cli/run.ts";
import { auditIn, inputs, jsonAt, ndjson, register, WITH, written, yamlAt } from "./inputs.ts";
import { pause, sizeOf, start, until } from "./running.ts";

const PARTIAL = "audit.ndjson.partial";
const COUNT = 80;

const resume = (cwd: string, ...args: string[]): Ran =>
  rolecall(["audit", ...args, "--resume", "--output", "audit.ndjson"], { cwd });

const inputsHere = (): string => inputs(COUNT, { "deep.yaml": `${yamlAt(1)}---\n${yamlAt(2)}---\n${yamlAt(3)}` });

/** What audits come to that nobody disturbs, by their sources. */
const wholes = new Map<string, string>();

/** A folder in which an audit of `sources` has been written up to a byte, and the whole of it. */
function leftOf(sources: readonly string[], length: (whole: Buffer) => number): { cwd: string; whole: string } {
  const cwd = inputsHere();
  const key = sources.join(" ");
  const whole = wholes.get(key) ?? rolecall(["audit", "-q", ...sources, ...WITH], { cwd }).stdout;
  wholes.set(key, whole);
  writeFileSync(join(cwd, PARTIAL), Buffer.from(whole).subarray(0, length(Buffer.from(whole))));
  return { cwd, whole };
}

const lineStart = (whole: Buffer, line: number): number => {
  let at = 0;
  for (let left = line; left > 0; left -= 1) at = whole.indexOf(0x0a, at) + 1;
  return at;
};

/** Within the first letter of several bytes behind some lines. */
function withinLetter(whole: Buffer, line: number): number {
  const start = lineStart(whole, line);
  return start + whole.subarray(start).findIndex((byte) => byte >= 0xc0) + 1;
}

describe("an audit goes on behind what is there", () => {
  test.each([
    ["nothing", () => 0],
    ["half a header", () => 100],
    ["a header", (whole: Buffer) => lineStart(whole, 1)],
    ["whole results", (whole: Buffer) => lineStart(whole, 50)],
    ["a result without its line break", (whole: Buffer) => lineStart(whole, 50) - 1],
    ["a torn result", (whole: Buffer) => lineStart(whole, 50) + 77],
    ["a torn letter", (whole: Buffer) => withinLetter(whole, 50)],
    ["findings across all", (whole: Buffer) => lineStart(whole, COUNT + 2)],
    ["everything", (whole: Buffer) => whole.length],
  ])("%s", (_, length) => {
    const { cwd, whole } = leftOf(["orgs", "deep.yaml"], length);
    const ran = resume(cwd, "-q", "orgs", "deep.yaml", ...WITH);
    expect(ran).toMatchObject({ code: 1, stderr: "" });
    expect(written(cwd, "audit.ndjson")).toBe(whole);
    expect(existsSync(join(cwd, PARTIAL))).toBe(false);
  });

  test("in the middle of NDJSON, of standard input, and of a file with several documents", () => {
    for (const [sources, line] of [
      [["all.ndjson", "deep.yaml"], 70],
      [["-"], 20],
      [["orgs", "deep.yaml"], COUNT + 2],
    ] as const) {
      const cwd = inputsHere();
      const stdin = ndjson(30);
      const args = ["audit", "-q", ...sources, ...WITH];
      const whole = rolecall(args, { cwd, stdin }).stdout;
      writeFileSync(join(cwd, PARTIAL), Buffer.from(whole).subarray(0, lineStart(Buffer.from(whole), line) + 5));
      rolecall([...args, "--resume", "-o", "audit.ndjson"], { cwd, stdin });
      expect(written(cwd, "audit.ndjson")).toBe(whole);
    }
  });

  test("at the time of the earlier run, if no other is asked for; and says that it goes on", () => {
    const { cwd, whole } = leftOf(["orgs"], (all) => lineStart(all, 40));
    const ran = resume(cwd, "orgs", ...WITH.slice(0, -2));
    expect(ran.stderr).toMatch(/^rolecall: going on after 38 results of an earlier run\n/);
    expect(written(cwd, "audit.ndjson")).toBe(whole);
  });

  test("that is longer than what comes now: nothing of it stays behind", () => {
    const { cwd, whole } = leftOf(["orgs"], (all) => lineStart(all, 10));
    appendFileSync(join(cwd, PARTIAL), "x".repeat(5_000_000));
    resume(cwd, "-q", "orgs", ...WITH);
    expect(written(cwd, "audit.ndjson")).toBe(whole);
  });

  test("without --resume it begins anew", () => {
    const { cwd, whole } = leftOf(["orgs"], (all) => all.length - 10);
    rolecall(["audit", "-q", "orgs", ...WITH, "-o", "audit.ndjson"], { cwd });
    expect(written(cwd, "audit.ndjson")).toBe(whole);
  });
});

describe("what is there is refused where it was audited", () => {
  const other = (change: (cwd: string) => void, args: readonly string[], message: string): void => {
    const { cwd } = leftOf(["orgs"], (all) => lineStart(all, 40));
    const before = written(cwd, PARTIAL);
    change(cwd);
    const ran = resume(cwd, "-q", ...args);
    expect(ran).toMatchObject({ code: 3, stdout: "" });
    expect(ran.stderr).toBe(
      `rolecall: ${message}\nLeave --resume out to begin anew, or give the options of that run.\n`,
    );
    // And it is as it was.
    expect(written(cwd, PARTIAL)).toBe(before);
  };
  const nothing = (): void => {};
  const by = (what: string): string => `What is there was audited with ${what}.`;

  test.each([
    ["strictly", nothing, ["orgs", ...WITH, "--strict-match"], by("other options: --strict-match")],
    [
      "with another timeout, and strictly",
      nothing,
      ["orgs", ...WITH, "--timeout", "9", "--strict-match"],
      by("other options: --strict-match and --timeout"),
    ],
    ["at another time", nothing, ["orgs", ...WITH, "--now", "2026-11-23T00:00:00Z"], by("another time (--now)")],
    ["without a register", nothing, ["orgs", ...WITH.slice(2)], by("another register")],
    ["without a key file", nothing, ["orgs", ...WITH.slice(0, 2), ...WITH.slice(4)], by("another key file")],
    ["as a shard", nothing, ["orgs", ...WITH, "--shard", "1/2"], by("another shard")],
    [
      "with a register that was changed",
      (cwd: string) => writeFileSync(join(cwd, "register.ndjson"), register(COUNT - 1)),
      ["orgs", ...WITH],
      by("another register"),
    ],
    [
      "with a key that was changed",
      (cwd: string) => writeFileSync(join(cwd, "key"), "fedcba9876543210".repeat(4)),
      ["orgs", ...WITH],
      by("another key file"),
    ],
    [
      "with a file more",
      (cwd: string) => writeFileSync(join(cwd, "orgs/0010a.roles.yaml"), yamlAt(7)),
      ["orgs", ...WITH],
      "What is audited has changed: where ‘orgs/0011.roles.yaml’ was, there is ‘orgs/0010a.roles.yaml’ now.",
    ],
    [
      "with a file less",
      (cwd: string) => rmSync(join(cwd, "orgs/0000.roles.yaml")),
      ["orgs", ...WITH],
      "What is audited has changed: where ‘orgs/0000.roles.yaml’ was, there is ‘orgs/0001.roles.yaml’ now.",
    ],
    [
      "in another source",
      (cwd: string) => copyFileSync(join(cwd, "all.ndjson"), join(cwd, "b.ndjson")),
      ["b.ndjson", ...WITH],
      "What is audited has changed: where ‘orgs/0000.roles.yaml’ was, there is nothing now.",
    ],
  ])("%s", (_, change, args, message) => other(change, args, message));

  test.each([
    ["less before it", (all: readonly string[]) => all.toSpliced(5, 1), "there is another organisation"],
    ["more before it", (all: readonly string[]) => [jsonAt(90), ...all], "there is another organisation"],
    ["a blank line more before it", (all: readonly string[]) => ["", ...all], "there is ‘all.ndjson:40’"],
    ["nothing where it was", (all: readonly string[]) => all.slice(0, 20), "there is nothing"],
  ])("with %s in a stream, which shows in the last that was done", (_, change, now) => {
    const { cwd } = leftOf(["all.ndjson"], (all) => lineStart(all, 40));
    const lines = written(cwd, "all.ndjson").trimEnd().split("\n");
    writeFileSync(join(cwd, "all.ndjson"), `${change(lines).join("\n")}\n`);
    const ran = resume(cwd, "-q", "all.ndjson", ...WITH, "--format", "csv=audit.csv", "--format", "ndjson");
    expect(ran).toMatchObject({ code: 3, stdout: "" });
    expect(ran.stderr).toBe(
      `rolecall: What is audited has changed: where ‘all.ndjson:39’ was, ${now} now.\nLeave --resume out to begin anew, or give the options of that run.\n`,
    );
    expect(auditIn(written(cwd, PARTIAL)).results).toHaveLength(38);
    expect(existsSync(join(cwd, "audit.ndjson")) || existsSync(join(cwd, "audit.csv"))).toBe(false);
  });

  test("and a file that is none of ours is begun anew", () => {
    const { cwd, whole } = leftOf(["orgs"], () => 0);
    writeFileSync(join(cwd, PARTIAL), "Dear PDP,\n");
    resume(cwd, "-q", "orgs", ...WITH);
    expect(written(cwd, "audit.ndjson")).toBe(whole);
  });
});

describe("Ctrl-C", () => {
  test.each(["SIGINT", "SIGTERM"] as const)(
    "%s ends what is in flight, says how to go on, and it goes on",
    async (signal) => {
      const { cwd, whole } = leftOf(["all.ndjson"], () => 0);
      const args = ["-", "--output", "audit.ndjson", ...WITH];
      const running = start(args, cwd);
      running.process.stdin?.write(ndjson(70));
      // It waits for more, and has written all that it was given.
      await until(() => sizeOf(join(cwd, PARTIAL)) > 0.6 * whole.length, "results are written");
      running.process.kill(signal);
      const ended = await running.ended;
      expect(ended).toMatchObject({ code: 3, signal: null });
      expect(ended.stderr).toBe(
        "rolecall: Stopped before the end, after 70 declarations.\n" +
          "What is done is in ‘audit.ndjson.partial’. The same command with --resume goes on from there.\n",
      );
      expect(auditIn(written(cwd, PARTIAL)).results).toHaveLength(70);
      expect(existsSync(join(cwd, "audit.ndjson"))).toBe(false);
      rolecall(["audit", "-q", ...args, "--resume"], { cwd, stdin: ndjson(COUNT) });
      expect(written(cwd, "audit.ndjson")).toBe(whole.replaceAll("all.ndjson", "<stdin>"));
    },
  );

  test("a named pipe that nobody opens is left as well, and what is done before it stays", async () => {
    const cwd = inputsHere();
    execFileSync("mkfifo", [join(cwd, "pipe")]);
    const running = start(["deep.yaml", "pipe", "--output", "audit.ndjson"], cwd);
    await until(() => sizeOf(join(cwd, PARTIAL)) > 1000, "a result is written");
    running.process.kill("SIGINT");
    const ended = await running.ended;
    expect(ended).toMatchObject({ code: 3, signal: null });
    expect(ended.stderr).toMatch(/^rolecall: Stopped before the end, after 3 declarations\.\n/);
  });

  test.runIf(process.platform === "linux")("a named pipe may be opened late, in pieces, and be empty", async () => {
    const cwd = inputsHere();
    execFileSync("mkfifo", [join(cwd, "pipe"), join(cwd, "empty")]);
    const running = start(["pipe", "empty", "-q", "--output", "audit.ndjson"], cwd);
    await pause(1000);
    execFileSync(
      "sh",
      ["-c", 'exec 3>pipe; printf "%s\\n%s" "$LINE" "$LINE" >&3; sleep 0.3; echo >&3; exec 3>&-; : > empty'],
      {
        cwd,
        env: { ...process.env, LINE: jsonAt(0) },
      },
    );
    expect((await running.ended).code).toBe(3);
    const { results } = auditIn(written(cwd, "audit.ndjson"));
    expect(results.map(({ file, line, verdict }) => [file, line, verdict])).toEqual([
      ["pipe", 1, "non_compliant"],
      ["pipe", 2, "non_compliant"],
      ["empty", 1, "not_judged"],
    ]);
  });

  test("a named pipe in which nothing comes is left, too", async () => {
    const cwd = inputsHere();
    execFileSync("mkfifo", [join(cwd, "pipe")]);
    const writer = spawn("sh", ["-c", 'exec 3>pipe; echo "$LINE" >&3; sleep 50'], {
      cwd,
      env: { ...process.env, LINE: jsonAt(0) },
    });
    const running = start(["pipe", "--output", "audit.ndjson"], cwd);
    await until(() => sizeOf(join(cwd, PARTIAL)) > 1000, "a result is written");
    running.process.kill("SIGINT");
    expect((await running.ended).code).toBe(3);
    writer.kill("SIGKILL");
  });
});
