import type { Batch } from "./batch.ts";

/** A batch in memory that threads share: so many bytes of the input, and behind them so many of what they are. */
export interface Lent {
  readonly room: SharedArrayBuffer;
  readonly bytes: number;
  readonly about: number;
}

/** A room is as large as so many bytes, or as twice as many, and so on. */
const STEP = 64 * 1024;

/** A larger room is not kept. */
const LARGEST = 1024 * 1024;

const NONE = new Uint8Array();

/**
 * Memory for batches, lent again and again: what a message copies instead waits in each thread for its garbage to be
 * collected. There are never more rooms than were lent at once.
 */
export class Rooms {
  readonly #free: SharedArrayBuffer[] = [];

  /** A copy of a batch, for all threads. */
  lend(batch: Batch): Lent {
    const bytes = batch.kind === "stream" ? batch.bytes : NONE;
    const about = Buffer.from(JSON.stringify({ ...batch, bytes: undefined }));
    const room = this.#room(bytes.length + about.length);
    const all = new Uint8Array(room);
    all.set(bytes);
    all.set(about, bytes.length);
    return { room, bytes: bytes.length, about: about.length };
  }

  /** Takes back what was lent, when no thread reads it any more. */
  giveBack({ room }: Lent): void {
    if (room.byteLength <= LARGEST) this.#free.push(room);
  }

  /** Where none is large enough, a larger one takes the place of another. */
  #room(length: number): SharedArrayBuffer {
    const fit = this.#free.findIndex(({ byteLength }) => byteLength >= length);
    const [free] = this.#free.splice(Math.max(fit, 0), 1);
    return fit >= 0 && free ? free : new SharedArrayBuffer(Math.ceil(length / STEP) * STEP);
  }
}

/** The batch that was lent; its bytes are a copy, because not everything that reads bytes takes those that threads share. */
export function batchIn({ room, bytes, about }: Lent): Batch {
  const batch = JSON.parse(Buffer.from(room, bytes, about).toString()) as Batch;
  return batch.kind === "stream" ? { ...batch, bytes: new Uint8Array(new Uint8Array(room, 0, bytes)) } : batch;
}
