import fc from "fast-check";
import { expect, test } from "vitest";
import { linked, WIDTH } from "../../../src/audit/across/linked.ts";
import { Scratch } from "../../../src/audit/across/scratch.ts";
import { Sorter } from "../../../src/audit/across/sorter.ts";

function bytesOf(number: number): Buffer {
  const bytes = Buffer.alloc(WIDTH);
  bytes.writeUInt32BE(number, WIDTH - 4);
  return bytes;
}

/** Groups by the least of each, as `linked` gives them. */
function groups(pairs: readonly (readonly [number, number])[], limit: number): readonly (readonly number[])[] {
  const scratch = new Scratch();
  try {
    const sorter = new Sorter(scratch, limit);
    for (const [a, b] of pairs) sorter.add(bytesOf(a), bytesOf(b));
    const found = new Map<number, number[]>();
    for (const pair of linked(sorter, () => new Sorter(scratch, limit)).sorted()) {
      const [least, other] = [pair.readUInt32BE(WIDTH - 4), pair.readUInt32BE(2 * WIDTH - 4)];
      found.set(least, [...(found.get(least) ?? [least]), other]);
    }
    return [...found.values()];
  } finally {
    scratch.close();
  }
}

/** The same by going from each to all that it is linked with. */
function walked(pairs: readonly (readonly [number, number])[]): readonly (readonly number[])[] {
  const around = new Map<number, Set<number>>();
  for (const [a, b] of pairs) {
    around.set(a, (around.get(a) ?? new Set()).add(b));
    around.set(b, (around.get(b) ?? new Set()).add(a));
  }
  const seen = new Set<number>();
  return [...around.keys()]
    .sort((a, b) => a - b)
    .flatMap((start) => {
      if (seen.has(start)) return [];
      const group = [start];
      seen.add(start);
      for (const one of group)
        for (const other of around.get(one) ?? []) if (seen.size < seen.add(other).size) group.push(other);
      return group.length > 1 ? [group.sort((a, b) => a - b)] : [];
    });
}

const numbers = fc.nat({ max: 60 });

test("what is linked comes together, directly or not, in any memory", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(numbers, numbers), { maxLength: 60 }),
      fc.constantFrom(0, 200, 1e6),
      (pairs, limit) => {
        expect(groups(pairs, limit)).toEqual(walked(pairs));
      },
    ),
    { numRuns: 300 },
  );
});

test("a chain of ten thousand, a star and a ring", () => {
  const chain = Array.from(
    { length: 10_000 },
    (_, place) => [(place * 7) % 10_000, ((place + 1) * 7) % 10_000] as const,
  );
  expect(groups(chain, 1e6)).toEqual([Array.from({ length: 10_000 }, (_, place) => place)]);
  const star = Array.from({ length: 500 }, (_, place) => [place, 700] as const);
  expect(groups(star, 1e6)).toEqual(walked(star));
});

test("nothing is linked with nothing", () => {
  expect(groups([], 100)).toEqual([]);
});
