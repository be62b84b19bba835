import { describe } from "../core/describe.ts";
import { decode } from "../core/parse/decode.ts";
import { documentOf } from "./draft/draft.ts";
import { seen } from "./seen.ts";
import { rowsOfText, rowsOfWorkbook, SheetError, textOf } from "./sheet/read.ts";
import { sheetOf } from "./sheet/sheet.ts";
import type { Store } from "./state/store.ts";

/** A declaration holds at most a mebibyte; a workbook is larger than what is in it. */
const MOST_BYTES = 8 * 1024 * 1024;

/** Opens whatever somebody chose or dropped: a declaration, a workbook, or CSV. */
export async function openFile(store: Store, file: File): Promise<void> {
  try {
    if (file.size > MOST_BYTES)
      throw new SheetError(`‘${seen(file.name)}’ is larger than 8 MB. Check that it is the right file.`);
    await openBytes(store, file.name, await file.arrayBuffer());
  } catch (error) {
    const trouble =
      error instanceof SheetError
        ? error.message
        : `‘${seen(file.name)}’ cannot be read. Try again, or choose another file.`;
    store.show({ trouble }, "trouble");
  }
}

async function openBytes(store: Store, name: string, bytes: ArrayBuffer): Promise<void> {
  if (isZip(bytes)) openRows(store, name, await rowsOfWorkbook(bytes));
  else if (/\.(csv|tsv|txt)$/i.test(name)) openRows(store, name, rowsOfText(textOf(bytes)));
  else if (/\.(ya?ml|json)$/i.test(name)) openText(store, name, bytes);
  else
    throw new SheetError(
      `‘${seen(name)}’ is neither a declaration (.yaml or .json) nor a spreadsheet (.xlsx or .csv).`,
    );
}

const WORDING = { roles: {}, showPersonal: true };

/** A workbook is a ZIP archive. */
function isZip(bytes: ArrayBuffer): boolean {
  const [first, second] = new Uint8Array(bytes.slice(0, 2));
  return first === 0x50 && second === 0x4b;
}

/** A declaration is UTF-8, and nothing else. */
function openText(store: Store, name: string, bytes: ArrayBuffer): void {
  const decoded = decode(new Uint8Array(bytes));
  if ("problem" in decoded) {
    const { message, remedy } = describe(store.bench.rule("syntax/encoding"), { detail: decoded.problem }, WORDING);
    throw new SheetError(`${message}. ${remedy}`);
  }
  const draft = { name, text: decoded.text };
  store.replace(
    draft,
    `open ${seen(name)}`,
    // What no form can show is shown as it is.
    {
      screen: "draft",
      thorough: true,
      open: new Set(),
      beside: store.state().beside || !documentOf(draft),
    },
    "verdict",
  );
}

/** Shows the rows of a spreadsheet before anything is taken from them. */
function openRows(store: Store, name: string, rows: readonly (readonly string[])[]): void {
  const sheet = sheetOf(name, rows, store.bench.judge.ruleset.data.roles);
  if (sheet.rows.length === 0) store.show({ trouble: `There is nothing in ${seen(name)}.` }, "trouble");
  else store.show({ screen: "sheet", sheet }, "sheet");
}

export function openPasted(store: Store, text: string): void {
  if (text.trim() === "") store.show({ trouble: "Paste the rows of a spreadsheet first." }, "trouble");
  else openRows(store, "what you pasted", rowsOfText(text));
}
