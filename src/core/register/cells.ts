/** What keeps a row from being cut into cells, in words, and where (code units from 0). */
export interface Miscut {
  readonly detail: string;
  readonly at: number;
}

/** A cell of a row: what it says, and what of the text it takes up, with its quotes. */
export interface Cell {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** The values of a row of CSV (RFC 4180). Most rows have no quote, and are cut in no time. */
export function valuesIn(text: string, separator: string): readonly string[] | Miscut {
  if (!text.includes('"')) return text.split(separator);
  const cells = cellsIn(text, separator);
  return "detail" in cells ? cells : cells.map(({ value }) => value);
}

/** The cells of a row, a text without its final line break. */
export function cellsIn(text: string, separator: string): readonly Cell[] | Miscut {
  const cells: Cell[] = [];
  for (let start = 0; ; ) {
    const cell = text[start] === '"' ? quoted(text, start, separator) : plain(text, start, separator);
    if ("detail" in cell) return cell;
    cells.push(cell);
    if (cell.end === text.length) return cells;
    start = cell.end + 1;
  }
}

function plain(text: string, start: number, separator: string): Cell | Miscut {
  const next = text.indexOf(separator, start);
  const end = next === -1 ? text.length : next;
  const value = text.slice(start, end);
  const quote = value.indexOf('"');
  if (quote === -1) return { value, start, end };
  return { detail: "there is a double quote in a cell that is not in double quotes", at: start + quote };
}

function quoted(text: string, start: number, separator: string): Cell | Miscut {
  let end = start + 1;
  for (;;) {
    end = text.indexOf('"', end);
    if (end === -1) return { detail: "this double quote is never closed", at: start };
    if (text[end + 1] !== '"') break;
    end += 2;
  }
  const value = text.slice(start + 1, end).replaceAll('""', '"');
  if (end + 1 === text.length || text[end + 1] === separator) return { value, start, end: end + 1 };
  return { detail: "something stands between a closing double quote and the end of the cell", at: end + 1 };
}

/** Whether a line opens a cell that goes on on the next, or closes one: its quotes are odd. */
export function isOdd(text: string): boolean {
  let count = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) count += 1;
  return count % 2 === 1;
}
