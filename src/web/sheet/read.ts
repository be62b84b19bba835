import Papa from "papaparse";
import { decode } from "../../core/parse/decode.ts";
import type { Tab } from "./sheet.ts";

/** Why a spreadsheet cannot be read, as a sentence. */
export class SheetError extends Error {
  override readonly name = "SheetError";
}

/** The rows of what somebody pasted, or of a CSV file: cells parted by commas, semicolons or tabs. */
export function rowsOfText(text: string): readonly (readonly string[])[] {
  const marked = text.replace(/^\uFEFF/, "");
  const { data, errors } = Papa.parse<string[]>(marked, { skipEmptyLines: "greedy" });
  if (!errors.some(({ type }) => type === "Quotes")) return data;
  // “"Liz" Taylor”: a cell that begins with a quote of its own would swallow all that comes after it.
  const delimiter = text.includes("\t") ? "\t" : "";
  return Papa.parse<string[]>(marked, { skipEmptyLines: "greedy", quoteChar: "\0", delimiter }).data.map((row) =>
    row.map((cell) => cell.replace(/^"(.*)"$/s, "$1").replaceAll('""', '"')),
  );
}

/** The text of a CSV file: UTF-8, or one of the two encodings in which Excel still saves it. */
export function textOf(bytes: ArrayBuffer): string {
  const decoded = decode(new Uint8Array(bytes));
  if (!("problem" in decoded)) return decoded.text;
  const [first, second] = new Uint8Array(bytes);
  const utf16 = first === 0xfe || first === 0 ? "utf-16be" : "utf-16le";
  return new TextDecoder(decoded.text === "" && second !== undefined ? utf16 : "windows-1252").decode(bytes);
}

/** The sheets of an Excel workbook that have any rows. Throws `SheetError` where it is none. */
export async function tabsOfWorkbook(bytes: ArrayBuffer): Promise<readonly Tab[]> {
  const { default: readXlsxFile } = await import("read-excel-file/universal");
  try {
    const sheets = await readXlsxFile<string>(bytes, { parseNumber: plainNumber });
    return sheets
      .filter(({ data }) => data.length > 0)
      .map(({ sheet, data }) => ({ title: sheet, rows: data.map((row) => row.map(cellText)) }));
  } catch (cause) {
    throw new SheetError(
      "This workbook cannot be read. Save it as an Excel workbook (.xlsx) or as CSV, and try again.",
      { cause },
    );
  }
}

/** A number’s own digits: as a number a long one would be rounded. */
function plainNumber(text: string): string {
  return /e/i.test(text) ? String(Number(text)) : text;
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "boolean") return cell ? "yes" : "no";
  return cell instanceof Date ? cell.toISOString() : String(cell);
}
