import type { Problem } from "../document.ts";
import type { Violation } from "../model.ts";
import { list, shown } from "../validate/quote.ts";
import { recogniseValue } from "../validate/spelling.ts";
import { type Cell, cellsIn } from "./cells.ts";
import { broken, rangeOn } from "./faults.ts";
import type { Line } from "./line.ts";

/** The headings of a register as CSV, in the order in which we write them. */
export const HEADINGS: readonly Heading[] = [
  ...(["reference", "phase", "role", "name", "email", "phone"] as const),
  ...(["scheme_admin_limit", "approval_reference", "approved_on"] as const),
];

export type Heading = ContactHeading | ApprovalHeading | "reference" | "phase";
type ContactHeading = "role" | "name" | "email" | "phone";
type ApprovalHeading = "scheme_admin_limit" | "approval_reference" | "approved_on";

/** How a file of CSV is laid out: what separates its cells, and which cell (from 0) is of which heading; -1 is none. */
export interface Layout {
  readonly separator: string;
  readonly width: number;
  /** Whether every column has a heading. */
  readonly isHeaded: boolean;
  readonly columns: Readonly<Record<Heading, number>>;
}

/** Spreadsheets of countries that write a comma in numbers put semicolons between cells. */
const SEPARATORS = [",", ";", "\t"] as const;

/** Columns that only mean something together. */
const TOGETHER: readonly (readonly Heading[])[] = [
  ["role", "name", "email", "phone"],
  ["scheme_admin_limit", "approval_reference", "approved_on"],
];

/** Reads the line of headings. Case, spaces, hyphens and underscores make no difference; a column without one is empty. */
export function layoutOf(line: Line): { readonly layout: Layout } | { readonly problems: readonly Problem[] } {
  const problem = (violation: Violation, { start, end }: Pick<Cell, "start" | "end">): Problem => ({
    violation,
    range: rangeOn(line, start, end - start),
  });
  const { separator, cells } = mostKnown(line.text);
  if ("detail" in cells) {
    const { detail, at } = cells;
    return { problems: [problem(broken("invalid-csv", [], { detail }), { start: at, end: at + 1 })] };
  }
  const columns = Object.fromEntries(HEADINGS.map((heading) => [heading, -1])) as Record<Heading, number>;
  const problems: Problem[] = [];
  for (const [index, cell] of cells.entries()) {
    const heading = known(cell.value);
    if (heading === undefined) {
      if (cell.value.trim() !== "") problems.push(problem(unknown(cell.value), cell));
    } else if (columns[heading] !== -1) problems.push(problem(broken("repeated-heading", [], { key: heading }), cell));
    else columns[heading] = index;
  }
  const isHeaded = cells.every(({ value }) => value.trim() !== "");
  const none = HEADINGS.every((heading) => columns[heading] === -1);
  if (none) return { problems: [problem(missing("reference", true), { start: 0, end: 0 })] };
  if (problems.length === 0)
    for (const key of lacking(columns)) problems.push(problem(missing(key, false), { start: 0, end: 0 }));
  return problems.length > 0 ? { problems } : { layout: { separator, width: cells.length, isHeaded, columns } };
}

/** Whether a line could be one of headings, which two of them show. */
export function looksLikeHeadings(text: string): boolean {
  const { cells } = mostKnown(text);
  return !("detail" in cells) && cells.filter(({ value }) => known(value)).length >= 2;
}

/** Cut in the way in which most headings are known. */
function mostKnown(text: string): { readonly separator: string; readonly cells: ReturnType<typeof cellsIn> } {
  const cuts = SEPARATORS.map((separator) => {
    const cells = cellsIn(text, separator);
    return { separator, cells, count: "detail" in cells ? 0 : cells.filter(({ value }) => known(value)).length };
  });
  return cuts.reduce((best, cut) => (cut.count > best.count ? cut : best));
}

function known(text: string): Heading | undefined {
  const found = recogniseValue(text.trim(), HEADINGS);
  return found && found.how !== "guess" ? (found.value as Heading) : undefined;
}

function lacking(columns: Layout["columns"]): readonly Heading[] {
  const isThere = (heading: Heading): boolean => columns[heading] !== -1;
  const others = TOGETHER.filter((group) => group.some(isThere)).flatMap((group) =>
    group.filter((key) => !isThere(key)),
  );
  return isThere("reference") ? others : ["reference", ...others];
}

function missing(key: Heading, isAll: boolean): Violation {
  const whole = `Begin the file with a line of headings: ${HEADINGS.join(",")}.`;
  return broken("missing-heading", [], {
    key,
    hint: isAll ? whole : `Add the column, or correct its heading to ‘${key}’.`,
  });
}

function unknown(text: string): Violation {
  const guess = recogniseValue(text.trim(), HEADINGS)?.value ?? oneOfItsWords(text);
  const hint =
    guess === undefined
      ? `Take the column out. The headings are ${list(HEADINGS, "and")}.`
      : `Did you mean ‘${guess}’? If not, take the column out.`;
  return broken("unknown-heading", [], { heading: shown(text), hint });
}

/** What others call what is below a heading. */
const WORDS: Readonly<Partial<Record<Heading, readonly string[]>>> = {
  reference: ["organisation", "org", "id"],
  phone: ["telephone", "tel", "mobile", "number"],
  email: ["mail", "e"],
};

/** `Email address`, `Contact name`, `Telephone`. */
function oneOfItsWords(text: string): Heading | undefined {
  const words = text.toLowerCase().split(/[^a-z]+/);
  const named = HEADINGS.filter((heading) => [heading, ...(WORDS[heading] ?? [])].some((word) => words.includes(word)));
  return named.length === 1 ? named[0] : undefined;
}
