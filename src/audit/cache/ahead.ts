import { closeSync } from "node:fs";
import { readAt } from "./pack.ts";

/** How much is read at a time where what is asked for next is likely to be near, in bytes. */
const WINDOW = 256 * 1024;

/**
 * Reads an open file in parts that mostly follow each other: an audit asks for results in the order in which an earlier
 * one has written them. What is given stays as it is.
 */
export class ReadAhead {
  readonly #file: number;
  #start = 0;
  #bytes: Buffer = Buffer.alloc(0);

  constructor(file: number) {
    this.#file = file;
  }

  /** Fewer bytes where the file ends before. */
  read(offset: number, length: number): Buffer {
    const at = offset - this.#start;
    if (at >= 0 && at + length <= this.#bytes.length) return this.#bytes.subarray(at, at + length);
    // What is further away may be anywhere the next time, too.
    const isNear = at >= 0 && at <= this.#bytes.length + WINDOW;
    const bytes = readAt(this.#file, offset, isNear ? Math.max(WINDOW, length) : length);
    this.#start = offset;
    this.#bytes = bytes;
    return bytes.subarray(0, length);
  }

  close(): void {
    closeSync(this.#file);
  }
}
