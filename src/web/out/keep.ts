import type { Draft } from "../draft/draft.ts";

/** Where this browser keeps a draft for somebody who asked for that. */
const KEY = "rolecall draft";

/** What is said where a browser keeps nothing. */
export const REFUSED = "This browser does not let the page keep this draft. Save the declaration instead.";

/** What this page last knew to be kept: only what is new in it is worth putting over what another may have kept since. */
let known: Draft | undefined;

/** What is kept, where anything is. A browser may refuse to keep or to tell. */
export function kept(): Draft | undefined {
  try {
    const { name, text } = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    known = typeof name === "string" && typeof text === "string" ? { name, text } : undefined;
    return known;
  } catch {
    return undefined;
  }
}

/** Keeps a draft in the place of the one before, where it is another than this page kept last; false where the browser refuses. */
export function keep(draft: Draft): boolean {
  const { name, text } = draft;
  if (known?.text === text && known.name === name) return true;
  try {
    localStorage.setItem(KEY, JSON.stringify({ name, text }));
    known = draft;
    return true;
  } catch {
    return false;
  }
}

export function forget(): void {
  known = undefined;
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Who may not keep anything has nothing to forget.
  }
}

/** Calls when another tab of this browser has cleared what was kept, or has kept something else. */
export function onceElsewhere(cleared: () => void, changed: () => void): void {
  addEventListener("storage", ({ key, newValue }) => {
    if (key !== null && key !== KEY) return;
    if (newValue !== null) changed();
    else {
      known = undefined;
      cleared();
    }
  });
}
