import type { RoleTable } from "../../core/catalogue.ts";
import { isOdd, valuesIn } from "../../core/register/cells.ts";
import { broken, Faults } from "../../core/register/faults.ts";
import { type Heading, type Layout, layoutOf } from "../../core/register/headings.ts";
import { cellRange, organisationOf, type Part, partOf } from "../../core/register/row.ts";
import { readRow } from "../../core/register/rows.ts";
import { validate } from "../../core/validate.ts";
import { type ByteLine, type LineReader, MOST_OF_A_LINE } from "./lines.ts";
import { placeIn, textsOf } from "./open.ts";
import { empty, notText } from "./problems.ts";
import { Table } from "./table.ts";

/** Contacts of one organisation that the schema allows. */
const MOST_CONTACTS = 100;

type Row = Pick<ByteLine, "text" | "line" | "offset" | "bytes" | "from">;

interface Open {
  readonly line: number;
  readonly offset: number;
  readonly from: number;
  readonly parts: string[];
  length: number;
}

/** Reads a register of one contact a row. Rows of one organisation need not stand together; empty ones are passed over. */
export class CsvReader implements LineReader {
  readonly table: Table = new Table();
  readonly faults: Faults = new Faults();
  readonly hint = "Check that every double quote that opens a cell is closed.";
  layout: Layout | undefined;
  readonly #roles: RoleTable;
  /** A row that goes on on the next line. */
  #open: Open | undefined;

  constructor(roles: RoleTable) {
    this.#roles = roles;
  }

  /** Whether it makes sense to read on. */
  line(line: ByteLine): boolean {
    if (!line.isText) {
      this.faults.add(notText(line));
      return this.layout !== undefined;
    }
    if (!this.#open) {
      if (!isOdd(line.text)) return this.#row(line);
      const { text, ending, ...place } = line;
      this.#open = { ...place, parts: [text, ending], length: text.length };
      return true;
    }
    this.#open.parts.push(line.text);
    this.#open.length += line.text.length;
    if (isOdd(line.text)) return this.#close();
    this.#open.parts.push(line.ending);
    if (this.#open.length <= MOST_OF_A_LINE) return true;
    this.#close();
    return false;
  }

  /** Reads a row that went over several lines. */
  #close(): boolean {
    if (!this.#open) return true;
    const { line, offset, from, parts } = this.#open;
    this.#open = undefined;
    const text = parts.join("");
    return this.#row({ text, line, offset, from, bytes: Buffer.from(text) });
  }

  end(): void {
    this.#close();
    const { table, layout, faults } = this;
    if (table.size === 0 && faults.count === 0) faults.add(empty());
    if (!layout) return;
    for (let index = 0; index < table.size; index++)
      if (table.get(index, "contacts") > MOST_CONTACTS) this.#tooMany(index, layout);
  }

  #row(row: Row): boolean {
    if (this.layout) this.#part(row, this.layout);
    else if (row.text.trim() !== "") {
      const read = layoutOf(row);
      if ("problems" in read) {
        this.faults.add(...read.problems);
        return false;
      }
      this.layout = read.layout;
    }
    return true;
  }

  #part(row: Row, layout: Layout): void {
    const { part, problems } = readRow(row, layout, this.table.size, this.#roles);
    if (problems.length > 0) this.faults.add(...problems);
    // One that is broken is kept too, so that what contradicts it is told.
    if (!part) return;
    const isTold = (key: string): boolean => problems.some(({ violation }) => violation.path.includes(key));
    this.#keep(part, row, layout, isTold);
  }

  #keep(part: Part, row: Row, layout: Layout, isTold: (key: string) => boolean): void {
    const { table } = this;
    const reference = part.reference as string;
    const before = table.find(reference);
    const { line, offset, from, bytes } = row;
    const piece = table.pieces.add({ line, column: 1, offset, from, text: bytes });
    const index = before === -1 ? table.insert(reference, piece) : before;
    if (before !== -1) table.append(index, piece);
    if (part.contacts) table.set(index, "contacts", table.get(index, "contacts") + 1);
    if (part.phase !== undefined && !isTold("phase")) this.#hold(index, "phase", part, row, piece, layout);
    if (part.approvals && !isTold("approvals")) this.#hold(index, "approvals", part, row, piece, layout);
  }

  /** Keeps which row said it first, and holds what others say against that. */
  #hold(index: number, key: "phase" | "approvals", part: Part, row: Row, piece: number, layout: Layout): void {
    const { table, faults } = this;
    const first = table.get(index, key);
    if (first === 0) table.set(index, key, piece);
    if (first === 0) return;
    const before = partOf(valuesIn(table.pieces.text(first), layout.separator) as readonly string[], layout);
    const { line } = table.pieces.start(first);
    for (const [heading, value, other] of said(key, part, before)) {
      if (value === other) continue;
      const args = { key: heading, reference: part.reference ?? "", value, other, line };
      const violation = broken("contradiction", ["organisations", index, key], args);
      faults.add({ violation, range: cellRange(row, heading, layout) });
    }
  }

  #tooMany(index: number, layout: Layout): void {
    const reference = this.table.reference(index);
    const organisation = organisationOf(reference, textsOf(this.table, index), layout);
    for (const violation of validate({ organisations: [organisation] }, "register", () => undefined, this.#roles)) {
      const place = ["organisations", index, "contacts", MOST_CONTACTS];
      this.faults.add({ violation, range: placeIn(this.table, place, layout) });
    }
  }
}

/** What two rows say of the same, by their headings. */
function said(key: "phase" | "approvals", part: Part, before: Part): readonly (readonly [Heading, string, string])[] {
  if (key === "phase") return [["phase", part.phase ?? "", before.phase ?? ""]];
  const [now, then] = [part.approvals?.scheme_admin_limit, before.approvals?.scheme_admin_limit];
  return [
    ["scheme_admin_limit", String(now?.limit), String(then?.limit)],
    ["approval_reference", String(now?.reference), String(then?.reference)],
    ["approved_on", String(now?.approved_on), String(then?.approved_on)],
  ];
}
