import { render } from "preact";
import { blank } from "./draft/blank.ts";
import { load } from "./load.ts";
import { openFile } from "./open.ts";
import { keep, kept } from "./out/keep.ts";
import { initial } from "./state/state.ts";
import { createStore, type Store } from "./state/store.ts";
import { App } from "./view/app.tsx";

const root = document.getElementById("page") as HTMLElement;

/** How long nobody has to type before the verdict is said aloud and names the page, and the draft is kept, in milliseconds. */
const QUIET = 800;

let quiet: ReturnType<typeof setTimeout> | undefined;

/** Draws the page anew, and then goes where somebody wanted to. */
function draw(store: Store, focus: string | undefined): void {
  render(<App store={store} />, root);
  if (focus !== undefined) {
    entitle(store);
    goTo(focus);
  }
  clearTimeout(quiet);
  quiet = setTimeout(() => settle(store), QUIET);
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
  if (isKept) keep(history.draft);
  const heard = document.getElementById("heard");
  if (heard) heard.textContent = screen === "draft" ? `${store.judged().standing.verdict}.` : "";
}

function goTo(id: string): void {
  const element = document.getElementById(id);
  element?.focus();
  element?.scrollIntoView({ block: "nearest" });
}

/** A file can be dropped anywhere. */
function takeDrops(store: Store): void {
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    if (file) void openFile(store, file);
  });
}

/** What would be lost is asked about; what is kept, saved or untouched is not. */
function guard(store: Store): void {
  addEventListener("beforeunload", (event) => {
    const { kept: isKept, history, saved } = store.state();
    if (isKept) keep(history.draft);
    else if (history.past.length > 0 && history.draft.text !== saved) event.preventDefault();
  });
}

/** Undo as everywhere, but in a field, where the browser’s own takes back what was typed there: it comes back to the page as typing. */
function takeKeys(store: Store): void {
  addEventListener("keydown", (event) => {
    const inField = event.target instanceof HTMLInputElement && event.target.type === "text";
    const inText = event.target instanceof HTMLTextAreaElement || (event.target as Element | null)?.shadowRoot;
    if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || inField || inText) return;
    event.preventDefault();
    if (event.shiftKey) store.redo();
    else store.undo();
  });
}

try {
  const bench = await load();
  const before = kept();
  const state = initial(before ?? blank(bench.taken?.reference));
  const store = createStore(bench, { ...state, kept: before !== undefined }, draw);
  draw(store, undefined);
  takeDrops(store);
  guard(store);
  takeKeys(store);
} catch (error) {
  root.textContent = `This page cannot be used: ${error instanceof Error ? error.message : String(error)}`;
}
