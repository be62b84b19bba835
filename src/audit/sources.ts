import { createReadStream, statSync } from "node:fs";
import { causeOf } from "../node/cause.ts";
import type { Discovered } from "../node/discover.ts";
import { type Batch, type FileBatch, UNITS_A_BATCH } from "./batch.ts";
import { type Cut, type Separation, split } from "./split.ts";

/** A file of one declaration a line. */
const LINES = /\.(?:ndjson|jsonl)$/i;

/** A file that is larger is read as a stream, so that none has to fit into memory. */
const WHOLE = 4 * 1024 * 1024;

/** How much is read of a stream at a time. */
const CHUNK = 256 * 1024;

export type Stream = AsyncIterable<Uint8Array | string>;

/**
 * The input in batches, in its order, with its units numbered. Small files are left to the workers to read; what is
 * large, has a declaration a line or is no file of its own (standard input, a pipe) is read here, a piece at a time.
 */
export async function* batchesOf(files: readonly Discovered[], stdin: Stream, maxBytes: number): AsyncGenerator<Batch> {
  let ordinal = 0;
  let together: FileBatch["files"][number][] = [];
  for (const file of files) {
    const stream = streamOf(file, stdin);
    if (!stream) {
      together.push({ ...file, ordinal: ordinal++ });
      if (together.length < UNITS_A_BATCH) continue;
    }
    if (together.length > 0) yield { kind: "files", files: together };
    together = [];
    if (!stream) continue;
    for await (const cut of cutsOf(stream, file.name, LINES.test(file.path), maxBytes)) {
      yield { ...cut, units: cut.units.map((unit) => ({ ...unit, ordinal: ordinal++ })) };
    }
  }
  if (together.length > 0) yield { kind: "files", files: together };
}

/** What has to be read as a stream; undefined for what a worker can read. */
function streamOf({ path }: Discovered, stdin: Stream): Stream | undefined {
  if (path === "-") return stdin;
  try {
    const there = statSync(path);
    // That a folder is no file, a worker will tell.
    const isStream = LINES.test(path) || there.size > WHOLE || !(there.isFile() || there.isDirectory());
    return isStream ? createReadStream(path, { highWaterMark: CHUNK }) : undefined;
  } catch {
    return undefined;
  }
}

/** Cuts a stream, and tells where it could not be read on. */
async function* cutsOf(stream: Stream, name: string, hasLines: boolean, maxBytes: number): AsyncGenerator<Cut> {
  let next = { document: 0, line: 1 };
  try {
    const { separation, chunks } = hasLines ? { separation: "lines" as const, chunks: stream } : await looked(stream);
    for await (const cut of split(chunks, name, separation, maxBytes)) {
      const last = cut.units.at(-1);
      if (last) next = { document: last.document + 1, line: last.line + 1 };
      yield cut;
    }
  } catch (error) {
    const unread = { unreadable: causeOf(error, "read") };
    yield { kind: "stream", name, bytes: new Uint8Array(), units: [{ start: 0, end: 0, ...next, unread }] };
  }
}

/** Looks at the first line of a stream: where it is an object by itself, so is each other one. */
async function looked(stream: Stream): Promise<{ readonly separation: Separation; readonly chunks: Stream }> {
  const iterator = stream[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let isWhole = false;
  while (!isWhole) {
    const { value, done } = await iterator.next();
    if (done) break;
    const chunk = typeof value === "string" ? Buffer.from(value) : value;
    first.push(chunk);
    isWhole = chunk.includes(0x0a);
  }
  const start = Buffer.concat(first);
  const [line = ""] = start.toString("utf8").split("\n", 1);
  async function* chunks(): AsyncGenerator<Uint8Array | string> {
    yield start;
    for (let step = await iterator.next(); !step.done; step = await iterator.next()) yield step.value;
  }
  return { separation: isObject(line) ? "lines" : "documents", chunks: chunks() };
}

function isObject(line: string): boolean {
  if (!/^\uFEFF?\s*\{.*\}\s*$/su.test(line)) return false;
  try {
    JSON.parse(line.replace(/^\uFEFF/u, ""));
    return true;
  } catch {
    return false;
  }
}
