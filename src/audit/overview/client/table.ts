import { VERDICT_WORDS, VERDICTS } from "../packed.ts";
import { addressOf } from "./address.ts";
import { type Organisation, organisations, packed, thousands } from "./data.ts";
import { swatch } from "./detail.ts";
import { element, foreign, known } from "./elements.ts";

/** Rows that stand in the page at once: more would only make it slow. */
const ROWS = 100;

type Key = "name" | "reference" | "verdict" | "errors" | "warnings" | "infos" | "place";

/** What the table shows. */
interface State {
  sort: Key | undefined;
  isDescending: boolean;
  /** From 0. */
  page: number;
}

const state: State = { sort: undefined, isDescending: false, page: 0 };

const byText = known<HTMLInputElement>("by-text");
const byVerdict = known<HTMLSelectElement>("by-verdict");
const byRule = known<HTMLSelectElement>("by-rule");

/** What has a number is more interesting the more there is of it; what has a name is looked up from A. */
const NUMBERS: ReadonlySet<string> = new Set(["errors", "warnings", "infos"]);

/** Makes the table answer to its fields, its headings and its pages. */
export function openTable(): void {
  for (const field of [byText, byVerdict, byRule]) {
    field.addEventListener("input", () => {
      state.page = 0;
      render();
    });
  }
  known("clear").addEventListener("click", () => {
    filterBy({});
    byText.focus();
  });
  for (const [id, step] of [
    ["previous", -1],
    ["next", 1],
  ] as const)
    known(id).addEventListener("click", () => {
      state.page += step;
      render();
      known("table").scrollIntoView();
    });
  for (const heading of document.querySelectorAll<HTMLElement>("#table th[data-sort]")) {
    const button = element("button", { type: "button" }, ...heading.childNodes);
    button.addEventListener("click", () => sortBy(heading.dataset.sort as Key));
    heading.replaceChildren(button);
  }
  for (const hidden of document.querySelectorAll<HTMLElement>(".finder, .pages")) hidden.hidden = false;
  render();
}

/** Shows those of one verdict or rule, or all. */
export function filterBy({ verdict = "", rule = "" }: { readonly verdict?: string; readonly rule?: string }): void {
  byText.value = "";
  byVerdict.value = verdict;
  byRule.value = rule;
  state.page = 0;
  render();
}

function sortBy(key: Key): void {
  const first = NUMBERS.has(key);
  state.isDescending = state.sort === key ? !state.isDescending : first;
  state.sort = key;
  state.page = 0;
  render();
}

function chosen(): readonly Organisation[] {
  const words = byText.value.toLowerCase().split(/\s+/).filter(Boolean);
  const verdict = (VERDICTS as readonly string[]).indexOf(byVerdict.value);
  const rule = packed.rules.findIndex(([id]) => id === byRule.value);
  const found = organisations.filter(
    (one) =>
      (verdict === -1 || one.verdict === verdict) &&
      (byRule.value === "" || one.rules.includes(rule)) &&
      words.every((word) => one.text.includes(word)),
  );
  const { sort } = state;
  return sort === undefined ? found : found.sort((a, b) => compare(a[sort], b[sort]) * (state.isDescending ? -1 : 1));
}

/** Numbers by size, texts by code unit in small letters, which is the same in every browser. */
function compare(a: string | number, b: string | number): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  const [left, right] = [String(a).toLowerCase(), String(b).toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}

function render(): void {
  const found = chosen();
  const pages = Math.max(1, Math.ceil(found.length / ROWS));
  state.page = Math.min(Math.max(state.page, 0), pages - 1);
  const from = state.page * ROWS;
  const shown = found.slice(from, from + ROWS);
  document.querySelector("#table tbody")?.replaceChildren(...shown.map(rowOf));
  const range = found.length > ROWS ? `, ${thousands(from + 1)} to ${thousands(from + shown.length)} shown` : "";
  known("shown").textContent =
    found.length === organisations.length
      ? `${thousands(found.length)} ${found.length === 1 ? "organisation" : "organisations"}${range}`
      : `${thousands(found.length)} of ${thousands(organisations.length)} organisations${range}`;
  known("page").textContent = `Page ${thousands(state.page + 1)} of ${thousands(pages)}`;
  known<HTMLButtonElement>("previous").disabled = state.page === 0;
  known<HTMLButtonElement>("next").disabled = state.page === pages - 1;
  for (const heading of document.querySelectorAll<HTMLElement>("#table th[data-sort]")) {
    if (heading.dataset.sort === state.sort)
      heading.setAttribute("aria-sort", state.isDescending ? "descending" : "ascending");
    else heading.removeAttribute("aria-sort");
  }
}

function rowOf(one: Organisation): HTMLElement {
  const count = (value: number): HTMLElement => element("td", { class: "count" }, thousands(value));
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, element("a", { href: addressOf(one) }, foreign(cut(one.name)))),
    element("td", {}, foreign(cut(one.reference))),
    element("td", {}, swatch(one), ` ${VERDICT_WORDS[one.verdict]}`),
    ...[one.errors, one.warnings, one.infos].map(count),
    element("td", {}, foreign(one.place)),
  );
}

/** Somebody's text, cut where it would push everything else off the page. */
function cut(text: string): string {
  const characters = [...text.slice(0, 162)];
  return characters.length > 80 ? `${characters.slice(0, 80).join("")}…` : text;
}
