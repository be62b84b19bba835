import { closeSync, fsyncSync, ftruncateSync, mkdirSync, openSync, renameSync, statSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { targetOf } from "../node/target.ts";

/** Where the lines of an audit go. */
export interface Output {
  write(part: string | Uint8Array): Promise<void> | void;
  /** All is written. */
  finish(): Promise<void> | void;
  /** No more is written, and what is there stays for who goes on. */
  leave(): void;
}

/** Where a file's lines stand until all of them are there. */
export function partialOf(path: string): string {
  return `${targetOf(path)}.partial`;
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
    mkdirSync(dirname(this.#target), { recursive: true });
    this.#file = openSync(this.#partial, length === 0 ? "w" : "r+");
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

  finish(): void {
    fsyncSync(this.#file as number);
    this.leave();
    renameSync(this.#partial, this.#target);
  }

  leave(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }
}

/** The part of a writable stream that is used. */
export interface Writable {
  write(part: string | Uint8Array): unknown;
  once?(event: "drain" | "close", listener: () => void): unknown;
}

/** A stream, as fast as who reads it. */
export class StreamOutput implements Output {
  readonly #stream: Writable;

  constructor(stream: Writable) {
    this.#stream = stream;
  }

  async write(part: string | Uint8Array): Promise<void> {
    const { once } = this.#stream;
    if (this.#stream.write(part) === false && once)
      await new Promise<void>((resolve) => {
        once.call(this.#stream, "drain", resolve);
        once.call(this.#stream, "close", resolve);
      });
  }

  finish(): void {}

  leave(): void {}
}
