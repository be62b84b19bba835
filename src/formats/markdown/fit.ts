/** Characters of a comment on GitHub (GitLab takes a million). */
export const LIMIT = 65_536;

/** Where less is left, nothing worth telling fits. */
const LEAST = 200;

/** Those of some things, made into text one after the other, that fit into so many characters. */
export function fitting<T>(things: readonly T[], room: number, make: (thing: T) => string): readonly string[] {
  const texts: string[] = [];
  let left = room;
  for (const thing of things) {
    if (left < LEAST) break;
    const text = make(thing);
    if (text.length + 2 > left) continue;
    texts.push(text);
    left -= text.length + 2;
  }
  return texts;
}

/** Something long, which the reader opens. The title is in our own words. */
export function folded(title: string, text: string): string {
  return `<details>\n<summary>${title}</summary>\n\n${text}\n\n</details>`;
}

/** Characters of blocks with the blank lines between them. */
export function lengthOf(blocks: readonly string[]): number {
  return blocks.reduce((sum, block) => sum + block.length + 2, 0);
}
