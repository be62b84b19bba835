/**
 * How many letters have to be inserted, dropped, changed or swapped with their neighbour to make one text of another
 * (optimal string alignment); `Infinity` where that is more than `limit`. Linear in the shorter text for a small limit:
 * texts whose lengths differ by more than the limit are not compared at all.
 */
export function distance(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) > limit) return Number.POSITIVE_INFINITY;
  let before: number[] = [];
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current[column] = Math.min(
        at(above, column) + 1,
        at(current, column - 1) + 1,
        at(above, column - 1) + (same ? 0 : 1),
        swapped ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    if (Math.min(...current) > limit) return Number.POSITIVE_INFINITY;
    before = above;
    above = current;
  }
  const total = at(above, to.length);
  return total <= limit ? total : Number.POSITIVE_INFINITY;
}

const at = (row: readonly number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY;

/** The one of `known` that is nearest to a text, at most `limit` letters away; undefined where none or several are. */
export function nearest(text: string, known: Iterable<string>, limit: number): string | undefined {
  let best: string | undefined;
  let least = limit + 1;
  let tied = false;
  for (const candidate of known) {
    const letters = distance(text, candidate, limit);
    if (letters > least || letters > limit) continue;
    tied = letters === least;
    least = letters;
    best = candidate;
  }
  return tied ? undefined : best;
}
