import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/**
 * Writes a file whole or not at all: into a new one beside it, which then takes its place. What is no file of its own (a
 * pipe, a device) is written into. Makes the folders on the way. Throws the system's error; nothing half-written is left.
 */
export function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  if (isSpecial(path)) {
    writeAll(path, "w", text);
    return;
  }
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    writeAll(beside, "wx", text);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

function isSpecial(path: string): boolean {
  const there = statSync(path, { throwIfNoEntry: false });
  return there !== undefined && !there.isFile() && !there.isDirectory();
}

function writeAll(path: string, flag: "w" | "wx", text: string): void {
  const file = openSync(path, flag);
  try {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    if (flag === "wx") fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
