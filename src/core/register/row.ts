import type { Path, Range } from "../model.ts";
import { Lines } from "../parse/lines.ts";
import type { Organisation } from "../register.ts";
import { cellsIn, valuesIn } from "./cells.ts";
import { moved } from "./faults.ts";
import type { Heading, Layout } from "./headings.ts";
import type { Line } from "./line.ts";

/** What a row of CSV says of its organisation: its reference, and at most one contact. */
export type Part = Partial<Organisation>;

const CONTACT = ["role", "name", "email", "phone"] as const;

/** The cells of an approval, by the keys that they have in the other kinds of register. */
const APPROVAL = { limit: "scheme_admin_limit", reference: "approval_reference", approved_on: "approved_on" } as const;

/**
 * What the values of a row say. An empty cell says nothing; nothing else is changed, not even spaces. Written out, with
 * the same keys in the same order, because it is done a million times.
 */
export function partOf(values: readonly string[], { columns }: Layout): Part {
  const part: { -readonly [key in keyof Part]: Part[key] } = {};
  const reference = values[columns.reference];
  if (reference) part.reference = reference;
  const phase = values[columns.phase];
  if (phase) part.phase = phase;
  const role = values[columns.role];
  const name = values[columns.name];
  const email = values[columns.email];
  const phone = values[columns.phone];
  if (role && name && email && phone) part.contacts = [{ role, name, email, phone }];
  else if (role || name || email || phone) part.contacts = [filled({ role, name, email, phone })];
  const limit = values[columns.scheme_admin_limit];
  const approval = values[columns.approval_reference];
  const day = values[columns.approved_on];
  if (limit || approval || day) {
    const written = {
      limit: limit && WHOLE.test(limit) ? Number(limit) : limit,
      reference: approval,
      approved_on: day,
    };
    part.approvals = { scheme_admin_limit: filled(written) as never };
  }
  return part;
}

const WHOLE = /^\d{1,15}$/;

function filled(object: Readonly<Record<string, string | number | undefined>>): object {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined && value !== ""));
}

/** The organisation that some sound rows are about, all of its own. */
export function organisationOf(reference: string, rows: readonly string[], layout: Layout): Organisation {
  const parts = rows.map((text) => partOf(valuesIn(text, layout.separator) as readonly string[], layout));
  const phase = parts.find((part) => part.phase !== undefined)?.phase;
  const approvals = parts.find((part) => part.approvals !== undefined)?.approvals;
  const contacts = parts.flatMap((part) => part.contacts ?? []);
  return { reference, ...(phase !== undefined && { phase }), contacts, ...(approvals && { approvals }) };
}

/** The heading of the cell that a path within an organisation is about: `contacts/1/phone` is in `phone`. */
export function headingOf([first, , key]: Path): Heading {
  if (first === "contacts") return CONTACT.find((heading) => heading === key) ?? "reference";
  if (first === "approvals") return APPROVAL[key as keyof typeof APPROVAL] ?? "scheme_admin_limit";
  return first === "phase" ? "phase" : "reference";
}

/** The cell of a row under a heading; the beginning of the row where there is none. */
export function cellRange(row: Line, heading: Heading, { separator, columns }: Layout): Range {
  const cells = cellsIn(row.text, separator);
  const cell = "detail" in cells ? undefined : cells[columns[heading]];
  return rangeIn(row, cell?.start ?? 0, cell?.end ?? 0);
}

/** A place within a row, which a quoted cell can make go over several lines. */
export function rangeIn(row: Line, start: number, end: number): Range {
  return moved(new Lines(row.text).range(start, end), row);
}

/** Where what is at a path in the register is written, if that is within the organisation of some rows. */
export function placeInRow(rows: readonly Line[], path: Path, layout: Layout): Range {
  const [, , first, index] = path;
  const isAbout = (row: Line): boolean => {
    const values = valuesIn(row.text, layout.separator);
    return !("detail" in values) && Object.hasOwn(partOf(values, layout), String(first));
  };
  const own = first === undefined ? [] : rows.filter(isAbout);
  const row = own[first === "contacts" && typeof index === "number" ? index : 0];
  return row ? cellRange(row, headingOf(path.slice(2)), layout) : cellRange(rows[0] as Line, "reference", layout);
}
