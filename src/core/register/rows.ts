import type { RoleTable } from "../catalogue.ts";
import type { Problem } from "../document.ts";
import type { Violation } from "../model.ts";
import { isReference } from "../register.ts";
import { fits, validate } from "../validate.ts";
import { valuesIn } from "./cells.ts";
import { broken } from "./faults.ts";
import type { Heading, Layout } from "./headings.ts";
import type { Line } from "./line.ts";
import { cellRange, headingOf, type Part, partOf, rangeIn } from "./row.ts";

/** What a row says, as far as it can be told whom it is about, and what is wrong with it. An empty one says nothing. */
export interface ReadRow {
  readonly part?: Part;
  readonly problems: readonly Problem[];
}

const NONE: readonly Problem[] = [];

/** Reads a row on its own. `index` is its organisation's, where that is known. */
export function readRow(row: Line, layout: Layout, index: number, roles: RoleTable): ReadRow {
  const values = valuesIn(row.text, layout.separator);
  if ("detail" in values) {
    const { detail, at } = values;
    return { problems: [{ violation: broken("invalid-csv", [], { detail }), range: rangeIn(row, at, at + 1) }] };
  }
  if (values.every((value) => value === "")) return { problems: NONE };
  const misfit = misfitOf(values, layout);
  if (misfit) return { problems: [{ violation: misfit, range: rangeIn(row, 0, row.text.length) }] };
  const part = partOf(values, layout);
  const detail = lossOf(values[layout.columns.phone] ?? "");
  if (detail === undefined && fits({ organisations: [part] }, "register")) return { part, problems: NONE };
  // Behind a comma too many every cell is in the wrong place, and nothing more can be said of them.
  if (values.length > layout.width)
    return {
      problems: [{ violation: misfitBy(values.length, layout.width), range: rangeIn(row, 0, row.text.length) }],
    };
  const at = ["organisations", index];
  const phone = broken("spreadsheet-phone", [...at, "contacts", 0, "phone"], { detail: detail ?? "" });
  const violations = validate({ organisations: [part] }, "register", () => undefined, roles);
  const own = violations.map(({ path, ...rest }) => inCells({ ...rest, path: [...at, ...path.slice(2)] }));
  const placed = (violation: Violation): Problem => ({
    violation,
    range: cellRange(row, headingAt(violation), layout),
  });
  const problems = [...(detail === undefined ? [] : [phone]), ...own].map(placed);
  return isReference(part.reference) ? { part, problems } : { problems };
}

/** A row with a cell for which there is no heading, or without one for which there is. More empty ones do no harm. */
function misfitOf(values: readonly string[], { width, columns, isHeaded }: Layout): Violation | undefined {
  if (values.length === width && isHeaded) return undefined;
  const homes = Object.values(columns).filter((column) => column !== -1);
  const homeless = values.filter((value, index) => value !== "" && !homes.includes(index)).length;
  if (values.length >= width && homeless === 0) return undefined;
  return homeless > 0 ? misfitBy(homes.length + homeless, homes.length) : misfitBy(values.length, width);
}

function misfitBy(cells: number, headings: number): Violation {
  return broken("row-length", [], { cells, headings });
}

/** What a spreadsheet has cut off a phone number, in words; undefined where it looks whole. */
function lossOf(phone: string): string | undefined {
  if (/^\d(?:[.,]\d+)?e\+?\d+$/i.test(phone)) return "its last digits are gone";
  return /^[1-9]\d{8,14}(?:[.,]0+)?$/.test(phone) ? "its zero or plus in front is gone" : undefined;
}

/** The keys of an approval that are called otherwise as headings. */
const RENAMED: Readonly<Record<string, Heading>> = { limit: "scheme_admin_limit", reference: "approval_reference" };

/** What is said about an approval, with its headings in the place of its keys. */
function inCells(violation: Violation): Violation {
  const { path, args } = violation;
  if (path[2] !== "approvals") return violation;
  const renamed = (text: unknown): string =>
    String(text).replace(/^(‘?)(limit|reference)(’?)$/, (_, open, key, close) => `${open}${RENAMED[key]}${close}`);
  const named = Object.entries(args).filter(([name]) => name === "key" || name === "what");
  return { ...violation, args: { ...args, ...Object.fromEntries(named.map(([name, text]) => [name, renamed(text)])) } };
}

/** What is missing has a cell too, an empty one. */
function headingAt({ rule, path, args }: Violation): Heading {
  const isMissing = rule === "schema/missing-key" && path.length > 2;
  return headingOf((isMissing ? [...path, plainKey(String(args.key))] : path).slice(2));
}

const plainKey = (heading: string): string =>
  Object.entries(RENAMED).find(([, renamed]) => renamed === heading)?.[0] ?? heading;
