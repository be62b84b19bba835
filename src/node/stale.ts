import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

/** What nobody has finished after so long, in milliseconds, nobody will. */
const STALE = 24 * 3_600_000;

/**
 * Removes files that were left in the making by a run that was killed: of those that are called so, what nobody has
 * written to for a day. What cannot be removed is in nobody's way.
 */
export function forgetStale(folder: string, isInTheMaking: (name: string) => boolean): void {
  try {
    for (const name of readdirSync(folder).filter(isInTheMaking)) {
      const path = join(folder, name);
      const there = statSync(path, { throwIfNoEntry: false });
      if (there?.isFile() && Date.now() - there.mtimeMs > STALE) rmSync(path, { force: true });
    }
  } catch {
    // What is to be written will tell.
  }
}
