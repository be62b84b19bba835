import { existsSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Scratch } from "../../../src/audit/across/scratch.ts";
import { Sorter } from "../../../src/audit/across/sorter.ts";

/** Records as they come: of any length, with much in common, some of them equal. */
const records = fc.array(
  fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.uint8Array({ minLength: 0, maxLength: 6, max: 1 }),
    fc.integer({ min: 0, max: 5000 }).map((place) => Buffer.from(`org-${String(place).padStart(7, "0")}`)),
    fc.constant(Buffer.from("the same again")),
  ),
  { maxLength: 400 },
);

function sorted(
  all: readonly Uint8Array[],
  limit: number,
): { readonly hex: readonly string[]; readonly files: number } {
  const scratch = new Scratch();
  try {
    const sorter = new Sorter(scratch, limit);
    for (const record of all) sorter.add(record.subarray(0, 3), record.subarray(3));
    const hex = Array.from(sorter.sorted(), (record) => record.toString("hex"));
    expect(Array.from(sorter.sorted(), (record) => record.toString("hex"))).toEqual(hex);
    return { hex, files: scratch.made };
  } finally {
    scratch.close();
  }
}

test("records come in the order of their bytes, however little memory there is", () => {
  const isOnDisk = new Set<boolean>();
  fc.assert(
    fc.property(records, fc.constantFrom(0, 1, 50, 300, 2000, 1e9), (all, limit) => {
      const expected = [...all].sort(Buffer.compare).map((record) => Buffer.from(record).toString("hex"));
      const { hex, files } = sorted(all, limit);
      expect(hex).toEqual(expected);
      isOnDisk.add(files > 0);
    }),
    { numRuns: 300 },
  );
  expect(isOnDisk.size).toBe(2);
});

test("parts that come in order, as declarations and a register do, few of them or many", () => {
  fc.assert(
    fc.property(fc.array(records, { maxLength: 7 }), fc.constantFrom(2000, 1e9), (parts, limit) => {
      const all = parts.flatMap((part) => [...part].sort(Buffer.compare));
      const expected = [...all].sort(Buffer.compare).map((record) => Buffer.from(record).toString("hex"));
      expect(sorted(all, limit).hex).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});

test("a record larger than what is read or written at a time, and than the limit", () => {
  const all = [300_000, 5, 70_000, 300_000].map((length, place) => Buffer.alloc(length, 9 - place));
  expect(sorted(all, 1000).hex).toEqual([...all].sort(Buffer.compare).map((record) => record.toString("hex")));
});

test("thousands of runs are merged, and take one file", () => {
  const all = Array.from({ length: 5000 }, (_, place) => Buffer.from(String((place * 7919) % 5000).padStart(5, "0")));
  const { hex, files } = sorted(all, 60);
  expect(files).toBe(1);
  expect(hex.map((one) => Number(Buffer.from(one, "hex").toString()))).toEqual([...all.keys()]);
});

test("what it had on the disk is gone when it is closed, and had no name before", () => {
  const mine = (): readonly string[] => readdirSync(tmpdir()).filter((name) => name.startsWith("rolecall-audit-"));
  const before = new Set(mine());
  const scratch = new Scratch();
  const sorter = new Sorter(scratch, 10);
  for (const text of ["b", "a", "c"]) sorter.add(Buffer.from(text));
  expect(scratch.made).toBe(1);
  const [folder] = mine().filter((name) => !before.has(name));
  expect(readdirSync(`${tmpdir()}/${folder}`)).toEqual([]);
  expect(Array.from(sorter.sorted(), String)).toEqual(["a", "b", "c"]);
  scratch.close();
  scratch.close();
  expect(existsSync(`${tmpdir()}/${folder}`)).toBe(false);
});
