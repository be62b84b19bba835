import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import type { StreamBatch } from "../../src/audit/batch.ts";
import type { Judged } from "../../src/audit/judging.ts";
import { NoWorker, Pool } from "../../src/audit/pool.ts";
import type { Assignment } from "../../src/audit/worker.ts";
import { folder } from "../cli/run.ts";

/** A worker that dies, hangs and fails where a document says so: the real one does not on purpose. */
const SCRIPT = resolve("test/audit/deaths.cjs");

let pool: Pool | undefined;

afterEach(async () => {
  await pool?.close();
});

function poolOf(jobs: number, terms: object = {}, script: string = SCRIPT): Pool {
  pool = new Pool(script, jobs);
  pool.begin({ terms: { timeout: 500, ...terms } } as unknown as Omit<Assignment, "progress">);
  return pool;
}

function batchOf(...texts: readonly string[]): StreamBatch {
  const bytes = Buffer.from(texts.join(""));
  let end = 0;
  const units = texts.map((text, ordinal) => {
    const start = end;
    end += Buffer.byteLength(text);
    return { ordinal, start, end, document: ordinal, line: 1 };
  });
  return { kind: "stream", name: "x", units, bytes: new Uint8Array(bytes), weight: bytes.length, skipped: 0 };
}

const resultsOf = async (judged: Promise<Judged>): Promise<unknown> =>
  ((await judged) as unknown as { results: unknown }).results;

describe("a worker that ends", () => {
  test("at a document: the others are judged, and it is told", async () => {
    const judge = judging(poolOf(2));
    const batches = [["a", "die", "b"], ["c", "d"], ["die", "e", "die"], ["f"]];
    expect(await Promise.all(batches.map((batch) => resultsOf(judge(batchOf(...batch)))))).toEqual([
      ["a", "crashed", "b"],
      ["c", "d"],
      ["crashed", "e", "crashed"],
      ["f"],
    ]);
  });

  test("once, and not the next time: it was bad luck", async () => {
    const file = join(folder({}), "done");
    const judge = judging(poolOf(1));
    expect(await resultsOf(judge(batchOf("a", `die ${file}`, "b")))).toEqual(["a", `die ${file}`, "b"]);
    expect(existsSync(file)).toBe(true);
  });

  test("at no document, again and again: that ends the audit, and nothing else waits for ever", async () => {
    const judge = judging(poolOf(1));
    const [first, second] = [judge(batchOf("between")), judge(batchOf("a"))];
    await expect(first).rejects.toThrow(NoWorker);
    expect(await resultsOf(second)).toEqual(["a"]);
  });
});

describe("a document that takes too long", () => {
  test("is stopped and told, wherever it stands", async () => {
    const judge = judging(poolOf(2));
    const batches = [["hang", "a"], ["b"], ["c", "hang"], ["d"], ["e"]];
    expect(await Promise.all(batches.map((batch) => resultsOf(judge(batchOf(...batch)))))).toEqual([
      ["timed_out", "a"],
      ["b"],
      ["c", "timed_out"],
      ["d"],
      ["e"],
    ]);
  });

  test("once only, on a busy machine, is judged", async () => {
    const file = join(folder({}), "done");
    const judge = judging(poolOf(1));
    expect(await resultsOf(judge(batchOf(`hang ${file}`, "a")))).toEqual([`hang ${file}`, "a"]);
  });
});

describe("workers that cannot start", () => {
  test.each([
    ["because there is no script", {}, "test/audit/nowhere.cjs", /Cannot find module/],
    ["because it throws", { start: "throw" }, undefined, /There is no start/],
    ["because it ends", { start: "exit" }, undefined, /does not say why/],
  ])("%s: that is told, and nothing waits", async (_, terms, script, message) => {
    for (const jobs of [1, 4]) {
      const judge = judging(poolOf(jobs, terms, script && resolve(script)));
      const all = Array.from({ length: 10 }, () => judge(batchOf("a")));
      for (const one of all) {
        await expect(one).rejects.toThrow(NoWorker);
        await expect(one).rejects.toThrow(message);
      }
      await expect(judge(batchOf("late"))).rejects.toThrow(NoWorker);
      await pool?.close();
    }
  });
});

function judging(of: Pool): Pool["judge"] {
  return (batch) => of.judge(batch);
}
