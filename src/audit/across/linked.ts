import { createHash } from "node:crypto";
import type { Sorter } from "./sorter.ts";

/** Things that belong together, each known by as many bytes as `WIDTH`, by which they are ordered. */
export const WIDTH = 9;

/**
 * Puts together what pairs link, directly or through others, in as little memory as sorting takes. Two steps by turns
 * (Kiveris and others, “Connected Components in MapReduce and Beyond”, 2014) hang everything on the least that it is
 * linked with, until nothing changes: a few rounds, however many pairs there are. `pairs` holds the bytes of two things
 * behind each other. Gives sorted pairs of the least of a group and another of it; `pairs` is closed.
 */
export function linked(pairs: Sorter, make: () => Sorter): Sorter {
  let links = pairs;
  for (let before = ""; ; ) {
    const hash = createHash("sha256");
    const both = make();
    for (const pair of distinct(links)) {
      hash.update(pair);
      both.add(pair);
      both.add(pair.subarray(WIDTH), pair.subarray(0, WIDTH));
    }
    const now = hash.digest("hex");
    links.close();
    if (now === before) return turned(both, make);
    before = now;
    links = toLeastBelow(toLeastAround(both, make), make);
  }
}

/** Hangs all that is above something on the least that is around it, itself among them. */
function toLeastAround(both: Sorter, make: () => Sorter): Sorter {
  const links = make();
  const one = Buffer.alloc(WIDTH);
  const least = Buffer.alloc(WIDTH);
  let isFirst = true;
  for (const pair of distinct(both)) {
    const other = pair.subarray(WIDTH);
    if (isFirst || pair.compare(one, 0, WIDTH, 0, WIDTH) !== 0) {
      pair.copy(one, 0, 0, WIDTH);
      (Buffer.compare(other, one) < 0 ? other : one).copy(least);
      isFirst = false;
    }
    if (Buffer.compare(other, one) > 0) links.add(other, least);
  }
  both.close();
  return links;
}

/** Hangs something, and all that is below it, on the least of them. */
function toLeastBelow(down: Sorter, make: () => Sorter): Sorter {
  const links = make();
  const one = Buffer.alloc(WIDTH);
  const least = Buffer.alloc(WIDTH);
  let isFirst = true;
  for (const pair of distinct(down)) {
    const other = pair.subarray(WIDTH);
    if (isFirst || pair.compare(one, 0, WIDTH, 0, WIDTH) !== 0) {
      pair.copy(one, 0, 0, WIDTH);
      other.copy(least);
      links.add(one, least);
      isFirst = false;
    } else links.add(other, least);
  }
  down.close();
  return links;
}

/** Of pairs in both directions, those that begin with the lesser. */
function turned(both: Sorter, make: () => Sorter): Sorter {
  const links = make();
  for (const pair of distinct(both)) if (pair.compare(pair, WIDTH, 2 * WIDTH, 0, WIDTH) < 0) links.add(pair);
  both.close();
  return links;
}

/** Sorted records, equal ones once. Each is good until the next one is asked for. */
function* distinct(sorter: Sorter): Generator<Buffer> {
  const before = Buffer.alloc(2 * WIDTH);
  let isFirst = true;
  for (const record of sorter.sorted()) {
    if (!isFirst && Buffer.compare(record, before) === 0) continue;
    record.copy(before);
    isFirst = false;
    yield record;
  }
}
