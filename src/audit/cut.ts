import { closeSync, openSync, readSync } from "node:fs";

/** A line of a file as it was cut out of it. */
export interface Cut {
  /** Without its line break. */
  readonly bytes: Uint8Array;
  /** Offsets in the file, in bytes; `end` is behind the line break. */
  readonly start: number;
  readonly end: number;
  /** Whether a line break stood behind it. */
  readonly isEnded: boolean;
}

const LINE_FEED = 0x0a;

/** Cuts bytes into lines as they come, at their line feeds. The bytes are kept, and so must not be written over. */
export class LineCutter {
  #held: Uint8Array[] = [];
  /** Where the line begins that is held. */
  #start = 0;
  #length = 0;

  /** How many bytes are held of a line that has no end yet. */
  get held(): number {
    return this.#length;
  }

  *cut(chunk: Uint8Array): Generator<Cut, void, void> {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, from)) {
      yield this.#taken(chunk.subarray(from, at), true);
      from = at + 1;
    }
    if (from === chunk.length) return;
    this.#held.push(chunk.subarray(from));
    this.#length += chunk.length - from;
  }

  /** What is behind the last line feed, where there is something. */
  *rest(): Generator<Cut, void, void> {
    if (this.#length > 0) yield this.#taken(new Uint8Array(), false);
  }

  #taken(last: Uint8Array, isEnded: boolean): Cut {
    const bytes = this.#held.length === 0 ? last : Buffer.concat([...this.#held, last]);
    const start = this.#start;
    const end = start + bytes.length + (isEnded ? 1 : 0);
    this.#held = [];
    this.#length = 0;
    this.#start = end;
    return { bytes, start, end, isEnded };
  }
}

const CHUNK = 64 * 1024;

/** The bytes of a file, as they are asked for; each chunk is one of its own. Throws where it cannot be read. */
export function* chunksOf(path: string): Generator<Uint8Array, void, void> {
  const file = openSync(path, "r");
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK);
      const length = readSync(file, chunk);
      if (length === 0) return;
      yield chunk.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}
