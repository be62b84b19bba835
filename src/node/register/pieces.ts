import { Bytes, CHUNK } from "./bytes.ts";

/**
 * Texts of a register in shared memory: a line of NDJSON, a row of CSV or an organisation in JSON. Beside the bytes, each
 * has a header of words of four bytes, which says where they are. An address is the number of a header, from 1; 0 is none.
 */

/** What a header says, by the index of its word: see `Piece`. `chunk` and `at` are where its bytes begin. */
const WORD = { next: 0, line: 1, offset: 2, column: 3, chunk: 4, at: 5, text: 6, source: 7, from: 8 } as const;
const WORDS = 9;

/** Where a piece begins in its file: line and column from 1, offset in UTF-16 code units. */
export interface Start {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** What is kept of an organisation, or of a part of it. */
export interface Piece extends Start {
  /** What `entry` reads. */
  readonly text: Uint8Array;
  /** Where the text begins in the file, in bytes; modulo 2^32. */
  readonly from: number;
  /** What was written in the file, where that is something else. */
  readonly source?: Uint8Array;
}

/** The memory of pieces; it can be handed to other threads, which then read the same. */
export interface PiecesMemory {
  readonly chunks: readonly SharedArrayBuffer[];
  readonly headers: SharedArrayBuffer;
}

export class Pieces {
  readonly #bytes: Bytes;
  #headers: Uint32Array<SharedArrayBuffer>;
  #count = 0;

  constructor(memory?: PiecesMemory) {
    this.#bytes = new Bytes(memory?.chunks);
    this.#headers = memory ? new Uint32Array(memory.headers) : words(WORDS * 64);
  }

  get memory(): PiecesMemory {
    return { chunks: this.#bytes.chunks, headers: this.#headers.buffer };
  }

  /** The headers as they would be if the bytes of the whole file were kept, for who has these. */
  headersInFile(): SharedArrayBuffer {
    const headers = new Uint32Array(this.#headers.buffer.slice(0, (this.#count + 1) * WORDS * 4));
    for (let header = WORDS; header < headers.length; header += WORDS) {
      const from = headers[header + WORD.from] as number;
      headers[header + WORD.chunk] = Math.floor(from / CHUNK);
      headers[header + WORD.at] = from % CHUNK;
    }
    return headers.buffer;
  }

  /** Keeps a piece and gives its address. */
  add({ line, column, offset, text, from, source }: Piece): number {
    const address = ++this.#count;
    const header = address * WORDS;
    if (header + WORDS > this.#headers.length) this.#headers = words(this.#headers.length * 2, this.#headers);
    const headers = this.#headers;
    const start = this.#bytes.add(text);
    if (source) this.#bytes.add(source);
    headers[header + WORD.line] = line;
    headers[header + WORD.offset] = offset;
    headers[header + WORD.column] = column;
    headers[header + WORD.chunk] = Math.floor(start / CHUNK);
    headers[header + WORD.at] = start % CHUNK;
    headers[header + WORD.text] = text.length;
    headers[header + WORD.source] = source?.length ?? 0;
    headers[header + WORD.from] = from;
    return address;
  }

  #word(address: number, word: number): number {
    return this.#headers[address * WORDS + word] as number;
  }

  /** The address of the organisation's next piece, or 0. */
  next(address: number): number {
    return this.#word(address, WORD.next);
  }

  link(address: number, next: number): void {
    this.#headers[address * WORDS + WORD.next] = next;
  }

  start(address: number): Start {
    return {
      line: this.#word(address, WORD.line),
      column: this.#word(address, WORD.column),
      offset: this.#word(address, WORD.offset),
    };
  }

  /** The bytes of its text, which are not to be written to. */
  bytes(address: number): Buffer {
    return this.#bytes.at(this.#startOf(address), this.#word(address, WORD.text));
  }

  text(address: number): string {
    return this.bytes(address).toString();
  }

  /** What was written in the file; undefined where that is the text. */
  source(address: number): string | undefined {
    const length = this.#word(address, WORD.source);
    if (length === 0) return undefined;
    return this.#bytes.at(this.#startOf(address) + this.#word(address, WORD.text), length).toString();
  }

  #startOf(address: number): number {
    return this.#word(address, WORD.chunk) * CHUNK + this.#word(address, WORD.at);
  }
}

/** So many words of shared memory, with what was there before. */
export function words(count: number, before?: Uint32Array): Uint32Array<SharedArrayBuffer> {
  const after = new Uint32Array(new SharedArrayBuffer(count * 4));
  if (before) after.set(before);
  return after;
}
