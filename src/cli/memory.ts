import type { Checked, SourceFile } from "../core/model.ts";

/** Gives what a source was found to be, by checking it where that is not known yet. */
export type Recall = (source: SourceFile, check: () => readonly Checked[]) => readonly Checked[];

/** Whoever checks once remembers nothing. */
export const forgetful: Recall = (_source, check) => check();

/**
 * Remembers what was checked, by a file's name and content. All of it has to be checked in the same context, the time
 * among it.
 */
export function createRecall(): Recall {
  const known = new Map<string, { readonly content: SourceFile["content"]; readonly checked: readonly Checked[] }>();
  return ({ name, content }, check) => {
    const before = known.get(name);
    if (before !== undefined && isSame(before.content, content)) return before.checked;
    const checked = check();
    known.set(name, { content, checked });
    return checked;
  };
}

function isSame(before: SourceFile["content"], now: SourceFile["content"]): boolean {
  if (before instanceof Uint8Array && now instanceof Uint8Array) return Buffer.compare(before, now) === 0;
  return before === now;
}
