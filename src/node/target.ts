import { readlinkSync, realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

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

/** What a symbolic link says; undefined for anything else. */
function linkIn(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
