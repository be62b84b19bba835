import { readdirSync, readlinkSync, realpathSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { groupBy } from "../core/group.ts";

/** As many links as Linux follows. */
const MOST_LINKS = 40;

/**
 * Where a path leads, whatever links are on the way: two paths of one file have one target. For what is not there, where
 * it would come to be. Links that go round in a circle lead to one of them.
 */
export function targetOf(path: string, links: number = MOST_LINKS): string {
  try {
    return realpathSync.native(path);
  } catch {
    const folder = dirname(path);
    const next = links > 0 ? linkIn(path) : undefined;
    if (next !== undefined) return targetOf(resolve(folder, next), links - 1);
    return folder === path ? path : join(targetOf(folder, links), basename(path));
  }
}

/** From so many files of one folder on it is quicker to look into the folder than at each. */
const MANY = 8;

/** Where each of many paths leads, in no particular order. */
export function* targets(paths: readonly string[]): Generator<string> {
  for (const [folder, files] of groupBy(paths, dirname)) {
    const plain = files.length < MANY ? undefined : plainFilesIn(folder);
    const before = join(targetOf(folder), sep);
    for (const path of files) {
      const name = basename(path);
      yield plain?.has(name) ? before + name : targetOf(path);
    }
  }
}

/** The names of what is in a folder and no link; none where that cannot be seen. */
function plainFilesIn(folder: string): ReadonlySet<string> {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return new Set(entries.filter((entry) => entry.isFile()).map(({ name }) => name));
  } catch {
    return new Set();
  }
}

/** What a symbolic link says; undefined for anything else. */
function linkIn(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
