/** Records behind each other in one piece of memory, each behind its length: four bytes, the lowest first. */
export const LENGTH = 4;

export function lengthAt(arena: Buffer, record: number): number {
  return arena.readUInt32LE(record);
}

/** The three bytes that are looked at in one round leave room in a double for a place among half a billion records. */
const BYTES = 3;
const PLACES = 2 ** 29;

/** So few are compared with each other: anything cleverer takes longer. */
const FEW = 12;

/**
 * Sorts records by their bytes; `records` holds where each begins. It goes three bytes at a time, with the platform's
 * own sort of numbers, because comparing two records takes longer than all the rest.
 */
export function sortRecords(arena: Buffer, records: Uint32Array): void {
  const runs = runsOf(arena, records);
  if (runs) {
    mergeRuns(arena, records, runs);
    return;
  }
  let longest = 0;
  for (const record of records) longest = Math.max(longest, lengthAt(arena, record));
  sortFrom(arena, records, 0, longest);
}

/** So few parts that are in order already are merged: declarations mostly come in the order of their names, as a register does. */
const MOST_RUNS = 4;

/** Where parts begin that are in order, and the end; undefined where there are many. */
function runsOf(arena: Buffer, records: Uint32Array): readonly number[] | undefined {
  const starts = [0];
  for (let place = 1; place < records.length; place += 1) {
    if (compareAt(arena, records[place - 1] as number, records[place] as number) <= 0) continue;
    if (starts.length === MOST_RUNS) return undefined;
    starts.push(place);
  }
  return [...starts, records.length];
}

/** Merges the first two, then the third into those, and so on. */
function mergeRuns(arena: Buffer, records: Uint32Array, [, ...ends]: readonly number[]): void {
  let [middle = 0] = ends;
  for (const end of ends.slice(1)) {
    mergeTwo(arena, records.subarray(0, end), middle);
    middle = end;
  }
}

/** Merges what is before `middle` with what is behind it, from the end, so that only the latter is copied. */
function mergeTwo(arena: Buffer, records: Uint32Array, middle: number): void {
  const second = records.slice(middle);
  let first = middle - 1;
  let left = second.length - 1;
  for (let place = records.length - 1; left >= 0; place -= 1) {
    const isLater = first >= 0 && compareAt(arena, records[first] as number, second[left] as number) > 0;
    records[place] = (isLater ? records[first--] : second[left--]) as number;
  }
}

function sortFrom(arena: Buffer, records: Uint32Array, depth: number, longest: number): void {
  if (records.length <= FEW || depth >= longest) {
    if (records.length > 1) sortFew(arena, records);
    return;
  }
  const ranks = Float64Array.from(records, (record, place) => bytesAt(arena, record, depth) * PLACES + place).sort();
  const before = records.slice();
  let start = 0;
  for (let place = 0; place < ranks.length; place += 1) {
    const rank = ranks[place] as number;
    records[place] = before[rank % PLACES] as number;
    const isLast = place + 1 === ranks.length;
    if (!isLast && Math.floor((ranks[place + 1] as number) / PLACES) === Math.floor(rank / PLACES)) continue;
    if (place > start) sortFrom(arena, records.subarray(start, place + 1), depth + BYTES, longest);
    start = place + 1;
  }
}

/** What has ended counts as zero: where that makes two alike, `compareAt` knows the shorter one. */
function bytesAt(arena: Buffer, record: number, depth: number): number {
  const left = lengthAt(arena, record) - depth;
  const at = record + LENGTH + depth;
  if (left >= BYTES) return arena.readUIntBE(at, BYTES);
  const first = left > 0 ? (arena[at] as number) : 0;
  const second = left > 1 ? (arena[at + 1] as number) : 0;
  return first * 65_536 + second * 256;
}

function sortFew(arena: Buffer, records: Uint32Array): void {
  if (records.length > FEW) {
    records.sort((a, b) => compareAt(arena, a, b));
    return;
  }
  for (let place = 1; place < records.length; place += 1) {
    const record = records[place] as number;
    let to = place;
    for (; to > 0 && compareAt(arena, records[to - 1] as number, record) > 0; to -= 1)
      records[to] = records[to - 1] as number;
    records[to] = record;
  }
}

function compareAt(arena: Buffer, a: number, b: number): number {
  const [first, second] = [a + LENGTH, b + LENGTH];
  return arena.compare(arena, second, second + lengthAt(arena, b), first, first + lengthAt(arena, a));
}
