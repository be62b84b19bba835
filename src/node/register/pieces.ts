/**
 * Texts of a register, one behind the other in shared memory: a line of NDJSON, a row of CSV or an organisation in JSON,
 * each behind a header. An address is that of the header in words of four bytes, over all chunks; 0 is none.
 */

/** What a header says, by the index of its word: see `Piece`. */
const WORD = { next: 0, line: 1, offset: 2, column: 3, reference: 4, text: 5, source: 6 } as const;
const HEADER_WORDS = 7;

/** Memory that has not been written to costs nothing, so all chunks are of one size. */
const CHUNK_BYTES = 4 * 1024 * 1024;
const CHUNK_WORDS = CHUNK_BYTES / 4;

/** The most bytes that a piece can hold. */
export const MOST_BYTES: number = CHUNK_BYTES - (HEADER_WORDS + 1) * 4;

/** Where a piece begins in its file: line and column from 1, offset in UTF-16 code units. */
export interface Start {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** What is kept of an organisation, or of a part of it. */
export interface Piece extends Start {
  /** The organisation's reference, with its first piece; empty with the others. */
  readonly reference: string;
  /** What `entry` reads. */
  readonly text: Uint8Array;
  /** What was written in the file, where that is something else. */
  readonly source?: Uint8Array;
}

export class Pieces {
  readonly chunks: SharedArrayBuffer[];
  readonly #words: Uint32Array[] = [];
  readonly #bytes: Buffer[] = [];
  /** The first free word; word 0 stays free, as no address. */
  #free = 1;

  constructor(chunks: readonly SharedArrayBuffer[] = []) {
    this.chunks = [...chunks];
    for (const chunk of chunks) this.#view(chunk);
  }

  #view(chunk: SharedArrayBuffer): void {
    this.#words.push(new Uint32Array(chunk));
    this.#bytes.push(Buffer.from(chunk));
  }

  /** Keeps a piece of at most `MOST_BYTES` and gives its address. */
  add({ line, column, offset, reference, text, source }: Piece): number {
    const length = reference.length + text.length + (source?.length ?? 0);
    const address = this.#take(HEADER_WORDS + Math.ceil(length / 4));
    const words = this.#words[address >>> 20] as Uint32Array;
    const header = address & (CHUNK_WORDS - 1);
    words[header + WORD.line] = line;
    words[header + WORD.offset] = offset;
    words[header + WORD.column] = column;
    words[header + WORD.reference] = reference.length;
    words[header + WORD.text] = text.length;
    words[header + WORD.source] = source?.length ?? 0;
    const bytes = this.#bytes[address >>> 20] as Buffer;
    const start = (header + HEADER_WORDS) * 4;
    bytes.write(reference, start, "latin1");
    bytes.set(text, start + reference.length);
    if (source) bytes.set(source, start + reference.length + text.length);
    return address;
  }

  #take(words: number): number {
    const end = this.chunks.length * CHUNK_WORDS;
    if (this.#free + words > end) {
      const chunk = new SharedArrayBuffer(CHUNK_BYTES);
      this.chunks.push(chunk);
      this.#view(chunk);
      this.#free = Math.max(end, 1);
    }
    const address = this.#free;
    this.#free += words;
    return address;
  }

  #word(address: number, word: number): number {
    return (this.#words[address >>> 20] as Uint32Array)[(address & (CHUNK_WORDS - 1)) + word] as number;
  }

  /** The address of the organisation's next piece, or 0. */
  next(address: number): number {
    return this.#word(address, WORD.next);
  }

  link(address: number, next: number): void {
    (this.#words[address >>> 20] as Uint32Array)[(address & (CHUNK_WORDS - 1)) + WORD.next] = next;
  }

  start(address: number): Start {
    return {
      line: this.#word(address, WORD.line),
      column: this.#word(address, WORD.column),
      offset: this.#word(address, WORD.offset),
    };
  }

  reference(address: number): string {
    const length = this.#word(address, WORD.reference);
    const start = ((address & (CHUNK_WORDS - 1)) + HEADER_WORDS) * 4;
    return (this.#bytes[address >>> 20] as Buffer).toString("latin1", start, start + length);
  }

  text(address: number): string {
    const length = this.#word(address, WORD.text);
    const start = ((address & (CHUNK_WORDS - 1)) + HEADER_WORDS) * 4 + this.#word(address, WORD.reference);
    return (this.#bytes[address >>> 20] as Buffer).toString("utf8", start, start + length);
  }

  /** What was written in the file; undefined where that is the text. */
  source(address: number): string | undefined {
    const length = this.#word(address, WORD.source);
    if (length === 0) return undefined;
    const header = ((address & (CHUNK_WORDS - 1)) + HEADER_WORDS) * 4;
    const start = header + this.#word(address, WORD.reference) + this.#word(address, WORD.text);
    return (this.#bytes[address >>> 20] as Buffer).toString("utf8", start, start + length);
  }
}
