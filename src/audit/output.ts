import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  lstatSync,
  openSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { makeFolder } from "../node/folder.ts";
import { targetOf } from "../node/target.ts";
import { openWhole, type Whole } from "../node/write.ts";

/** Where the lines of an audit go. */
export interface Output {
  /** What was given is not read any more once this is done. */
  write(part: string | Uint8Array): Promise<void> | void;
  /** All is written. */
  finish(): Promise<void> | void;
  /** No more is written, and what is there stays for who goes on. */
  leave(): void;
}

/** How the name of what is not whole yet ends. */
export const PARTIAL: string = ".partial";

/** Where a file's lines stand until all of them are there. */
export function partialOf(path: string): string {
  return `${targetOf(path)}${PARTIAL}`;
}

/** Another audit has begun to write into the same file, so that this one's lines have no place any more. */
export class Overtaken extends Error {
  override readonly name = "Overtaken";
}

/**
 * A file that is written beside its place, and put there when all of it is written. What was written stays if the audit
 * ends before that, so that another can go on. `length` is how much of an earlier one's is kept, in bytes. Throws the
 * system's error.
 */
export class FileOutput implements Output {
  readonly #target: string;
  readonly #partial: string;
  #file: number | undefined;
  #at: number;

  constructor(path: string, length: number = 0) {
    this.#target = targetOf(path);
    this.#partial = partialOf(path);
    this.#at = length;
    // The system refuses a folder here, before anything is audited, and not when all of it is.
    if (statSync(this.#target, { throwIfNoEntry: false })?.isDirectory()) openSync(this.#target, "r+");
    makeFolder(dirname(this.#target));
    // A file of its own, so that an audit that still writes into what was there cannot write into this.
    if (length === 0 && lstatSync(this.#partial, { throwIfNoEntry: false })) unlinkSync(this.#partial);
    this.#file = openSync(this.#partial, length === 0 ? "wx" : "r+");
    // What comes may be shorter than what was left behind it.
    ftruncateSync(this.#file, length);
  }

  write(part: string | Uint8Array): void {
    const bytes = typeof part === "string" ? Buffer.from(part) : part;
    for (let done = 0; done < bytes.length; ) {
      const written = writeSync(this.#file as number, bytes, done, bytes.length - done, this.#at);
      done += written;
      this.#at += written;
    }
  }

  /** Throws `Overtaken` as well. */
  finish(): void {
    fsyncSync(this.#file as number);
    const own = fstatSync(this.#file as number).ino;
    if (statSync(this.#partial, { throwIfNoEntry: false })?.ino !== own) throw new Overtaken();
    this.leave();
    renameSync(this.#partial, this.#target);
  }

  leave(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }
}

/** A pipe or a device: what is written is gone at once, and nobody can go on with it. Throws the system's error. */
export class PassingOutput implements Output {
  readonly #whole: Whole;

  constructor(path: string) {
    this.#whole = openWhole(path);
  }

  write(part: string | Uint8Array): void {
    this.#whole.write(part);
  }

  finish(): void {
    this.#whole.keep();
  }

  leave(): void {
    this.#whole.discard();
  }
}

/** The part of a writable stream that is used. */
export interface Writable {
  write(part: string | Uint8Array, written?: () => void): unknown;
  on?(event: "close", listener: () => void): unknown;
  off?(event: "close", listener: () => void): unknown;
}

/** A stream, as fast as who reads it. */
export class StreamOutput implements Output {
  readonly #stream: Writable;

  constructor(stream: Writable) {
    this.#stream = stream;
  }

  async write(part: string | Uint8Array): Promise<void> {
    const stream = this.#stream;
    if (!stream.on) {
      stream.write(part);
      return;
    }
    await new Promise<void>((resolve) => {
      // It is written, or nobody is left who reads.
      const goOn = (): void => {
        stream.off?.("close", goOn);
        resolve();
      };
      stream.on?.("close", goOn);
      stream.write(part, goOn);
    });
  }

  finish(): void {}

  leave(): void {}
}
