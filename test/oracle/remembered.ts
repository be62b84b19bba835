/** The same reading of texts, each read once: the same few come a hundred thousand times. */
export function remembered<A extends readonly (string | undefined)[], T>(read: (...texts: A) => T): (...texts: A) => T {
  const known = new Map<string, { readonly found: T }>();
  return (...texts) => {
    const key = texts.join("\u0000");
    const before = known.get(key) ?? { found: read(...texts) };
    known.set(key, before);
    return before.found;
  };
}
