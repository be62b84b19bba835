/** What stands in an element: text, which is never taken for HTML, or elements. */
export type Content = string | Node;

/** An element with its attributes. What somebody wrote can only be text in it. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>>,
  ...content: readonly Content[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

/** What somebody wrote: its direction is its own. */
export function foreign(text: string): HTMLElement {
  return element("bdi", {}, text);
}

const SVG = "http://www.w3.org/2000/svg";

/** One of the page's shapes. Words stand beside it. */
export function icon(name: string): SVGElement {
  const shape = document.createElementNS(SVG, "svg");
  const attributes = { class: "icon", width: "16", height: "16", "aria-hidden": "true", focusable: "false" };
  for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, value);
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#i-${name}`);
  shape.append(use);
  return shape;
}

/** An element that the page is known to have. */
export function known<T extends HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found as T;
}
