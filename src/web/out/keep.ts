import type { Draft } from "../draft/draft.ts";

/** Where this browser keeps a draft for somebody who asked for that. */
const KEY = "rolecall draft";

/** What is kept, where anything is. A browser may refuse to keep or to tell. */
export function kept(): Draft | undefined {
  try {
    const { name, text } = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return typeof name === "string" && typeof text === "string" ? { name, text } : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a draft in the place of the one before; false where the browser refuses. */
export function keep({ name, text }: Draft): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify({ name, text }));
    return true;
  } catch {
    return false;
  }
}

export function forget(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Who may not keep anything has nothing to forget.
  }
}
