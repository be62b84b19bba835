import { plain } from "./plain.ts";

const MARKUP = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" } as const;

/** What XML and HTML read as markup, between tags or within an attribute's quotes, as entities that both know. */
export function inert(text: string): string {
  return text.replace(/[&<>"']/g, (character) => MARKUP[character as keyof typeof MARKUP]);
}

/** Text for an element or an attribute of XML 1.0; what XML may not hold even as an entity is named. On one line. */
export function forXml(text: string): string {
  return inert(plain(text));
}
