import { closeSync, fstatSync, openSync, readdirSync, readSync, renameSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { forgetStale } from "../../node/stale.ts";
import { checksum, SUM } from "./sum.ts";

/** What is kept of one document, by the digest of what it depends on. */
export interface Entry {
  readonly key: Uint8Array;
  readonly payload: Uint8Array;
}

/** Bytes of a key. */
export const KEY = 16;

/** Bytes of a line of the index: a key, where its payload is, how long it is, and the checksum of it. */
export const LINE: number = KEY + 6 + 4 + SUM;

const MAGIC = Buffer.from("rolecall audit cache 3\n");

/** Behind the index: how many lines it has, its checksum, and the magic words again. */
const TRAILER = 4 + SUM + MAGIC.length;

const ENDING = ".pack";

/** The packs in a folder, in no particular order; those of a run that has not ended are not among them. */
export function packsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(ENDING))
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/** Where a payload is, and what it should be. */
export interface Located {
  readonly offset: number;
  readonly length: number;
  readonly sum: number;
}

/** What a line of an index says beside its key. */
export function locatedIn(index: Buffer, line: number): Located {
  return {
    offset: index.readUIntBE(line + KEY, 6),
    length: index.readUInt32BE(line + KEY + 6),
    sum: index.readUInt32BE(line + KEY + 10),
  };
}

/** The index of a pack, its lines behind each other; nothing where it is damaged. */
export function indexOf(path: string): Buffer {
  try {
    const file = openSync(path, "r");
    try {
      return readIndex(file);
    } finally {
      closeSync(file);
    }
  } catch {
    return NOTHING;
  }
}

const NOTHING = Buffer.alloc(0);

function readIndex(file: number): Buffer {
  const { size } = fstatSync(file);
  if (size < MAGIC.length + TRAILER) return NOTHING;
  const trailer = readAt(file, size - TRAILER, TRAILER);
  const count = trailer.readUInt32BE(0);
  const start = size - TRAILER - count * LINE;
  if (start < MAGIC.length || !trailer.subarray(4 + SUM).equals(MAGIC)) return NOTHING;
  const index = readAt(file, start, count * LINE);
  return trailer.readUInt32BE(4) === checksum(index) ? index : NOTHING;
}

/** Bytes of an open file; fewer where it ends before. */
export function readAt(file: number, offset: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  const read = readSync(file, bytes, 0, length, offset);
  return bytes.subarray(0, read);
}

/** Writes a pack of its own, which others see once it is whole. Throws the system's error. */
export class PackWriter {
  readonly #folder: string;
  readonly #name: string;
  readonly #lines: Buffer[] = [];
  #file: number | undefined;
  #offset = 0;

  constructor(folder: string) {
    this.#folder = folder;
    this.#name = crypto.randomUUID();
    forgetStale(folder, (name) => name.endsWith(".tmp"));
  }

  add({ key, payload }: Entry): void {
    this.#file ??= this.#begun();
    const line = Buffer.alloc(LINE);
    line.set(key);
    line.writeUIntBE(this.#offset, KEY, 6);
    line.writeUInt32BE(payload.length, KEY + 6);
    line.writeUInt32BE(checksum(payload), KEY + 10);
    this.#lines.push(line);
    this.#write(payload);
  }

  /** Nothing where nothing was added. */
  end(): void {
    if (this.#file === undefined) return;
    const index = Buffer.concat(this.#lines);
    const trailer = Buffer.alloc(4 + SUM);
    trailer.writeUInt32BE(this.#lines.length);
    trailer.writeUInt32BE(checksum(index), 4);
    this.#write(Buffer.concat([index, trailer, MAGIC]));
    this.#close();
    renameSync(this.#unfinished, join(this.#folder, `${this.#name}${ENDING}`));
  }

  discard(): void {
    if (this.#file === undefined) return;
    this.#close();
    rmSync(this.#unfinished, { force: true });
  }

  get #unfinished(): string {
    return join(this.#folder, `${this.#name}.tmp`);
  }

  #begun(): number {
    this.#file = openSync(this.#unfinished, "wx");
    this.#write(MAGIC);
    return this.#file;
  }

  #write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file as number, bytes, at);
    this.#offset += bytes.length;
  }

  #close(): void {
    closeSync(this.#file as number);
    this.#file = undefined;
  }
}
