import { describe } from "../core/describe.ts";
import { decode } from "../core/parse/decode.ts";
import { documentOf } from "./draft/draft.ts";
import { seen } from "./seen.ts";
import { rowsOfText, SheetError, tabsOfWorkbook, textOf } from "./sheet/read.ts";
import { bestTabOf, type Sheet, sheetOf } from "./sheet/sheet.ts";
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
  const { roles } = store.bench.judge.ruleset.data;
  if (bytes.byteLength === 0)
    throw new SheetError(`There is nothing in ‘${seen(name)}’. Check that it is the right file.`);
  if (begins(bytes, ZIP)) openSheet(store, bestTabOf(name, await tabsOfWorkbook(bytes), roles));
  else if (begins(bytes, COMPOUND))
    throw new SheetError(
      `‘${seen(name)}’ is in an older format of Office, or has a password. Open it in Excel, save it as an Excel workbook (.xlsx) without a password, and choose that.`,
    );
  else if (/\.txt$/i.test(name) && DECLARATION.test(textOf(bytes))) openText(store, name, bytes);
  else if (/\.(csv|tsv|txt)$/i.test(name)) openSheet(store, sheetOf(name, rowsOfText(textOf(bytes)), roles));
  else if (/\.(ya?ml|json)$/i.test(name)) openText(store, name, bytes);
  else
    throw new SheetError(
      `‘${seen(name)}’ is neither a declaration (.yaml or .json) nor a spreadsheet (.xlsx or .csv).`,
    );
}

const WORDING = { roles: {}, showPersonal: true };

/** A workbook is a ZIP archive; those of Excel before 2007, and those with a password, are not. */
const ZIP = [0x50, 0x4b];
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

function begins(bytes: ArrayBuffer, magic: readonly number[]): boolean {
  const start = new Uint8Array(bytes.slice(0, magic.length));
  return magic.every((byte, index) => start[index] === byte);
}

/** Windows’ own editor calls a declaration `harbour.roles.yaml.txt`, and hides the end of that. */
const DECLARATION = /^(organisation|users|preregistration):\s/m;

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
function openSheet(store: Store, sheet: Sheet): void {
  if (sheet.rows.length === 0)
    store.show({ trouble: `There is nothing in ‘${seen(sheet.name)}’. Check that it is the right file.` }, "trouble");
  else store.show({ screen: "sheet", sheet }, "sheet");
}

export function openPasted(store: Store, text: string): void {
  if (text.trim() === "") store.show({ trouble: "Paste the rows of a spreadsheet first." }, "trouble");
  else openSheet(store, sheetOf("what you pasted", rowsOfText(text), store.bench.judge.ruleset.data.roles));
}
