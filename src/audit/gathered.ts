/** What is held of a stream most of the time is less, and memory for more is not kept. */
const USUAL = 1024 * 1024;

/** Bytes that come in pieces, from the first on that is still needed, in memory that is used again and again. */
export class Gathered {
  #memory: Buffer = Buffer.alloc(0);
  #held = 0;

  /** Good until something is added or dropped. */
  get bytes(): Uint8Array {
    return this.#memory.subarray(0, this.#held);
  }

  /** Takes a copy. */
  add(piece: Uint8Array): void {
    const held = this.#held + piece.length;
    if (held > this.#memory.length) this.#move(0, Math.max(held, 2 * this.#memory.length));
    this.#memory.set(piece, this.#held);
    this.#held = held;
  }

  /** The first so many are not needed any more. */
  drop(count: number): void {
    const rest = this.#held - count;
    if (this.#memory.length > USUAL && rest <= USUAL / 2) this.#move(count, USUAL);
    else this.#memory.copyWithin(0, count, this.#held);
    this.#held = rest;
  }

  #move(from: number, room: number): void {
    const memory = Buffer.allocUnsafeSlow(room);
    this.#memory.copy(memory, 0, from, this.#held);
    this.#memory = memory;
  }
}
