/** A longer text is shown only in part. */
const SHOWN = 60;

/** What somebody wrote, on one line and not too long. */
export function shown(text: string, most: number = SHOWN): string {
  const line = text.slice(0, most).toWellFormed().replace(/\s+/g, " ");
  return text.length > most ? `${line}…` : line;
}

/** `‘a’, ‘b’ and ‘c’`. */
export function list(texts: readonly string[], join: "and" | "or"): string {
  const words = texts.map((text) => `‘${text}’`);
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${join} ${words.at(-1)}`;
}
