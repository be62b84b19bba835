import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder, and those on the way to it, where they are not there yet. Throws the system's error. Not by Node's own
 * `recursive`, which never ends where a folder that is there takes no other, such as /proc.
 */
export function makeFolder(path: string, mode: number = 0o777): void {
  try {
    mkdirSync(path, mode);
  } catch (error) {
    if (isFolder(path)) return;
    const parent = dirname(path);
    const isOnTheWay = (error as NodeJS.ErrnoException).code === "ENOENT" && parent !== path && !isFolder(parent);
    if (!isOnTheWay) throw error;
    makeFolder(parent, mode);
    makeFolder(path, mode);
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
