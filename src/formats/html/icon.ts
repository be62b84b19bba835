import { type Markup, markup } from "./markup.ts";

/** What a shape stands for. Words stand beside each, so that it may be passed over. */
export type Icon = "fault" | "doubt" | "advice" | "fine" | "unknown" | "holds" | "pending" | "apart" | "gap";

/** Drawn in the colour of the words around it, within 16 by 16. Every two differ in outline, not in colour alone. */
const SHAPES: Readonly<Record<Icon, Markup>> = {
  fault: markup`<path d="M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5z"/><path class="hole" d="M7 3.5h2v6H7zM7 10.7h2v2H7z"/>`,
  doubt: markup`<path d="M8 1 15.5 15H.5z"/><path class="hole" d="M7.2 5.5h1.6v5H7.2zM7.2 11.6h1.6v1.7H7.2z"/>`,
  advice: markup`<circle cx="8" cy="8" r="7.5"/><path class="hole" d="M7 3.5h2v2H7zM7 6.8h2v5.7H7z"/>`,
  fine: markup`<path d="M1.2 8.6 3 6.8l3.3 3.3L13 3.4l1.8 1.8-8.5 8.5z"/>`,
  unknown: markup`<path d="M8 .4 15.6 8 8 15.6.4 8z"/><path class="hole" d="M4.5 7.1h7v1.8h-7z"/>`,
  holds: markup`<circle cx="8" cy="8" r="6"/>`,
  pending: markup`<circle class="drawn" cx="8" cy="8" r="5.2"/><path d="M8 2.8a5.2 5.2 0 0 0 0 10.4z"/>`,
  apart: markup`<circle class="drawn" cx="8" cy="8" r="5.2"/><path class="drawn" d="M3 13 13 3"/>`,
  gap: markup`<circle class="drawn dashed" cx="8" cy="8" r="6"/>`,
};

/** The shapes, drawn once for the whole page. */
export function sprite(): Markup {
  const symbols = Object.entries(SHAPES).map(
    ([name, shape]) => markup`<symbol id="i-${name}" viewBox="0 0 16 16">${shape}</symbol>`,
  );
  return markup`<svg class="unseen" width="0" height="0" aria-hidden="true" focusable="false">${symbols}</svg>`;
}

export function icon(name: Icon): Markup {
  return markup`<svg class="icon" width="16" height="16" aria-hidden="true" focusable="false"><use href="#i-${name}"/></svg>`;
}
