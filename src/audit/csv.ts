import { forCsv } from "../formats/escape/csv.ts";
import { COLUMNS, type Row, rowsOf } from "./rows.ts";
import type { Chunk, View } from "./view.ts";

/** Excel takes a file for UTF-8 only with a byte order mark. */
const BYTE_ORDER_MARK = "\uFEFF";

/** For a spreadsheet: RFC 4180 in UTF-8, `Row`s, in which no cell is a formula. */
export function csv(): View {
  return {
    start: (): Chunk[] => [`${BYTE_ORDER_MARK}${COLUMNS.join(",")}\r\n`],
    line: (line): Chunk[] => rowsOf(line).map(written),
    end: (): Chunk[] => [],
  };
}

function written(row: Row): string {
  return `${COLUMNS.map((column) => forCsv(String(row[column] ?? ""))).join(",")}\r\n`;
}
