/** Memory that has not been written to costs nothing, so all chunks are of one size. */
export const CHUNK: number = 4 * 1024 * 1024;

/** Bytes behind each other in memory that threads share. */
export class Bytes {
  readonly chunks: SharedArrayBuffer[];
  readonly #views: Buffer[];
  #length = 0;

  /** Those that are there already can be read, and nothing is put behind them. */
  constructor(chunks: readonly SharedArrayBuffer[] = []) {
    this.chunks = [...chunks];
    this.#views = chunks.map((chunk) => Buffer.from(chunk));
  }

  /** How many have been added. */
  get length(): number {
    return this.#length;
  }

  /** Where to write those that come next, as many as there are; `wrote` takes them in. */
  get room(): Uint8Array {
    if (this.#length === this.chunks.length * CHUNK) {
      const chunk = new SharedArrayBuffer(CHUNK);
      this.chunks.push(chunk);
      this.#views.push(Buffer.from(chunk));
    }
    return (this.#views.at(-1) as Buffer).subarray(this.#length % CHUNK);
  }

  wrote(count: number): void {
    this.#length += count;
  }

  /** Takes in a copy, and gives where it begins. */
  add(bytes: Uint8Array): number {
    const start = this.#length;
    for (let at = 0; at < bytes.length; ) {
      const { room } = this;
      const part = bytes.length - at <= room.length ? bytes.subarray(at) : bytes.subarray(at, at + room.length);
      room.set(part);
      this.wrote(part.length);
      at += part.length;
    }
    return start;
  }

  /** So many from a place on, which are not to be written to. */
  at(start: number, length: number): Buffer {
    const view = this.#views[Math.floor(start / CHUNK)];
    const from = start % CHUNK;
    if (view && from + length <= CHUNK) return view.subarray(from, from + length);
    const parts: Buffer[] = [];
    for (let at = start; at < start + length; ) {
      const part = this.at(at, Math.min(start + length - at, CHUNK - (at % CHUNK)));
      parts.push(part);
      at += part.length;
    }
    return Buffer.concat(parts);
  }
}
