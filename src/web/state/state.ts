import type { Draft } from "../draft/draft.ts";
import { begin, type History } from "../draft/history.ts";
import type { Place } from "../judge/place.ts";
import type { Sheet } from "../sheet/sheet.ts";

/** Where somebody is: at the beginning, at a spreadsheet that is about to be taken, at the draft, or at the checklist. */
export type Screen = "begin" | "sheet" | "draft" | "checklist";

/** All that the page is at a moment. What it shows follows from this, the bench and the clock. */
export interface State {
  readonly screen: Screen;
  readonly history: History;
  /** Fields that somebody has left: what is missing there is told at them, and no longer only in the list. */
  readonly left: ReadonlySet<Place>;
  /** Everything is told at its place: the draft came from a file, or somebody asked. */
  readonly thorough: boolean;
  /** The users whose details are open, by index. */
  readonly open: ReadonlySet<number>;
  /** Whether the text stands beside the form. */
  readonly beside: boolean;
  /** Where somebody wants to go in the text; another object is another wish. */
  readonly cursor: { readonly offset: number } | undefined;
  /** Whether the draft is kept in this browser. */
  readonly kept: boolean;
  /** The text that was saved last, and would not be lost. */
  readonly saved: string | undefined;
  /** A spreadsheet before it is taken. */
  readonly sheet: Sheet | undefined;
  /** What went wrong on the way in, as a sentence; empty where nothing did. */
  readonly trouble: string;
  /** What was last done, for those who cannot see it. */
  readonly said: string;
}

export function initial(draft: Draft): State {
  return {
    screen: "begin",
    history: begin(draft),
    left: new Set(),
    thorough: false,
    open: new Set(),
    beside: false,
    cursor: undefined,
    kept: false,
    saved: undefined,
    sheet: undefined,
    trouble: "",
    said: "",
  };
}
