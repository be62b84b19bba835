import { forTerminal, nameOf } from "../escape.ts";
import { inert } from "./xml.ts";

/** Code points that Unicode keeps for programs: no text may hold them, and a browser would stumble over them. */
const NONCHARACTERS = /[\uFDD0-\uFDEF]|\p{Noncharacter_Code_Point}/gu;

/**
 * Text for HTML: between tags, and within an attribute's quotes. What cannot be seen is named (`<U+202E>`), line breaks
 * and tabs among it.
 */
export function forHtml(text: string): string {
  return inert(visible(text)).replaceAll("`", "&#96;");
}

/** Text in which what cannot be seen, or no text may hold, is named. */
export function visible(text: string): string {
  return forTerminal(text).replace(NONCHARACTERS, nameOf);
}

/**
 * Data for a page's script, as JSON within a `script` element that nothing in it can end. What cannot be seen is named,
 * so that the script can show every text as it is.
 */
export function forScript(value: unknown): string {
  const named = (_: string, each: unknown): unknown => (typeof each === "string" ? visible(each) : each);
  return JSON.stringify(value, named).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Sets apart what somebody wrote within our own words, for `prose`. */
export function apart(value: string): string {
  return `\uFDD0${value.replace(NONCHARACTERS, nameOf)}\uFDD1`;
}

/** Our own words with what somebody wrote in them, set apart by `apart`, as HTML in which neither turns the other's direction. */
export function prose(text: string): string {
  return text
    .split(/\uFDD0([^\uFDD1]*)\uFDD1/)
    .map((part, index) => (index % 2 === 1 ? `<bdi>${forHtml(part)}</bdi>` : forHtml(part)))
    .join("");
}
