import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { targetOf } from "./target.ts";

/** A file that is being written, and is there when it is whole. */
export interface Whole {
  write(chunk: string | Uint8Array): void;
  /** Puts what was written in its place. */
  finish(): void;
  /** Leaves everything as it was. */
  abandon(): void;
}

/**
 * Writes a file whole or not at all, as `openWhole` does. Throws the system's error; nothing half-written is left.
 */
export function writeWhole(path: string, text: string): void {
  const file = openWhole(path);
  try {
    file.write(text);
    file.finish();
  } catch (error) {
    file.abandon();
    throw error;
  }
}

/**
 * Begins to write a file: into a new one beside it, which takes its place in the end. A symbolic link stays, and what it
 * leads to is written. What is no file of its own (a pipe, a device) is written into. Makes the folders on the way.
 * Whoever opens it finishes or abandons it. Throws the system's error, as does all that is done with it.
 */
export function openWhole(path: string): Whole {
  if (isSpecial(path)) return writing(openSync(path, "w"));
  const target = targetOf(path);
  mkdirSync(dirname(target), { recursive: true });
  const beside = join(dirname(target), `.${basename(target)}.${crypto.randomUUID()}.tmp`);
  const file = writing(openSync(beside, "wx"), { isSynced: true });
  return {
    write: file.write,
    finish: () => {
      file.finish();
      renameSync(beside, target);
    },
    abandon: () => {
      file.abandon();
      rmSync(beside, { force: true });
    },
  };
}

function isSpecial(path: string): boolean {
  const there = statSync(path, { throwIfNoEntry: false });
  return there !== undefined && !there.isFile() && !there.isDirectory();
}

/** So many bytes are held until they are written: a call to the system for each line would take most of the time. */
const HELD = 256 * 1024;

function writing(file: number, { isSynced = false }: { readonly isSynced?: boolean } = {}): Whole {
  let held: Uint8Array[] = [];
  let size = 0;
  let isOpen = true;
  const flush = (): void => {
    const bytes = Buffer.concat(held);
    held = [];
    size = 0;
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
  };
  const close = (): void => {
    if (isOpen) closeSync(file);
    isOpen = false;
  };
  return {
    write: (chunk) => {
      const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
      held.push(bytes);
      size += bytes.length;
      if (size >= HELD) flush();
    },
    finish: () => {
      flush();
      if (isSynced) fsyncSync(file);
      close();
    },
    abandon: close,
  };
}
