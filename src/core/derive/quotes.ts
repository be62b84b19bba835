/** What a word processor, or somebody who has it from one, puts around a value: to YAML only the straight ones are quotes. */
const QUOTES: ReadonlySet<string> = new Set("\"'`“”„‟‘’‚‛«»‹›");

const isAround = (character: string): boolean => QUOTES.has(character) || character.trim() === "";

/** A text without the quotes around it, and the spaces beside them; as it is where there are none. In linear time. */
export function withoutQuotes(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isAround(text.charAt(start))) start += 1;
  while (end > start && isAround(text.charAt(end - 1))) end -= 1;
  const around = text.slice(0, start) + text.slice(end);
  return [...around].some((character) => QUOTES.has(character)) ? text.slice(start, end) : text;
}
