import type { Excerpt } from "../excerpt.ts";
import { lines, type Markup, markup } from "./markup.ts";

/** The lines around a finding. What is meant is marked by a line below it as well as by a colour; nothing scrolls. */
export function code({ lines: shown, marked }: Excerpt): Markup {
  const written = shown.map(({ number, text }, index) => {
    const part = index === shown.length - 1 ? meant(text, marked) : markup`${text}`;
    return markup`<span class="line"><span class="no">${number}</span> <span class="text">${part}</span></span>`;
  });
  return markup`<pre class="code"><code>${lines(written)}</code></pre>`;
}

/** A place without a text, such as the end of a line, is marked by a space. */
function meant(text: string, [start, end]: Excerpt["marked"]): Markup {
  const token = text.slice(start, end);
  return markup`${text.slice(0, start)}<mark>${token === "" ? "\u00A0" : token}</mark>${text.slice(Math.max(start, end))}`;
}
