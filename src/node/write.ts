import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { makeFolder } from "./folder.ts";
import { forgetStale } from "./stale.ts";
import { targetOf } from "./target.ts";

/** A file in the making: until it is `kept`, whoever looks finds what was there before. */
export interface Whole {
  /** Appends. Throws the system's error; `discard` then. */
  write(part: string | Uint8Array): void;
  /** Puts the file in its place, safe on the disk. Throws the system's error, and leaves nothing half-written. */
  keep(): void;
  /** Takes away what was written. Does nothing where it was kept, or discarded, before. */
  discard(): void;
}

/**
 * Writes a file whole or not at all, as `openWhole` does. Throws the system's error; nothing half-written is left.
 */
export function writeWhole(path: string, text: string): void {
  const file = openWhole(path);
  try {
    file.write(text);
    file.keep();
  } catch (error) {
    file.discard();
    throw error;
  }
}

/** The same for what comes in parts. Throws the system's error where nothing can be written there. */
export function openWhole(path: string): Whole {
  if (isNoFile(path)) return new Writing(openSync(path, "w"));
  const target = targetOf(path);
  makeFolder(dirname(target));
  const [folder, name] = [dirname(target), basename(target)];
  forgetStale(folder, (one) => one.startsWith(`.${name}.`) && IN_THE_MAKING.test(one.slice(name.length + 2)));
  const beside = join(folder, `.${name}.${crypto.randomUUID()}.tmp`);
  return new Writing(openSync(beside, "wx"), { beside, target });
}

/** Behind the name of the file that it is to be. */
const IN_THE_MAKING = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/;

/** Small parts are written together. */
const TOGETHER = 64 * 1024;

class Writing implements Whole {
  #file: number | undefined;
  /** Where the file goes when it is kept; undefined once it is there, or gone. */
  #move: { readonly beside: string; readonly target: string } | undefined;
  #waiting = "";

  constructor(file: number, move?: { readonly beside: string; readonly target: string }) {
    this.#file = file;
    this.#move = move;
  }

  write(part: string | Uint8Array): void {
    if (typeof part === "string") this.#waiting += part;
    if (typeof part !== "string" || this.#waiting.length >= TOGETHER) this.#flush();
    if (typeof part !== "string") this.#writeAll(part);
  }

  keep(): void {
    try {
      this.#flush();
      if (this.#move) fsyncSync(this.#open());
      this.#close();
      if (this.#move) renameSync(this.#move.beside, this.#move.target);
      this.#move = undefined;
    } catch (error) {
      this.discard();
      throw error;
    }
  }

  discard(): void {
    this.#close();
    if (this.#move) rmSync(this.#move.beside, { force: true });
    this.#move = undefined;
  }

  #open(): number {
    if (this.#file === undefined) throw new Error("The file is closed.");
    return this.#file;
  }

  #close(): void {
    const file = this.#file;
    this.#file = undefined;
    if (file !== undefined) closeSync(file);
  }

  #flush(): void {
    const text = this.#waiting;
    this.#waiting = "";
    this.#writeAll(Buffer.from(text));
  }

  #writeAll(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#open(), bytes, at);
  }
}

/**
 * Whether something else than a file is there: a pipe or a device is written as it is, since nothing can stand beside
 * it, and a folder cannot be opened, which says so before anything is done. Throws the system's error where a file is on
 * the way.
 */
export function isNoFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === false;
}
