import { createHash } from "node:crypto";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { organisationAt } from "../../bench/organisations.ts";
import { type Ran, rolecall } from "../cli/run.ts";
import { inputs, NOW, WITH, written } from "./inputs.ts";
import { start } from "./running.ts";

const COUNT = 60;

/** What audits without a cache have written, by all that they were given. */
const known = new Map<string, Ran>();

/** An audit without a cache. What is the same to the last byte is audited once: how a cache is damaged is no part of it. */
function uncached(cwd: string, args: readonly string[]): Ran {
  const digest = createHash("sha256").update(JSON.stringify(args));
  for (const name of (readdirSync(cwd, { recursive: true }) as string[]).sort()) {
    if (/^cache\b/.test(name) || !statSync(join(cwd, name)).isFile()) continue;
    digest.update(JSON.stringify(name)).update(readFileSync(join(cwd, name)));
  }
  const key = digest.digest("hex");
  const ran = known.get(key) ?? rolecall(["audit", "--quiet", ...args], { cwd });
  known.set(key, ran);
  return ran;
}

/** What an audit writes, with the cache and without: it has to be the same, whatever is in the cache. */
function both(cwd: string, ...args: string[]): Ran {
  const plain = uncached(cwd, args);
  const cached = rolecall(["audit", "--quiet", ...args, "--cache", "cache"], { cwd });
  expect(cached).toEqual(plain);
  return cached;
}

const packs = (cwd: string): readonly string[] =>
  readdirSync(join(cwd, "cache"))
    .filter((name) => name.endsWith(".pack"))
    .map((name) => join(cwd, "cache", name));

/** How many packs there are once an audit has run again: one more where anything was judged. */
const growth = (cwd: string, work: () => void): number => {
  const before = packs(cwd).length;
  work();
  return packs(cwd).length - before;
};

describe("an audit from a cache is one without", () => {
  test.each(["orgs", "all.ndjson", "all.yaml"])("%s: filled, read, and from one kind of input in another", (source) => {
    const cwd = inputs(COUNT);
    both(cwd, source, ...WITH);
    expect(growth(cwd, () => both(cwd, source, ...WITH))).toBe(0);
    for (const other of ["orgs", "all.ndjson", "all.yaml"]) both(cwd, other, ...WITH);
  });

  test("when lines move, files are renamed and others come before", () => {
    const cwd = inputs(COUNT);
    both(cwd, "all.ndjson", ...WITH);
    const [first, ...rest] = written(cwd, "all.ndjson").split("\n");
    writeFileSync(join(cwd, "all.ndjson"), ["", ...rest.slice(0, -1), first, ""].join("\n"));
    expect(growth(cwd, () => both(cwd, "all.ndjson", ...WITH))).toBe(0);
    renameSync(join(cwd, "all.ndjson"), join(cwd, "others.ndjson"));
    expect(growth(cwd, () => both(cwd, "others.ndjson", ...WITH))).toBe(0);
  });

  test("when a declaration changes, or its entry in the register, or another's", () => {
    const cwd = inputs(COUNT);
    both(cwd, "all.ndjson", ...WITH);
    const lines = written(cwd, "all.ndjson").split("\n");
    writeFileSync(join(cwd, "all.ndjson"), lines.with(3, (lines[3] ?? "").replace("@", ".x@")).join("\n"));
    expect(growth(cwd, () => both(cwd, "all.ndjson", ...WITH))).toBe(1);
    const register = written(cwd, "register.ndjson").split("\n");
    writeFileSync(join(cwd, "register.ndjson"), register.with(5, (register[5] ?? "").replace("+", "+9")).join("\n"));
    both(cwd, "all.ndjson", ...WITH);
    writeFileSync(join(cwd, "register.ndjson"), register.slice(1).join("\n"));
    both(cwd, "all.ndjson", ...WITH);
    both(cwd, "all.ndjson", "--now", NOW);
  });

  test("at another time, and by other options", () => {
    const cwd = inputs(COUNT);
    const rest = WITH.filter((word) => word !== "--now" && word !== NOW);
    both(cwd, "all.ndjson", ...WITH);
    both(cwd, "all.ndjson", "--now", "2026-11-20T10:00:00Z", ...rest);
    both(cwd, "all.ndjson", "--now", "2030-01-01T00:00:00Z", ...rest);
    both(cwd, "all.ndjson", ...WITH, "--strict-match");
    both(cwd, "all.ndjson", ...WITH, "--max-bytes", "1200");
  });
});

