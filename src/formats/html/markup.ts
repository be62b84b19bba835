import { forHtml, prose } from "../escape/html.ts";

/** HTML that is ours. A text can never be taken for it, because it is an object. */
export interface Markup {
  readonly markup: string;
}

/** What stands in a template: text, which is escaped; markup, which is ours; or nothing. */
export type Part = string | number | Markup | readonly Part[] | undefined;

/** A template of our own HTML. Whatever is put into it is escaped, so that nobody can forget to. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: strings.reduce((text, string, index) => text + written(parts[index - 1]) + string) };
}

function written(part: Part): string {
  if (part === undefined) return "";
  if (typeof part === "string") return forHtml(part);
  if (typeof part === "number") return String(part);
  return "markup" in part ? part.markup : part.map(written).join("");
}

/** What somebody wrote: its direction is its own, and turns nothing around it. */
export function foreign(text: string): Markup {
  return markup`<bdi>${text}</bdi>`;
}

/** Words of `describe` in which `apart` has set apart what somebody wrote. */
export function sentence(text: string): Markup {
  return { markup: prose(text) };
}

/** Blocks, each on a line of its own. */
export function lines(parts: readonly (Markup | undefined)[]): Markup {
  return { markup: parts.flatMap((part) => (part === undefined ? [] : [part.markup])).join("\n") };
}

/** A link to one of the catalogue's sources. What is no address of the web is told without one. */
export function link(title: string, url: string): Markup {
  return /^https:\/\/[^\s@]+$/.test(url)
    ? markup`<a href="${url}" rel="external noreferrer">${title}</a>`
    : markup`${title}`;
}

/** Words that only a screen reader needs: others see the same in a shape. */
export function unseen(words: Part): Markup {
  return markup`<span class="unseen">${words}</span>`;
}
