import { type Stats, statSync } from "node:fs";
import { causeOf } from "../node/cause.ts";
import type { Discovered } from "../node/discover.ts";
import { type Batch, BYTES_A_FILE, type FileBatch, UNITS_A_BATCH, type Unit } from "./batch.ts";
import { looked } from "./look.ts";
import { opened } from "./opened.ts";
import { type Cut, split } from "./split.ts";

/** A file of one declaration a line. */
export const LINES: RegExp = /\.(?:ndjson|jsonl)$/i;

/** A file that is larger is read as a stream, so that none has to fit into memory. */
const WHOLE = 4 * 1024 * 1024;

/** What is read a piece at a time, until nobody wants more of it. A piece is good until the next is asked for. */
export type Stream = AsyncIterable<Uint8Array | string> & { destroy?(): unknown };

/** What of the input is wanted. */
export interface Part {
  /** The first unit, where those before it are done. */
  readonly from: number;
  /** One unit of so many; `index` counts from 1. */
  readonly shard: { readonly index: number; readonly of: number } | null;
}

/**
 * The input in batches, in its order, with its units numbered. Small files are left to the workers to read; what is
 * large, has a declaration a line or is no file of its own (standard input, a pipe) is read here, a piece at a time, and
 * left at `stop`. The bytes of a batch are good until the next is asked for.
 */
export async function* batchesOf(
  files: readonly Audited[],
  stdin: Stream,
  maxBytes: number,
  part: Part,
  stop: AbortSignal,
): AsyncGenerator<Batch> {
  let ordinal = 0;
  let together: FileBatch["files"][number][] = [];
  const isWanted = (one: number): boolean =>
    one >= part.from && (part.shard === null || (one % part.shard.of) + 1 === part.shard.index);
  let skipped = 0;
  const passed = (): number => {
    const weight = skipped;
    skipped = 0;
    return weight;
  };
  const batch = (): FileBatch => {
    const files = together;
    together = [];
    return { kind: "files", files, weight: files.length * BYTES_A_FILE, skipped: passed() };
  };
  for (const file of files) {
    if (!file.stream) {
      if (isWanted(ordinal)) together.push({ path: file.path, name: file.name, ordinal });
      else skipped += BYTES_A_FILE;
      ordinal += 1;
      if (together.length < UNITS_A_BATCH) continue;
    }
    if (together.length > 0) yield batch();
    if (!file.stream) continue;
    const stream = file.path === "-" ? stdin : opened(file.path);
    const leave = (): void => void stream.destroy?.();
    stop.addEventListener("abort", leave);
    for await (const cut of cutsOf(stream, file, maxBytes)) {
      const units: Unit[] = [];
      for (const unit of cut.units) {
        if (isWanted(ordinal)) units.push(numbered(unit, ordinal));
        ordinal += 1;
      }
      if (units.length > 0) yield { ...cut, units, weight: cut.bytes.length, skipped: passed() };
      else skipped += cut.bytes.length;
    }
    stop.removeEventListener("abort", leave);
  }
  if (together.length > 0) yield batch();
}

/** Key by key, because there are very many, and a spread takes several times the memory. */
function numbered({ start, end, document, line, unread }: Omit<Unit, "ordinal">, ordinal: number): Unit {
  const unit = { ordinal, start, end, document, line };
  return unread ? { ...unit, unread } : unit;
}

/** A file to audit. */
export interface Audited extends Discovered {
  /** How much is in what has to be read as a stream, in bytes: undefined where nobody knows it before it is read. */
  readonly stream?: { readonly size: number | undefined };
}

/** Looks at each file that was found, once. `named` are the paths that were named outright, and could be anything. */
export function audited(files: readonly Discovered[], named: ReadonlySet<string>): readonly Audited[] {
  return files.map((file) => {
    if (file.path === "-") return { ...file, stream: { size: undefined } };
    if (!named.has(file.path) && !LINES.test(file.path)) return file;
    const there = lookedAt(file.path);
    // That it is a folder, or cannot be read, a worker will tell.
    if (!there || there.isDirectory()) return file;
    if (!there.isFile()) return { ...file, stream: { size: undefined } };
    return LINES.test(file.path) || there.size > WHOLE ? { ...file, stream: { size: there.size } } : file;
  });
}

function lookedAt(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** How much all of it is, as batches weigh it; undefined where nobody can know before it is read. */
export function weightOf(files: readonly Audited[]): number | undefined {
  let weight = 0;
  for (const { stream } of files) {
    if (stream && stream.size === undefined) return undefined;
    weight += stream?.size ?? BYTES_A_FILE;
  }
  return weight;
}

/** Cuts a stream, and tells where it could not be read on. */
async function* cutsOf(stream: Stream, { path, name }: Discovered, maxBytes: number): AsyncGenerator<Cut> {
  let next = { document: 0, line: 1 };
  try {
    const { separation, chunks } = LINES.test(path)
      ? { separation: "lines" as const, chunks: stream }
      : await looked(stream);
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
