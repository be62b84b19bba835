import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ERROR } from "./declarations.ts";
import { folder, type Ran, rolecall } from "./run.ts";

const NAME = `check-${process.version}-${process.platform}-${process.arch}.bin`;

/** A folder to check in, and how to check there with what V8 compiled kept in a folder of its own. */
function place(): { readonly kept: string; readonly check: (env?: Readonly<Record<string, string>>) => Ran } {
  const cwd = folder({ "a.roles.yaml": ERROR });
  const env = { XDG_CACHE_HOME: join(cwd, "cache") };
  const args = ["check", "--now", "2026-11-22T09:00:00Z", "a.roles.yaml"];
  return {
    kept: join(cwd, "cache/rolecall", NAME),
    check: (more = {}) => rolecall(args, { cwd, env: { ...env, ...more } }),
  };
}

describe("what V8 compiled", () => {
  test("is kept after the first check, for its owner only, and changes nothing of what is said", () => {
    const { kept, check } = place();
    const first = check();
    const { mtimeMs, mode } = statSync(kept);
    expect(mode & 0o077).toBe(0);
    expect(check()).toEqual(first);
    expect(first).toMatchObject({ code: 1, stderr: "" });
    // It was good for the second check too.
    expect(statSync(kept).mtimeMs).toBe(mtimeMs);
    expect(readdirSync(join(kept, ".."))).toEqual([NAME]);
  });

  test("holds nothing of what was checked", () => {
    const { kept, check } = place();
    check();
    expect(readFileSync(kept, "latin1")).not.toMatch(/Whitaker|fennel-lane|joan\.|202 555 011/i);
    expect(readFileSync(kept, "utf16le")).not.toMatch(/Whitaker|fennel-lane|joan\./i);
  });

  test.each<[string, (before: Buffer) => Buffer]>([
    ["another build", (before) => Buffer.concat([Buffer.from("0"), before.subarray(1)])],
    ["half a file", (before) => before.subarray(0, before.length / 2)],
    ["only a digest", (before) => before.subarray(0, 64)],
    ["an empty file", () => Buffer.alloc(0)],
    ["anything", () => Buffer.alloc(100_000, "x")],
    ["another version's", (before) => Buffer.concat([before.subarray(0, 64), Buffer.alloc(before.length - 64, 1)])],
  ])("is made again in the place of what is of no use: %s", (_, spoil) => {
    const { kept, check } = place();
    const first = check();
    const before = readFileSync(kept);
    writeFileSync(kept, spoil(before));
    expect(check()).toEqual(first);
    expect(readFileSync(kept).subarray(0, 64)).toEqual(before.subarray(0, 64));
    expect(readFileSync(kept).length).toBeGreaterThan(before.length / 2);
  });

  test("is not kept where Node's own compile cache is unwanted, nor where there is no place", () => {
    for (const env of [
      { NODE_DISABLE_COMPILE_CACHE: "1" },
      { XDG_CACHE_HOME: "relative" },
      { XDG_CACHE_HOME: "/dev/null" },
      { XDG_CACHE_HOME: "", HOME: "" },
    ]) {
      const { kept, check } = place();
      expect(check(env)).toMatchObject({ code: 1, stderr: "" });
      expect(existsSync(kept)).toBe(false);
    }
  });
});
