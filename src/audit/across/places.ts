import { readSync, writeSync } from "node:fs";
import type { Place } from "../result.ts";
import type { Scratch } from "./scratch.ts";

/** A document of the input, and the organisation that it declares. */
export interface Declared extends Place {
  readonly reference: string;
}

/** What is read at a time: more than nearly every document takes. */
const GUESS = 1024;

const LENGTH = 4;

/**
 * Where every declaration is, in so much memory; what is more goes to the disk. A declaration is known by a number that
 * is larger than those of all that came before it.
 */
export class Places {
  readonly #scratch: Scratch;
  readonly #limit: number;
  #file: number | undefined;
  /** How much is on the disk. */
  #written = 0;
  #tail: Buffer = Buffer.alloc(0);
  #held = 0;
  #last = { file: "", at: -1 };

  /** `limit` in bytes. */
  constructor(scratch: Scratch, limit: number) {
    this.#scratch = scratch;
    this.#limit = limit;
  }

  add({ file, document, line, reference }: Declared): number {
    // A stream has one name for all its documents.
    if (this.#last.file !== file) this.#last = { file, at: this.#append(file) };
    return this.#append([this.#last.at, document, line, reference]);
  }

  at(number: number): Declared {
    const [file, document, line, reference] = this.#read(number) as [number, number, number, string];
    return { file: this.#read(file) as string, document, line, reference };
  }

  #append(value: unknown): number {
    const text = JSON.stringify(value);
    const length = LENGTH + Buffer.byteLength(text);
    if (this.#held > 0 && this.#held + length > this.#limit) this.#spill();
    if (this.#held + length > this.#tail.length) {
      const room = Math.min(this.#limit, Math.max(16 * GUESS, 2 * this.#tail.length));
      this.#tail = Buffer.concat([this.#tail.subarray(0, this.#held)], Math.max(this.#held + length, room));
    }
    const number = this.#written + this.#held;
    this.#tail.writeUInt32LE(length - LENGTH, this.#held);
    this.#tail.write(text, this.#held + LENGTH);
    this.#held += length;
    return number;
  }

  #spill(): void {
    this.#file ??= this.#scratch.file();
    const bytes = this.#tail.subarray(0, this.#held);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at, bytes.length - at, this.#written + at);
    this.#written += this.#held;
    this.#held = 0;
  }

  #read(number: number): unknown {
    const guess = this.#bytes(number, GUESS);
    const length = LENGTH + guess.readUInt32LE(0);
    const whole = length <= guess.length ? guess : this.#bytes(number, length);
    return JSON.parse(whole.toString("utf8", LENGTH, length));
  }

  /** At most so many bytes from a place on; fewer at the end of what is on the disk or in memory. */
  #bytes(number: number, length: number): Buffer {
    const at = number - this.#written;
    if (at >= 0) return this.#tail.subarray(at, Math.min(at + length, this.#held));
    const bytes = Buffer.allocUnsafe(Math.min(length, -at));
    let held = 0;
    while (held < bytes.length) {
      const read = readSync(this.#file as number, bytes, held, bytes.length - held, number + held);
      if (read === 0) throw new Error("A file of the audit’s own was cut short.");
      held += read;
    }
    return bytes;
  }
}
