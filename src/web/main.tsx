import { render } from "preact";
import { blank } from "./draft/blank.ts";
import { load } from "./load.ts";
import { openFile } from "./open.ts";
import { keep, kept, onceElsewhere, REFUSED } from "./out/keep.ts";
import { oncePainted } from "./painted.ts";
import { initial } from "./state/state.ts";
import { createStore, type Store } from "./state/store.ts";
import { App } from "./view/app.tsx";

const root = document.getElementById("page") as HTMLElement;

/** How long nobody has to type before the verdict is said aloud and names the page, and the draft is kept, in milliseconds. */
const QUIET = 800;

/** What is said where two tabs keep a draft each, and there is a place for one. */
const ELSEWHERE =
  "Another tab or window has changed the draft that this browser keeps. Go on in one of them only: what you change here would take its place.";

const SEVERAL = "Only one file can be opened at a time. Drop the one that you want to begin with.";

let quiet: ReturnType<typeof setTimeout> | undefined;

/** How often the whole page was drawn. */
let turn = 0;
let due = false;

/** While somebody is about to click: what is told of the field that they leave would move the button from under them. */
let pressed: ReturnType<typeof setTimeout> | undefined;

/** How long a button of the mouse is held down at most, in milliseconds, where nobody hears that it comes up. */
const HELD = 5_000;

/** How soon a click follows when it does: a finger’s comes a little later. */
const FOLLOWS = 100;

/**
 * Draws the page anew, and then goes where somebody wanted to. Who types sees what is found at once, and the form catches
 * up when that is on the screen: drawing both would take twice as long.
 */
function draw(store: Store, focus: string | undefined, typing: boolean): void {
  if (typing) {
    render(<App store={store} turn={turn} />, root);
    if (!due) oncePainted(() => due && drawAll(store));
    due = true;
  } else if (pressed !== undefined && focus === undefined) due = true;
  else drawAll(store);
  if (focus !== undefined) {
    entitle(store);
    goTo(focus);
  }
  clearTimeout(quiet);
  quiet = setTimeout(() => settle(store), QUIET);
}

function drawAll(store: Store): void {
  due = false;
  turn += 1;
  render(<App store={store} turn={turn} />, root);
}

/** Names the page. It takes longer than it looks: not at every key. */
function entitle(store: Store): void {
  document.title = `${titleOf(store)} – rolecall`;
}

function titleOf(store: Store): string {
  const { screen } = store.state();
  if (screen === "draft") return store.judged().standing.verdict;
  return { begin: "Check your users and roles", sheet: "Take users from a spreadsheet", checklist: "Checklist" }[
    screen
  ];
}

function settle(store: Store): void {
  const { screen, kept: isKept, history } = store.state();
  entitle(store);
  if (isKept && !keep(history.draft)) store.show({ kept: false, trouble: REFUSED }, "trouble");
  const heard = document.getElementById("heard");
  if (heard) heard.textContent = screen === "draft" ? `${store.judged().standing.verdict}.` : "";
}

function goTo(id: string): void {
  const element = document.getElementById(id);
  element?.focus();
  element?.scrollIntoView({ block: "nearest" });
}

/** Whoever acts acts on what is drawn: the form catches up before anything else is done in it. */
function catchUp(store: Store): void {
  for (const event of ["keydown", "beforeinput", "pointerdown"])
    addEventListener(event, () => due && drawAll(store), { capture: true });
}

/**
 * Waits with the drawing from where a button of the mouse goes down to where it comes up. A box that is clicked says so
 * only after that: drawn before, it would be as it was.
 */
function waitForClicks(store: Store): void {
  const release = (): void => {
    // Most of what is put in is typed, and drawn when what is found is on the screen.
    if (pressed === undefined) return;
    clearTimeout(pressed);
    pressed = undefined;
    setTimeout(() => due && drawAll(store));
  };
  const hold = (time: number): void => {
    clearTimeout(pressed);
    pressed = setTimeout(release, time);
  };
  addEventListener("pointerdown", () => hold(HELD));
  for (const event of ["pointerup", "pointercancel"]) addEventListener(event, () => hold(FOLLOWS), { capture: true });
  for (const event of ["click", "input"]) addEventListener(event, release, { capture: true });
}

/** A file can be dropped anywhere. A piece of text can be dragged from one field to another, as everywhere. */
function takeDrops(store: Store): void {
  const takeFiles = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    const [file, another] = event.dataTransfer.files;
    if (another) store.show({ trouble: SEVERAL }, "trouble");
    else if (file) void openFile(store, file);
  };
  addEventListener("dragover", takeFiles);
  addEventListener("drop", takeFiles);
}

/** What would be lost is asked about; what is kept, saved or untouched is not. */
function guard(store: Store): void {
  addEventListener("beforeunload", (event) => {
    const { kept: isKept, history, saved } = store.state();
    if (isKept && keep(history.draft)) return;
    if (history.past.length > 0 && history.draft.text !== saved) event.preventDefault();
  });
}

/** What another tab does with the draft that is kept. */
function takeNews(store: Store): void {
  onceElsewhere(
    () => store.show({ kept: false, said: "The draft is no longer kept." }),
    () => store.state().kept && store.show({ trouble: ELSEWHERE }),
  );
}

/** Undo as everywhere, but in a field, where the browser’s own takes back what was typed there: it comes back to the page as typing. */
function takeKeys(store: Store): void {
  addEventListener("keydown", (event) => {
    const inField = event.target instanceof HTMLInputElement && event.target.type === "text";
    const inText = event.target instanceof HTMLTextAreaElement || (event.target as Element | null)?.shadowRoot;
    const key = event.key.toLowerCase();
    const again = (key === "y" && event.ctrlKey) || (key === "z" && event.shiftKey);
    if (!(again || key === "z") || !(event.ctrlKey || event.metaKey) || inField || inText) return;
    event.preventDefault();
    if (again) store.redo();
    else store.undo();
  });
}

try {
  const bench = await load();
  const before = kept();
  const state = initial(before ?? blank(bench.taken?.reference));
  const store = createStore(bench, { ...state, kept: before !== undefined }, draw);
  draw(store, undefined, false);
  catchUp(store);
  waitForClicks(store);
  takeDrops(store);
  guard(store);
  takeKeys(store);
  takeNews(store);
} catch (error) {
  root.textContent = `This page cannot be used: ${error instanceof Error ? error.message : String(error)}`;
}
