import { visible } from "../formats/escape/html.ts";

/** Letters that run from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/**
 * What somebody wrote, to stand among the page's own words: what cannot be seen is named (`<U+202E>`), and what runs from
 * right to left turns nothing beside it.
 */
export function seen(text: string): string {
  const named = visible(text);
  return RIGHT_TO_LEFT.test(named) ? `\u2068${named}\u2069` : named;
}
