import { describe, expect, test } from "vitest";
import type { Collected } from "../../src/audit/across/collector.ts";
import { Compact, collectedIn } from "../../src/audit/across/compact.ts";
import type { Batch } from "../../src/audit/batch.ts";
import { Filled } from "../../src/audit/filled.ts";
import { Gathered } from "../../src/audit/gathered.ts";
import { batchIn, Rooms } from "../../src/audit/rooms.ts";

const streamOf = (text: string): Batch => {
  const bytes = Buffer.from(text);
  const unit = { ordinal: 7, start: 0, end: bytes.length, document: 2, line: 3 };
  return { kind: "stream", name: "Siân’s.ndjson", units: [unit], bytes, weight: bytes.length, skipped: 5 };
};

describe("a room", () => {
  test("holds a batch as it was, whatever becomes of what it was made of", () => {
    const batch = streamOf("{}  Zoë");
    const lent = new Rooms().lend(batch);
    if (batch.kind === "stream") batch.bytes.fill(0);
    expect(batchIn(lent)).toEqual({ ...batch, bytes: new Uint8Array(Buffer.from("{}  Zoë")) });
  });

  test("holds files, and why something could not be read", () => {
    const files: Batch = { kind: "files", files: [{ path: "/a", name: "a", ordinal: 0 }], weight: 1, skipped: 0 };
    expect(batchIn(new Rooms().lend(files))).toEqual(files);
    const unread = {
      ...streamOf(""),
      units: [{ ordinal: 0, start: 0, end: 0, document: 0, line: 1, unread: { bytesAllowed: 9 } }],
    };
    expect(batchIn(new Rooms().lend(unread as Batch))).toEqual({ ...unread, bytes: new Uint8Array() });
  });

  test("is lent again once it is given back, and not before", () => {
    const rooms = new Rooms();
    const [first, second] = [rooms.lend(streamOf("a")), rooms.lend(streamOf("b"))];
    expect(second.room).not.toBe(first.room);
    rooms.giveBack(first);
    expect(rooms.lend(streamOf("c")).room).toBe(first.room);
    expect(batchIn(second)).toMatchObject({ bytes: new Uint8Array(Buffer.from("b")) });
  });

  test("gives way to a larger one, and is let go where it is very large", () => {
    const rooms = new Rooms();
    const small = rooms.lend(streamOf("a"));
    rooms.giveBack(small);
    const large = rooms.lend(streamOf("a".repeat(300_000)));
    rooms.giveBack(large);
    expect(rooms.lend(streamOf("b")).room).toBe(large.room);
    const huge = rooms.lend(streamOf("a".repeat(3_000_000)));
    rooms.giveBack(huge);
    expect(rooms.lend(streamOf("c")).room.byteLength).toBeLessThan(huge.room.byteLength);
  });
});

describe("memory that is filled", () => {
  test("holds what was added, and grows where it has to", () => {
    const parts = ["Łucja\n", Buffer.from("Nguyễn"), "x".repeat(50_000), "’".repeat(100_000), Buffer.alloc(9, "y")];
    const given = new ArrayBuffer(16);
    const filled = new Filled(given);
    for (const part of parts) filled.add(part);
    const whole = Buffer.concat(parts.map((part) => Buffer.from(part)));
    expect(filled.length).toBe(whole.length);
    expect(Buffer.from(filled.bytes(0)).equals(whole)).toBe(true);
    expect(filled.bytes(0).buffer).not.toBe(given);
  });

  test("is the memory that was given while it fits", () => {
    const given = new ArrayBuffer(64);
    const filled = new Filled(given);
    filled.add("abc");
    expect(filled.bytes(1)).toEqual(new Uint8Array([98, 99]));
    expect(filled.bytes(0).buffer).toBe(given);
  });
});

describe("what is gathered of a stream", () => {
  test("is what was added without what was dropped, however it comes", () => {
    const gathered = new Gathered();
    let expected = Buffer.alloc(0);
    const piece = new Uint8Array(400_000);
    for (let step = 1; step <= 40; step += 1) {
      const length = (step * 7919 * 31) % piece.length;
      piece.fill(step, 0, length);
      gathered.add(piece.subarray(0, length));
      expected = Buffer.concat([expected, piece.subarray(0, length)]);
      const dropped = step % 8 === 0 ? expected.length : (step * 131) % (expected.length + 1);
      gathered.drop(dropped);
      expected = expected.subarray(dropped);
      expect(Buffer.compare(gathered.bytes, expected)).toBe(0);
    }
  });

  test("keeps no memory for what was large once", () => {
    const gathered = new Gathered();
    gathered.add(new Uint8Array(8_000_000));
    gathered.drop(7_999_999);
    expect(gathered.bytes.buffer.byteLength).toBeLessThan(2_000_000);
    expect(gathered.bytes).toHaveLength(1);
  });
});

test("what a collector takes comes out of the text as it went in", () => {
  const results: readonly Collected[] = [
    { file: "a.ndjson", document: 0, line: 1, verdict: "compliant", organisation: { reference: "a" } },
    { file: "a.ndjson", document: 1, line: 2, verdict: "not_judged", organisation: {} },
    {
      file: "\uD800b",
      document: 0,
      line: 9,
      verdict: "not_applicable",
      organisation: { reference: "Zoë" },
      people: [["0f"], []],
    },
  ];
  const compact = new Compact();
  for (const result of results) compact.add(result);
  const told = JSON.parse(JSON.stringify(compact.told)) as Compact["told"];
  expect([...collectedIn(told)]).toEqual(results.map((result) => ({ people: [], ...result })));
  expect([...collectedIn(new Compact().told)]).toEqual([]);
});
