/** A room is as large as so many bytes, or as twice as many, and so on. */
const STEP = 64 * 1024;

/** A larger room is not kept. */
const LARGEST = 1024 * 1024;

/**
 * Memory that threads share, lent again and again: what a message copies instead waits in each thread for its garbage
 * to be collected. There are never more rooms than were lent at once.
 */
export class Rooms {
  readonly #free: SharedArrayBuffer[] = [];

  /** A copy of these bytes, for all threads. */
  lend(bytes: Uint8Array): Uint8Array {
    const fit = this.#free.findIndex(({ byteLength }) => byteLength >= bytes.length);
    const [free] = this.#free.splice(Math.max(fit, 0), 1);
    const room = fit >= 0 && free ? free : new SharedArrayBuffer(Math.ceil(bytes.length / STEP) * STEP);
    const copy = new Uint8Array(room, 0, bytes.length);
    copy.set(bytes);
    return copy;
  }

  /** Takes back what was lent, when no thread reads it any more. */
  giveBack({ buffer }: Uint8Array): void {
    if (buffer instanceof SharedArrayBuffer && buffer.byteLength <= LARGEST) this.#free.push(buffer);
  }
}
