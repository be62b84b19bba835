import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { organisationAt } from "../../bench/organisations.ts";
import { UNITS_A_BATCH } from "../../src/audit/batch.ts";
import { ERROR } from "./declarations.ts";
import { COMMAND, folder, type Ran, shell } from "./run.ts";

const nameFor = (purpose: string): string =>
  `compiled-${purpose}-${process.version}-${process.platform}-${process.arch}.bin`;
const NAME = nameFor("check");

interface Installed {
  readonly kept: string;
  readonly check: (env?: Readonly<Record<string, string>>) => Ran;
  /** Of three batches, on one thread. */
  readonly audit: () => Ran;
}

/** The command in a place of its own, and how to check and to audit with it there. */
function installed(): Installed {
  const cwd = folder({ "a.roles.yaml": ERROR, "package.json": readFileSync("package.json") });
  cpSync(dirname(COMMAND), join(cwd, "dist/cli"), { recursive: true, filter: (path) => !path.endsWith(".bin") });
  for (const part of ["generated", "schemas"]) symlinkSync(join(process.cwd(), part), join(cwd, part));
  const line = `"$NODE" dist/cli/rolecall.cjs check --now 2026-11-22T09:00:00Z a.roles.yaml`;
  const declarations = Array.from({ length: 3 * UNITS_A_BATCH }, (_, place) => organisationAt(place).declaration);
  writeFileSync(join(cwd, "all.ndjson"), declarations.map((one) => JSON.stringify(one)).join("\n"));
  const audit = `"$NODE" dist/cli/rolecall.cjs audit all.ndjson --jobs 1 --quiet --now 2026-11-22T09:00:00Z`;
  return {
    kept: join(cwd, "dist/cli", NAME),
    check: (env = {}) => shell(line, { cwd, env }),
    audit: () => shell(audit, { cwd }),
  };
}

const flipped = (before: Buffer, at: number, count: number): Buffer => {
  const after = Buffer.from(before);
  for (let index = at; index < at + count; index += 1) after[index] = (after[index] as number) ^ 0xff;
  return after;
};

/** What is kept in a folder of what V8 compiled. */
const binaries = (file: string): readonly string[] =>
  readdirSync(dirname(file)).filter((name) => name.includes(".bin"));

describe("what V8 compiled", () => {
  test("is kept beside the command after the first check, and changes nothing of what is said", () => {
    const { kept, check } = installed();
    const first = check();
    const { mtimeMs } = statSync(kept);
    expect(check()).toEqual(first);
    expect(first).toMatchObject({ code: 1, stderr: "" });
    // It was good for the second check too.
    expect(statSync(kept).mtimeMs).toBe(mtimeMs);
    expect(binaries(kept)).toEqual([NAME]);
  });

  test("is kept of an audit and its worker as well, and made again where it is damaged", () => {
    const { kept, audit } = installed();
    const names = ["audit", "worker"].map(nameFor);
    const first = audit();
    expect(first).toMatchObject({ code: 1, stderr: "" });
    expect(binaries(kept)).toEqual(names);
    const before = names.map((name) => statSync(join(dirname(kept), name)).mtimeMs);
    expect(audit()).toEqual(first);
    expect(names.map((name) => statSync(join(dirname(kept), name)).mtimeMs)).toEqual(before);
    for (const name of names) {
      const file = join(dirname(kept), name);
      const whole = readFileSync(file);
      writeFileSync(file, flipped(whole, 100_000, 1));
      expect(audit()).toEqual(first);
      const after = readFileSync(file);
      expect(after.subarray(64, (64 + after.length) / 2).equals(after.subarray((64 + after.length) / 2))).toBe(true);
      expect(after.toString("latin1")).not.toContain(organisationAt(0).declaration.users[0]?.email);
    }
  });

  test("holds nothing of what was checked", () => {
    const { kept, check } = installed();
    check();
    // The reference of that organisation stands in an example of the help.
    expect(readFileSync(kept, "latin1")).not.toMatch(/Whitaker|Fennel Lane|joan\.|202 555 011/i);
    expect(readFileSync(kept, "utf16le")).not.toMatch(/Whitaker|Fennel Lane|joan\./i);
  });

  test.each<[string, (before: Buffer) => Buffer]>([
    ["another build", (before) => flipped(before, 0, 1)],
    ["half a file", (before) => before.subarray(0, before.length / 2)],
    ["only a digest", (before) => before.subarray(0, 64)],
    ["an empty file", () => Buffer.alloc(0)],
    ["anything", () => Buffer.alloc(100_000, "x")],
    ["another version's", (before) => Buffer.concat([before.subarray(0, 64), Buffer.alloc(before.length - 64, 1)])],
    ["a byte of it", (before) => flipped(before, 100_000, 1)],
    ["a block of it", (before) => flipped(before, 200_000, 2000)],
    ["the end of it", (before) => flipped(before, before.length - 1, 1)],
  ])("is made again where it is damaged: %s", (_, spoil) => {
    const { kept, check } = installed();
    const first = check();
    const before = readFileSync(kept);
    writeFileSync(kept, spoil(before));
    expect(check()).toEqual(first);
    const after = readFileSync(kept);
    const middle = (64 + after.length) / 2;
    expect(after.subarray(0, 64).equals(before.subarray(0, 64))).toBe(true);
    expect(after.subarray(64, middle).equals(after.subarray(middle))).toBe(true);
  });

  test("is not read from what is no file, and leaves nothing behind where it cannot be kept", () => {
    const { kept, check } = installed();
    mkdirSync(kept);
    expect(check()).toMatchObject({ code: 1, stderr: "" });
    expect(binaries(kept)).toEqual([NAME]);
    expect(readdirSync(kept)).toEqual([]);
    const other = installed();
    shell(`mkfifo '${other.kept}'`);
    expect(other.check()).toMatchObject({ code: 1, stderr: "" });
    expect(binaries(other.kept)).toEqual([NAME]);
  });

  test("is not kept where Node's own compile cache is unwanted", () => {
    const { kept, check } = installed();
    expect(check({ NODE_DISABLE_COMPILE_CACHE: "1" })).toMatchObject({ code: 1, stderr: "" });
    expect(existsSync(kept)).toBe(false);
  });
});
