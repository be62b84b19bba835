/** Memory grows by so many bytes at least, which is room for more than one batch mostly takes: so the next fits as well. */
const STEP = 64 * 1024;

/** A character that a string counts as one takes so many bytes at most. */
const WIDEST = 3;

const encoder = new TextEncoder();

/**
 * Memory that is filled from its beginning, and exchanged for more where it is full. It is no piece of one of Node's that
 * others have a share in, so that it can be handed over to another thread.
 */
export class Filled {
  #memory: Uint8Array<ArrayBuffer>;
  #length = 0;

  constructor(memory: ArrayBuffer = new ArrayBuffer(STEP)) {
    this.#memory = new Uint8Array(memory);
  }

  get length(): number {
    return this.#length;
  }

  add(part: string | Uint8Array): void {
    const most = typeof part === "string" ? WIDEST * part.length : part.length;
    if (this.#length + most > this.#memory.length) this.#grow(this.#length + most);
    if (typeof part === "string") this.#length += encoder.encodeInto(part, this.#memory.subarray(this.#length)).written;
    else {
      this.#memory.set(part, this.#length);
      this.#length += part.length;
    }
  }

  /** From a place on, or up to another. */
  bytes(start: number, end: number = this.#length): Uint8Array {
    return this.#memory.subarray(start, end);
  }

  #grow(least: number): void {
    const more = new Uint8Array(Math.max(2 * this.#memory.length, Math.ceil(least / STEP) * STEP));
    more.set(this.bytes(0));
    this.#memory = more;
  }
}
