import { statSync } from "node:fs";

/** What was looked for, and the files that were there; none where a path was not. */
export interface Search {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly found: readonly string[] | undefined;
}

/** All that some work looked at on the disk, as it stood just then. */
export interface Trail {
  readonly searches: readonly Search[];
  /** Files by their paths, those among them that were not there, and how each stood. */
  readonly files: ReadonlyMap<string, string>;
}

/** What is written into while somebody follows. */
let followed: { readonly searches: Search[]; readonly files: Map<string, string> } | undefined;

/** Does some work, and keeps its trail for who wants to know when doing it again would find something else. */
export async function follow<Result>(
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly trail: Trail }> {
  const trail = { searches: [], files: new Map<string, string>() };
  followed = trail;
  try {
    return { result: await work(), trail };
  } finally {
    followed = undefined;
  }
}

/** Within so many milliseconds a file can be written twice without a trace: the system's clock for files is coarse. */
const COARSE = 30;

/** To be called just before a file is looked at. */
export function noteFile(path: string): void {
  if (!followed || followed.files.has(path)) return;
  const [state, written] = stateAt(path);
  // Whether it is written once more right now nobody could tell afterwards: it never counts as it was.
  followed.files.set(path, Date.now() - written < COARSE ? `${state} being written` : state);
}

/** To be called when a search is over. */
export function noteSearch(search: Search): void {
  followed?.searches.push(search);
}

/** How a file stands: another text as soon as it is another file, has been written to, or has gone. */
export function stateOf(path: string): string {
  return stateAt(path)[0];
}

/** With the time at which it was last written, in epoch milliseconds. */
function stateAt(path: string): readonly [state: string, written: number] {
  try {
    const { ino, size, mtimeNs, ctimeNs, ctimeMs } = statSync(path, { bigint: true });
    return [`${ino} ${size} ${mtimeNs} ${ctimeNs}`, Number(ctimeMs)];
  } catch {
    return [ABSENT, 0];
  }
}

export const ABSENT = "absent";
