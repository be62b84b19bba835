import { Pieces, type PiecesMemory, words } from "./pieces.ts";

/**
 * What is known of an organisation, by the index of its word: `hash` is its reference's, `name` is where that ends among
 * all of them, the others are addresses.
 */
const WORD = { hash: 0, head: 1, tail: 2, phase: 3, approvals: 4, contacts: 5, name: 6 } as const;
const WORDS = 7;

/** What can be asked for and changed. */
export type Known = Exclude<keyof typeof WORD, "hash" | "name">;

/** The memory of a table; it can be handed to other threads, which then read the same. */
export interface TableMemory extends PiecesMemory {
  /** References behind each other. */
  readonly names: SharedArrayBuffer;
  readonly rows: SharedArrayBuffer;
  readonly slots: SharedArrayBuffer;
  readonly size: number;
}

/**
 * Organisations in the order of the register, found by their references in a hash table with open addressing. A slot
 * holds an organisation's index and one; 0 is an empty slot.
 */
export class Table {
  readonly pieces: Pieces;
  #names: Buffer<SharedArrayBuffer>;
  #rows: Uint32Array<SharedArrayBuffer>;
  #slots: Uint32Array<SharedArrayBuffer>;
  #size: number;

  constructor(memory?: TableMemory) {
    this.pieces = new Pieces(memory);
    this.#names = Buffer.from(memory?.names ?? new SharedArrayBuffer(1024));
    this.#rows = memory ? new Uint32Array(memory.rows) : words(WORDS * 64);
    this.#slots = memory ? new Uint32Array(memory.slots) : words(128);
    this.#size = memory?.size ?? 0;
  }

  get size(): number {
    return this.#size;
  }

  get memory(): TableMemory {
    const [names, rows, slots] = [this.#names.buffer, this.#rows.buffer, this.#slots.buffer];
    return { ...this.pieces.memory, names, rows, slots, size: this.#size };
  }

  /** The same, but for the bytes: as it would be if those of the whole file were kept, for who has these. */
  memoryInFile(): Omit<TableMemory, "chunks"> {
    const rows = this.#rows.buffer.slice(0, this.#size * WORDS * 4);
    const names = this.#names.buffer.slice(0, this.#endOf(this.#size - 1));
    return { headers: this.pieces.headersInFile(), names, rows, slots: this.#slots.buffer, size: this.#size };
  }

  /** The index of an organisation, or -1. */
  find(reference: string): number {
    const hash = hashOf(reference);
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const index = (this.#slots[slot] as number) - 1;
      if (index === -1) return -1;
      if (this.#rows[index * WORDS] === hash && this.reference(index) === reference) return index;
    }
  }

  reference(index: number): string {
    return this.#names.toString("latin1", this.#endOf(index - 1), this.#endOf(index));
  }

  /** Where a reference ends among all of them. */
  #endOf(index: number): number {
    return index === -1 ? 0 : (this.#rows[index * WORDS + WORD.name] as number);
  }

  get(index: number, known: Known): number {
    return this.#rows[index * WORDS + WORD[known]] as number;
  }

  set(index: number, known: Known, value: number): void {
    this.#rows[index * WORDS + WORD[known]] = value;
  }

  /** Takes in an organisation that is not there yet, by the address of its first piece; gives its index. */
  insert(reference: string, head: number): number {
    const index = this.#size++;
    if (this.#size * WORDS > this.#rows.length) this.#rows = words(this.#rows.length * 2, this.#rows);
    const hash = hashOf(reference);
    this.#rows[index * WORDS] = hash;
    const start = this.#endOf(index - 1);
    if (start + reference.length > this.#names.length) this.#names = grown(this.#names, reference.length);
    this.#rows[index * WORDS + WORD.name] = start + this.#names.write(reference, start, "latin1");
    this.set(index, "head", head);
    this.set(index, "tail", head);
    if (this.#size * 2 > this.#slots.length) this.#rehash();
    else this.#place(hash, index);
    return index;
  }

  /** Puts another piece behind those of an organisation. */
  append(index: number, piece: number): void {
    this.pieces.link(this.get(index, "tail"), piece);
    this.set(index, "tail", piece);
  }

  #rehash(): void {
    this.#slots = words(this.#slots.length * 2);
    for (let index = 0; index < this.#size; index++) this.#place(this.#rows[index * WORDS] as number, index);
  }

  #place(hash: number, index: number): void {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = index + 1;
  }
}

function grown(before: Buffer, by: number): Buffer<SharedArrayBuffer> {
  const after = Buffer.from(new SharedArrayBuffer(before.length * 2 + by));
  before.copy(after);
  return after;
}

/** FNV-1a over the code units, mixed once more: references that end in running numbers differ in few bits only. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
