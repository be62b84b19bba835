import { openSync } from "node:fs";
import { ReadAhead } from "./ahead.ts";
import { indexOf, KEY, LINE, locatedIn, packsIn } from "./pack.ts";
import { checksum } from "./sum.ts";

/** Where everything is that earlier runs have kept, in memory that threads share. */
export interface SharedTable {
  readonly packs: readonly string[];
  /** Slots of an open-addressed table: a line of an index, and the number of its pack from 1; zeros where free. */
  readonly slots: SharedArrayBuffer;
}

const SLOT = LINE + 4;

/** Collects the indexes of a folder's packs. Of equal keys any will do: they were made from the same. */
export function tableOf(folder: string): SharedTable {
  const packs = packsIn(folder);
  const indexes = packs.map(indexOf);
  const count = indexes.reduce((sum, index) => sum + index.length / LINE, 0);
  const size = 2 ** Math.ceil(Math.log2(Math.max(count, 8) * 1.5));
  const slots = new SharedArrayBuffer(size * SLOT);
  const table = Buffer.from(slots);
  for (const [pack, index] of indexes.entries())
    for (let line = 0; line < index.length; line += LINE) put(table, index, line, pack + 1);
  return { packs, slots };
}

function put(table: Buffer, index: Buffer, line: number, pack: number): void {
  let at = slotOf(index, line, table.length);
  while (table.readUInt32LE(at + LINE) !== 0) {
    if (index.compare(table, at, at + KEY, line, line + KEY) === 0) return;
    at = (at + SLOT) % table.length;
  }
  index.copy(table, at, line, line + LINE);
  table.writeUInt32LE(pack, at + LINE);
}

/** Keys are digests: any part of one is as good as random. */
function slotOf(keys: Uint8Array, at: number, length: number): number {
  const hash = (keys[at] as number) * 2 ** 16 + (keys[at + 1] as number) * 2 ** 8 + (keys[at + 2] as number);
  return ((hash * 2 ** 8 + (keys[at + 3] as number)) % (length / SLOT)) * SLOT;
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
    let at = slotOf(key, 0, table.length);
    for (let pack = table.readUInt32LE(at + LINE); pack !== 0; pack = table.readUInt32LE(at + LINE)) {
      if (table.compare(key, 0, KEY, at, at + KEY) === 0) return this.#read(pack, at);
      at = (at + SLOT) % table.length;
    }
    return undefined;
  }

  #read(pack: number, at: number): Buffer | undefined {
    const file = this.#file(pack);
    if (file === undefined) return undefined;
    const { offset, length, sum } = locatedIn(this.#slots, at);
    const payload = file.read(offset, length);
    return checksum(payload) === sum ? payload : undefined;
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
