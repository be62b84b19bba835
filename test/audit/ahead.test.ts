import { closeSync, openSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ReadAhead } from "../../src/audit/cache/ahead.ts";
import { folder } from "../cli/run.ts";

const SIZE = 1_000_000;
const bytes = Buffer.from(Array.from({ length: SIZE }, (_, place) => (place * 2654435761) >>> 24));

test("gives what is there, in whatever order it is asked for, and it stays as it is", () => {
  const path = join(folder({}), "pack");
  writeFileSync(path, bytes);
  const asked = fc.record({ offset: fc.nat(SIZE + 10), length: fc.oneof(fc.nat(3000), fc.nat(SIZE)) });
  const near = fc.array(fc.nat(3000)).map((lengths) => {
    let offset = 0;
    return lengths.map((length) => {
      offset += length;
      return { offset: offset - length, length };
    });
  });
  fc.assert(
    fc.property(fc.oneof(fc.array(asked), near), (parts) => {
      const file = new ReadAhead(openSync(path, "r"));
      const read = parts.map(({ offset, length }) => file.read(offset, length));
      for (const [place, { offset, length }] of parts.entries())
        expect(read[place]?.equals(bytes.subarray(offset, offset + length))).toBe(true);
      file.close();
    }),
    { numRuns: 50 },
  );
});

test("closes what it was given", () => {
  const path = join(folder({}), "pack");
  writeFileSync(path, bytes);
  const file = openSync(path, "r");
  new ReadAhead(file).close();
  expect(() => closeSync(file)).toThrow("EBADF");
});
