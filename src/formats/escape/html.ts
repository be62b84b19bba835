import { forTerminal, nameOf } from "../escape.ts";

/** Code points that Unicode keeps for programs: no text may hold them, and a browser would stumble over them. */
const NONCHARACTERS = /[\uFDD0-\uFDEF]|\p{Noncharacter_Code_Point}/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "`": "&#96;",
};

/**
 * Text for HTML: between tags, and within an attribute's quotes. What cannot be seen is named (`<U+202E>`), line breaks
 * and tabs among it.
 */
export function forHtml(text: string): string {
  return forTerminal(text)
    .replace(NONCHARACTERS, nameOf)
    .replace(/[&<>"'`]/g, (character) => ENTITIES[character] as string);
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
