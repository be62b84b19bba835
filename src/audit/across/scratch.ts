import { closeSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Room on the disk for what does not fit into memory. Nothing is made before it is needed, and everything goes with
 * `close`; where the system allows it each file has no name from the start, so that a kill leaves nothing either.
 */
export class Scratch {
  readonly #open = new Set<number>();
  #folder: string | undefined;
  #made = 0;

  /** A new, empty file, to write and to read. Throws the system's error. */
  file(): number {
    this.#folder ??= mkdtempSync(join(tmpdir(), "rolecall-audit-"));
    const path = join(this.#folder, String(this.#made++));
    const file = openSync(path, "wx+", 0o600);
    this.#open.add(file);
    if (process.platform !== "win32") rmSync(path);
    return file;
  }

  /** Gives back a file's room. */
  drop(file: number): void {
    if (this.#open.delete(file)) closeSync(file);
  }

  /** How many files there have been. */
  get made(): number {
    return this.#made;
  }

  close(): void {
    for (const file of this.#open) closeSync(file);
    this.#open.clear();
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = undefined;
  }
}
