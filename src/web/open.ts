import { rowsOfText, rowsOfWorkbook, SheetError } from "./sheet/read.ts";
import { sheetOf } from "./sheet/sheet.ts";
import type { Store } from "./state/store.ts";

/** A declaration holds at most a mebibyte; a workbook is larger than what is in it. */
const MOST_BYTES = 8 * 1024 * 1024;

/** Opens whatever somebody chose or dropped: a declaration, a workbook, or CSV. */
export async function openFile(store: Store, file: File): Promise<void> {
  const fail = (trouble: string): void => store.show({ trouble }, "trouble");
  if (file.size > MOST_BYTES) return fail(`‘${file.name}’ is larger than 8 MB. Check that it is the right file.`);
  try {
    const bytes = await file.arrayBuffer();
    if (isZip(bytes)) return openRows(store, file.name, await rowsOfWorkbook(bytes));
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (/\.(csv|tsv|txt)$/i.test(file.name)) return openRows(store, file.name, rowsOfText(text));
    if (/\.(ya?ml|json)$/i.test(file.name)) return openText(store, file.name, text);
    return fail(`‘${file.name}’ is neither a declaration (.yaml or .json) nor a spreadsheet (.xlsx or .csv).`);
  } catch (error) {
    if (error instanceof SheetError) return fail(error.message);
    if (error instanceof TypeError)
      return fail(
        `‘${file.name}’ is not text in UTF-8. Save it as an Excel workbook (.xlsx) or as CSV in UTF-8, and try again.`,
      );
    return fail(`‘${file.name}’ cannot be read. Try again, or choose another file.`);
  }
}

/** A workbook is a ZIP archive. */
function isZip(bytes: ArrayBuffer): boolean {
  const [first, second] = new Uint8Array(bytes.slice(0, 2));
  return first === 0x50 && second === 0x4b;
}

function openText(store: Store, name: string, text: string): void {
  store.replace(
    { name, text },
    `open ${name}`,
    { screen: "draft", thorough: true, open: new Set(), trouble: "" },
    "verdict",
  );
}

/** Shows the rows of a spreadsheet before anything is taken from them. */
export function openRows(store: Store, name: string, rows: readonly (readonly string[])[]): void {
  const sheet = sheetOf(name, rows, store.bench.judge.ruleset.data.roles);
  if (sheet.rows.length === 0) store.show({ trouble: `There is nothing in ${name}.` }, "trouble");
  else store.show({ screen: "sheet", sheet, trouble: "" }, "sheet");
}

export function openPasted(store: Store, text: string): void {
  if (text.trim() === "") store.show({ trouble: "Paste the rows of a spreadsheet first." }, "trouble");
  else openRows(store, "what you pasted", rowsOfText(text));
}
