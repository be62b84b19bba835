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

/** What the values of a row say. An empty cell says nothing; nothing else is changed, not even spaces. */
export function partOf(values: readonly string[], { columns }: Layout): Part {
  const value = (heading: Heading): string => values[columns[heading]] ?? "";
  const contact: Record<string, string> = {};
  for (const key of CONTACT) if (value(key) !== "") contact[key] = value(key);
  const approval: Record<string, string | number> = {};
  for (const [key, heading] of Object.entries(APPROVAL)) if (value(heading) !== "") approval[key] = value(heading);
  if (/^\d{1,15}$/.test(String(approval.limit ?? ""))) approval.limit = Number(approval.limit);
  const reference = value("reference");
  const phase = value("phase");
  return {
    ...(reference !== "" && { reference }),
    ...(phase !== "" && { phase }),
    ...(isFilled(contact) && { contacts: [contact] }),
    ...(isFilled(approval) && { approvals: { scheme_admin_limit: approval as never } }),
  };
}

function isFilled(object: object): boolean {
  for (const _ in object) return true;
  return false;
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
