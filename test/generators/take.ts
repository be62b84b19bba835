/** The first so many of what may be without end. */
export function* take<T>(things: Iterable<T>, many: number): Generator<T> {
  let left = many;
  for (const thing of things) {
    if (left-- <= 0) return;
    yield thing;
  }
}
