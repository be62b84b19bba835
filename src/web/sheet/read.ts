import Papa from "papaparse";

/** Why a spreadsheet cannot be read, as a sentence. */
export class SheetError extends Error {
  override readonly name = "SheetError";
}

/** The rows of what somebody pasted, or of a CSV file: cells parted by commas, semicolons or tabs. */
export function rowsOfText(text: string): readonly (readonly string[])[] {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), { skipEmptyLines: "greedy" });
  return data;
}

/** The rows of the first sheet of an Excel workbook that has any. Throws `SheetError` where it is none. */
export async function rowsOfWorkbook(bytes: ArrayBuffer): Promise<readonly (readonly string[])[]> {
  const { default: readXlsxFile } = await import("read-excel-file/universal");
  try {
    const sheets = await readXlsxFile<string>(bytes, { parseNumber: plainNumber });
    const filled = sheets.find(({ data }) => data.length > 0);
    return (filled?.data ?? []).map((row) => row.map(cellText));
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
