import { LENGTH, lengthAt, sortRecords } from "./order.ts";
import { merge, type Run, readRun, writeRun } from "./runs.ts";
import type { Scratch } from "./scratch.ts";

/** What a record takes in memory beside its bytes: where it begins, and what sorting it takes. */
const BESIDE = LENGTH + 4 + 12;

/** What is read of a run at a time, and the least of it where there are very many. */
const MOST_READ = 64 * 1024;
const LEAST_READ = 256;

const FIRST_ROOM = 16 * 1024;

/**
 * Sorts records, which are bytes, in so much memory: what is more goes to the disk in sorted runs, all in one file, and
 * comes back merged. Equal records stay as many as they are. Throws the system's error where the disk is full.
 */
export class Sorter {
  readonly #scratch: Scratch;
  readonly #limit: number;
  readonly #runs: Run[] = [];
  #file: number | undefined;
  #arena: Buffer = Buffer.alloc(0);
  #records: Uint32Array = new Uint32Array(0);
  #held = 0;
  #count = 0;
  #isSorted = true;

  /** `limit` in bytes. */
  constructor(scratch: Scratch, limit: number) {
    this.#scratch = scratch;
    this.#limit = limit;
  }

  /** Takes a copy of a record, given in parts. */
  add(...parts: readonly Uint8Array[]): void {
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    if (this.#count > 0 && this.#held + length + (this.#count + 1) * BESIDE > this.#limit) this.#spill();
    this.#makeRoom(length);
    this.#records[this.#count++] = this.#held;
    this.#arena.writeUInt32LE(length, this.#held);
    this.#held += LENGTH;
    for (const part of parts) {
      this.#arena.set(part, this.#held);
      this.#held += part.length;
    }
    this.#isSorted = false;
  }

  /** The records in the order of their bytes, each good until the next one is asked for. May be gone through again. */
  sorted(): Generator<Buffer> {
    this.#sort();
    const memory = Math.max(LEAST_READ, Math.min(MOST_READ, Math.floor(this.#limit / (this.#runs.length + 1))));
    const runs = this.#runs.map((run) => readRun(this.#file as number, run, memory));
    return runs.length === 0 ? this.#inMemory() : merge([...runs, this.#inMemory()]);
  }

  /** Gives back memory and room on the disk. */
  close(): void {
    if (this.#file !== undefined) this.#scratch.drop(this.#file);
    this.#arena = Buffer.alloc(0);
    this.#records = new Uint32Array(0);
    this.#runs.length = this.#held = this.#count = 0;
    this.#file = undefined;
  }

  *#inMemory(): Generator<Buffer> {
    for (const record of this.#records.subarray(0, this.#count)) {
      const start = record + LENGTH;
      yield this.#arena.subarray(start, start + lengthAt(this.#arena, record));
    }
  }

  #sort(): void {
    if (!this.#isSorted) sortRecords(this.#arena, this.#records.subarray(0, this.#count));
    this.#isSorted = true;
  }

  #spill(): void {
    this.#sort();
    this.#file ??= this.#scratch.file();
    const records = this.#records.subarray(0, this.#count);
    this.#runs.push(writeRun(this.#file, this.#runs.at(-1)?.end ?? 0, this.#arena, records));
    this.#held = this.#count = 0;
  }

  #makeRoom(length: number): void {
    const needed = this.#held + LENGTH + length;
    if (needed > this.#arena.length) {
      const room = Math.max(needed, Math.min(this.#limit, Math.max(FIRST_ROOM, 2 * this.#arena.length)));
      const larger = Buffer.allocUnsafe(room);
      this.#arena.copy(larger, 0, 0, this.#held);
      this.#arena = larger;
    }
    if (this.#count === this.#records.length) {
      const larger = new Uint32Array(Math.max(256, 2 * this.#count));
      larger.set(this.#records);
      this.#records = larger;
    }
  }
}
