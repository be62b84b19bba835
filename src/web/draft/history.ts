import type { Draft } from "./draft.ts";

/** A draft, with what it was and what it was going to be. */
export interface History {
  readonly draft: Draft;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

/** A change that can be taken back. */
export interface Step {
  /** The draft before it, or after it where it was taken back. */
  readonly draft: Draft;
  /** What was done, to be said after “Undo: ”; begins with a small letter. */
  readonly what: string;
  /** Where: changes one after the other at one place are one step. */
  readonly place: string | undefined;
}

/** More is not kept. */
const MOST_STEPS = 500;

export function begin(draft: Draft): History {
  return { draft, past: [], future: [] };
}

/** Goes on to another draft. Typing in one field is one step; without a place every change is one. */
export function advance(history: History, draft: Draft, what: string, place?: string): History {
  if (draft.text === history.draft.text && draft.name === history.draft.name) return history;
  const last = history.past.at(-1);
  const sameStep = place !== undefined && last?.place === place && history.future.length === 0;
  const past = sameStep ? history.past : [...history.past, { draft: history.draft, what, place }].slice(-MOST_STEPS);
  return { draft, past, future: [] };
}

/** Ends the step that typing goes into: what is typed after this is one of its own. */
export function settle(history: History): History {
  const last = history.past.at(-1);
  if (last?.place === undefined) return history;
  return { ...history, past: [...history.past.slice(0, -1), { ...last, place: undefined }] };
}

export function undo({ draft, past, future }: History): History {
  const step = past.at(-1);
  if (!step) return { draft, past, future };
  return { draft: step.draft, past: past.slice(0, -1), future: [...future, { ...step, draft, place: undefined }] };
}

export function redo({ draft, past, future }: History): History {
  const step = future.at(-1);
  if (!step) return { draft, past, future };
  return { draft: step.draft, past: [...past, { ...step, draft, place: undefined }], future: future.slice(0, -1) };
}
