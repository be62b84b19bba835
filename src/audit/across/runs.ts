import { readSync, writeSync } from "node:fs";
import { LENGTH, lengthAt } from "./order.ts";

/** A stretch of a file that holds records in their order. */
export interface Run {
  readonly start: number;
  readonly end: number;
}

/** What is written to the disk at a time. */
const TOGETHER = 256 * 1024;

/** Writes records behind what a file holds. Throws the system's error, such as that the disk is full. */
export function writeRun(file: number, start: number, arena: Buffer, records: Uint32Array): Run {
  const waiting = Buffer.allocUnsafe(TOGETHER);
  let [end, held] = [start, 0];
  const flush = (bytes: Buffer): void => {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at, end + at);
    end += bytes.length;
  };
  for (const record of records) {
    const whole = arena.subarray(record, record + LENGTH + lengthAt(arena, record));
    if (held + whole.length > TOGETHER) {
      flush(waiting.subarray(0, held));
      held = 0;
    }
    if (whole.length > TOGETHER) flush(whole);
    else held += whole.copy(waiting, held);
  }
  flush(waiting.subarray(0, held));
  return { start, end };
}

/** Reads the records of a run, with so many bytes of memory. Each is good until the next one is asked for. */
export function* readRun(file: number, { start, end }: Run, memory: number): Generator<Buffer> {
  let buffer = Buffer.allocUnsafe(memory);
  let [at, held, place] = [0, 0, start];
  /** Has so many bytes at hand from `at` on. */
  const need = (bytes: number): void => {
    if (held - at >= bytes) return;
    const larger = bytes > buffer.length ? Buffer.allocUnsafe(bytes) : buffer;
    buffer.copy(larger, 0, at, held);
    [buffer, held, at] = [larger, held - at, 0];
    while (held < bytes) {
      const read = readSync(file, buffer, held, Math.min(buffer.length - held, end - place), place);
      if (read === 0) throw new Error("A file of the audit’s own was cut short.");
      held += read;
      place += read;
    }
  };
  while (place < end || at < held) {
    need(LENGTH);
    const length = LENGTH + lengthAt(buffer, at);
    need(length);
    const record = buffer.subarray(at + LENGTH, at + length);
    at += length;
    yield record;
  }
}

/** Merges sorted records: a heap holds the first of each that is not given yet. */
export function* merge(sources: readonly Iterator<Buffer>[]): Generator<Buffer> {
  const heap: { record: Buffer; readonly source: Iterator<Buffer> }[] = [];
  for (const source of sources) {
    const { value, done } = source.next();
    if (!done) heap.push({ record: value, source });
  }
  heap.sort((a, b) => Buffer.compare(a.record, b.record));
  for (let first = heap[0]; first; first = heap[0]) {
    yield first.record;
    const { value, done } = first.source.next();
    if (!done) first.record = value;
    else {
      const last = heap.pop() as typeof first;
      if (heap.length === 0) return;
      if (last !== first) heap[0] = last;
    }
    sink(heap);
  }
}

/** Puts the first where it belongs: behind whatever is less. */
function sink(heap: { readonly record: Buffer }[]): void {
  for (let place = 0; ; ) {
    let least = place;
    for (const child of [2 * place + 1, 2 * place + 2]) {
      const other = heap[child];
      if (other && Buffer.compare(other.record, (heap[least] as typeof other).record) < 0) least = child;
    }
    if (least === place) return;
    [heap[place], heap[least]] = [heap[least] as never, heap[place] as never];
    place = least;
  }
}