test("names, emails and phones are not kept: --show-personal is refused, and nothing is made", () => {
  const cwd = inputs(1);
  const ran = rolecall(["audit", "all.ndjson", "--cache", "kept", "--show-personal"], { cwd });
  expect(ran).toMatchObject({ code: 2, stdout: "" });
  expect(ran.stderr).toContain("--cache keeps results, and with --show-personal they would keep names");
  expect(ran.stderr).toContain("Leave one of the two out.");
  expect(existsSync(join(cwd, "kept"))).toBe(false);
});

describe("what is wrong with a cache costs time, and nothing else", () => {
  test.each([
    ["cut short", (path: string) => writeFileSync(path, readFileSync(path).subarray(0, 1000))],
    ["longer", (path: string) => appendFileSync(path, "more")],
    ["empty", (path: string) => writeFileSync(path, "")],
    ["overwritten in the middle", (path: string) => writeFileSync(path, readFileSync(path).fill(0x7b, 2000, 4000))],
    [
      "overwritten at the end",
      (path: string) => writeFileSync(path, readFileSync(path).fill(0x30, readFileSync(path).length - 400)),
    ],
    [
      "a folder",
      (path: string) => {
        rmSync(path);
        mkdirSync(path);
      },
    ],
  ])("a pack that is %s", (_, damage) => {
    const cwd = inputs(COUNT);
    both(cwd, "all.ndjson", ...WITH);
    damage(packs(cwd)[0] as string);
    both(cwd, "all.ndjson", ...WITH);
  });

  test("one flipped bit in any place is never believed", () => {
    const cwd = inputs(8);
    both(cwd, "all.ndjson", ...WITH);
    const [path = ""] = packs(cwd);
    const whole = readFileSync(path);
    const plain = rolecall(["audit", "-q", "all.ndjson", ...WITH], { cwd });
    for (let place = 7; place < whole.length; place += Math.ceil(whole.length / 8)) {
      for (const other of packs(cwd)) rmSync(other);
      const damaged = Buffer.from(whole);
      damaged[place] = (damaged[place] as number) ^ 1;
      writeFileSync(path, damaged);
      expect(rolecall(["audit", "-q", "all.ndjson", ...WITH, "--cache", "cache"], { cwd }), String(place)).toEqual(
        plain,
      );
    }
  });

  test("a folder that cannot be made is told, and the audit is whole", () => {
    const cwd = inputs(8);
    const plain = rolecall(["audit", "-q", "all.ndjson", ...WITH], { cwd });
    for (const folder of ["key/cache", "/proc/a/cache"]) {
      const { code, stdout, stderr } = rolecall(["audit", "-q", "all.ndjson", ...WITH, "--cache", folder], { cwd });
      expect({ code, stdout }).toEqual({ code: plain.code, stdout: plain.stdout });
      expect(stderr).toContain("nothing is kept in the cache");
    }
  });

  test("a folder without a name is wrong use, and not the folder that the command runs in", () => {
    const cwd = inputs(2);
    const before = readdirSync(cwd);
    expect(rolecall(["audit", "orgs", "--cache", ""], { cwd })).toMatchObject({ code: 2, stdout: "" });
    expect(readdirSync(cwd)).toEqual(before);
  });
});

test("several audits fill and read one cache at a time", async () => {
  const cwd = inputs(COUNT);
  const names = ["a", "b", "c", "d"];
  const runs = names.map((name) => start(["all.ndjson", ...WITH, "-q", "--cache", "cache", "-o", name], cwd));
  for (const { ended } of runs) expect((await ended).code).toBe(1);
  const plain = rolecall(["audit", "-q", "all.ndjson", ...WITH], { cwd }).stdout;
  for (const name of names) expect(written(cwd, name)).toBe(plain);
  both(cwd, "all.ndjson", ...WITH);
});

const people = Array.from({ length: 8 }, (_, place) => organisationAt(place).declaration.users).flat();

test("what a killed audit left is taken away in a day, and nothing in the cache is for other people's eyes", () => {
  const cwd = inputs(8);
  mkdirSync(join(cwd, "cache"));
  for (const name of ["old.tmp", "new.tmp"]) writeFileSync(join(cwd, "cache", name), "");
  const day = Date.now() / 1000 - 25 * 3600;
  utimesSync(join(cwd, "cache", "old.tmp"), day, day);
  rmSync(join(cwd, "cache", "new.tmp"));
  both(cwd, "all.ndjson", ...WITH);
  expect(readdirSync(join(cwd, "cache")).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  rmSync(join(cwd, "cache"), { recursive: true });
  both(cwd, "all.ndjson", ...WITH);
  expect(statSync(join(cwd, "cache")).mode & 0o077).toBe(0);
  for (const path of packs(cwd))
    for (const { name, email } of people)
      expect(readFileSync(path, "utf8")).not.toMatch(new RegExp(`${name}|${email}`));
});
