import { openSync } from "node:fs";
import { ReadAhead } from "./ahead.ts";
import { indexOf, KEY, type Located, packsIn } from "./pack.ts";
import { checksum, SUM } from "./sum.ts";

/** Where everything is that earlier runs have kept, in memory that threads share. */
export interface SharedTable {
  readonly packs: readonly string[];
  /** Slots of an open-addressed table: a key, the number of a pack from 1, an offset, a length and a checksum; zeros where free. */
  readonly slots: SharedArrayBuffer;
}

const SLOT = KEY + 4 + 8 + 4 + SUM;

/** Collects the indexes of a folder's packs. Of equal keys any will do: they were made from the same. */
export function tableOf(folder: string): SharedTable {
  const packs = packsIn(folder);
  const indexes = packs.map(indexOf);
  const count = indexes.reduce((sum, index) => sum + index.length, 0);
  const size = 2 ** Math.ceil(Math.log2(Math.max(count, 8) * 1.5));
  const slots = new SharedArrayBuffer(size * SLOT);
  const table = Buffer.from(slots);
  for (const [pack, index] of indexes.entries()) for (const located of index) put(table, located, pack + 1, size);
  return { packs, slots };
}

function put(table: Buffer, { key, offset, length, sum }: Located, pack: number, size: number): void {
  let at = slotOf(key, size);
  while (table.readUInt32LE(at + KEY) !== 0) {
    if (table.compare(key, 0, KEY, at, at + KEY) === 0) return;
    at = (at + SLOT) % table.length;
  }
  table.set(key, at);
  table.writeUInt32LE(pack, at + KEY);
  table.writeDoubleLE(offset, at + KEY + 4);
  table.writeUInt32LE(length, at + KEY + 12);
  table.writeUInt32LE(sum, at + KEY + 16);
}

/** Keys are digests: any part of one is as good as random. */
function slotOf(key: Uint8Array, size: number): number {
  const hash = ((key[0] as number) << 24) | ((key[1] as number) << 16) | ((key[2] as number) << 8) | (key[3] as number);
  return ((hash >>> 0) % size) * SLOT;
}

/** Looks things up. Whoever opens one closes it. */
export class Table {
  readonly #packs: readonly string[];
  readonly #slots: Buffer;
  readonly #files = new Map<number, ReadAhead | undefined>();

  constructor({ packs, slots }: SharedTable) {
    this.#packs = packs;
    this.#slots = Buffer.from(slots);
  }

  /** The payload that was kept under a key; undefined where there is none, or it is damaged. */
  get(key: Uint8Array): Buffer | undefined {
    const table = this.#slots;
    let at = slotOf(key, table.length / SLOT);
    for (let pack = table.readUInt32LE(at + KEY); pack !== 0; pack = table.readUInt32LE(at + KEY)) {
      if (table.compare(key, 0, KEY, at, at + KEY) === 0) return this.#read(pack, at);
      at = (at + SLOT) % table.length;
    }
    return undefined;
  }

  #read(pack: number, at: number): Buffer | undefined {
    const file = this.#file(pack);
    if (file === undefined) return undefined;
    const payload = file.read(this.#slots.readDoubleLE(at + KEY + 4), this.#slots.readUInt32LE(at + KEY + 12));
    return checksum(payload) === this.#slots.readUInt32LE(at + KEY + 16) ? payload : undefined;
  }

  /** Undefined where the pack is gone. */
  #file(pack: number): ReadAhead | undefined {
    if (!this.#files.has(pack)) this.#files.set(pack, opened(this.#packs[pack - 1] as string));
    return this.#files.get(pack);
  }

  close(): void {
    for (const file of this.#files.values()) file?.close();
    this.#files.clear();
  }
}

function opened(path: string): ReadAhead | undefined {
  try {
    return new ReadAhead(openSync(path, "r"));
  } catch {
    return undefined;
  }
}
