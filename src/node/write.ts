import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { targetOf } from "./target.ts";

/**
 * Writes a file whole or not at all: into a new one beside it, which then takes its place. A symbolic link stays, and
 * what it leads to is written. What is no file of its own (a pipe, a device) is written into. Makes the folders on the
 * way. Throws the system's error; nothing half-written is left.
 */
export function writeWhole(path: string, text: string): void {
  if (isSpecial(path)) {
    const special = openSync(path, "w");
    closing(special, () => writeAll(special, text));
    return;
  }
  const target = targetOf(path);
  mkdirSync(dirname(target), { recursive: true });
  const beside = join(dirname(target), `.${basename(target)}.${crypto.randomUUID()}.tmp`);
  const made = openSync(beside, "wx");
  try {
    closing(made, () => {
      writeAll(made, text);
      fsyncSync(made);
    });
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

function isSpecial(path: string): boolean {
  const there = statSync(path, { throwIfNoEntry: false });
  return there !== undefined && !there.isFile() && !there.isDirectory();
}

function closing(file: number, work: () => void): void {
  try {
    work();
  } finally {
    closeSync(file);
  }
}

function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}
