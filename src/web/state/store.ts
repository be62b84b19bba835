import type { Change, Draft } from "../draft/draft.ts";
import { advance, redo, settle, undo } from "../draft/history.ts";
import type { Bench } from "../judge/bench.ts";
import { blind, type Foresight, foresee } from "../judge/foresee.ts";
import { type Judged, judge } from "../judge/judging.ts";
import { type Place, userOf } from "../judge/place.ts";
import type { State } from "./state.ts";

/** The state, what is known of its draft, and the only ways to change it. Whoever watches is told after each change. */
export interface Store {
  readonly bench: Bench;
  state(): State;
  judged(): Judged;
  /** What roles would do; it is asked for once nobody types. */
  foresight(): Foresight;
  /** Changes what is not the draft. `focus` is the id of the element to go to. */
  show(change: Partial<State>, focus?: string): void;
  /** Changes the draft. Changes at one place, one after the other, are one step of undo. */
  change(change: Change, what: string, place?: Place, focus?: string): void;
  /** Somebody has left a field. */
  leave(place: Place): void;
  /** Another draft, from elsewhere. */
  replace(draft: Draft, what: string, change: Partial<State>, focus?: string): void;
  undo(): void;
  redo(): void;
}

/** How long nobody has to type before what roles would do is worked out, in milliseconds. */
const PAUSE = 200;

/** Is told after each change: where to go, by the id of an element, and whether somebody is typing. */
export type Watch = (store: Store, focus: string | undefined, typing: boolean) => void;

export function createStore(bench: Bench, first: State, watch: Watch): Store {
  let state = first;
  let judged = judge(first.history.draft, bench);
  let foresight = blind;
  let holdings = "";
  let pause: ReturnType<typeof setTimeout> | undefined;

  function become(next: State, focus?: string, typing = false): void {
    const changed = next.history.draft !== state.history.draft;
    state = next;
    if (changed) {
      judged = judge(state.history.draft, bench);
      lookAhead();
    }
    watch(store, focus, typing);
  }

  /** Only who holds what decides about roles, so typing a name asks nothing. */
  function lookAhead(): void {
    const now = JSON.stringify(judged.declared?.users.map(({ roles, text }) => [roles, text("status")]));
    if (now === holdings) return;
    clearTimeout(pause);
    pause = setTimeout(() => {
      holdings = now;
      foresight = foresee(state.history.draft, bench);
      watch(store, undefined, false);
    }, PAUSE);
  }

  const store: Store = {
    bench,
    state: () => state,
    judged: () => judged,
    foresight: () => foresight,
    // What went wrong on the way in is no news once somebody has gone elsewhere, or on.
    show: (change, focus) => become({ ...state, ...(change.screen && { trouble: "" }), ...change }, focus),
    change(change, what, place, focus) {
      const history = advance(state.history, change(state.history.draft), what, place);
      const typing = place !== undefined;
      become({ ...state, history, trouble: "", said: typing ? "" : `Done: ${what}.` }, focus, typing);
    },
    leave(place) {
      const history = settle(state.history);
      const left = state.left.has(place) ? state.left : new Set([...state.left, place]);
      if (history !== state.history || left !== state.left) become({ ...state, history, left });
    },
    replace: (draft, what, change, focus) =>
      become({ ...state, history: advance(state.history, draft, what), trouble: "", ...change }, focus),
    undo() {
      const what = state.history.past.at(-1)?.what;
      if (what) become({ ...state, history: undo(state.history), said: `Undone: ${what}.` });
    },
    redo() {
      const what = state.history.future.at(-1)?.what;
      if (what) become({ ...state, history: redo(state.history), said: `Done again: ${what}.` });
    },
  };
  lookAhead();
  return store;
}

/** The state in which a place can be seen. */
export function revealing(state: State, place: Place): Partial<State> {
  const user = userOf(place);
  return user === undefined || place === "users" ? {} : { open: new Set([...state.open, user]) };
}
