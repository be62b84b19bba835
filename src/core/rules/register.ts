import type { RuleEntry } from "../catalogue.ts";
import { entries, type Words } from "./entry.ts";

/** The name of a `register/*` rule. */
export type RegisterRule =
  | "contradiction"
  | "empty"
  | "invalid-csv"
  | "invalid-json"
  | "missing-heading"
  | "repeated-heading"
  | "row-length"
  | "spreadsheet-phone"
  | "too-large"
  | "unknown-heading";

/**
 * What is said about a register as CSV or NDJSON, beyond what the schema says of any. Arguments: `heading` is as it
 * stands in the file, `key` as the format has it; `line` is an earlier one; `detail` and `hint` are words.
 */
const REGISTER: Readonly<Record<RegisterRule, Words>> = {
  contradiction: {
    title: "Two rows of an organisation that contradict each other",
    description:
      "A register as CSV has a row for each contact. The phase and the approval are the organisation’s, and may stand on any of its rows; where two rows say different things nobody could tell which of them holds.",
    message: "The ‘{key}’ of ‘{reference}’ is ‘{value}’ here, and ‘{other}’ on line {line}",
    remedy: "Write the same on both rows, or leave it empty on all rows but one.",
    personal: ["value", "other"],
  },
  empty: {
    title: "The register is empty",
    description:
      "There is no organisation in it. Nobody could say whether an export went wrong or PDP really knows of nobody, so it is compared with nothing.",
    message: "There is no organisation in this register",
    remedy:
      "A register is PDP’s list of organisations, each with the contacts that it gave, as YAML, NDJSON or CSV. Check that this is the right file, or export it again. ‘rolecall schema register’ prints what belongs in it.",
  },
  "invalid-csv": {
    title: "The file is not valid CSV",
    description:
      "In CSV a cell that holds a comma, a quote or a line break is in double quotes, and a quote within it is written twice. Where that is broken nobody can tell where a cell ends.",
    message: "This is not valid CSV: {detail}",
    remedy: "Put the whole cell in double quotes, and write each double quote within it twice.",
  },
  "invalid-json": {
    title: "A line is not valid JSON",
    description:
      "A register as NDJSON has one organisation a line, each a whole JSON object. A line that is none cannot be read, so the whole register is refused.",
    message: "This line is not valid JSON: {detail}",
    remedy: "Write one organisation on it, as one whole JSON object, and nothing else.",
  },
  "missing-heading": {
    title: "A heading is missing",
    description:
      "The first line of a register as CSV says what is in which column. Without it nobody could tell a name from an email address.",
    message: "There is no column with the heading ‘{key}’",
    remedy: "{hint}",
  },
  "repeated-heading": {
    title: "A heading is there twice",
    description: "Two columns have the same heading, so nobody could tell which of them counts.",
    message: "There are two columns with the heading ‘{key}’",
    remedy: "Take one of them out, or give it the heading that it should have.",
  },
  "row-length": {
    title: "A row that does not fit the headings",
    description:
      "Each row of a register as CSV has a cell for each heading. With one more or less, the cells behind the odd one would be read as something that they are not.",
    message:
      "This row has {cells} {cells|cell|cells}, and there {headings|is|are} {headings} {headings|heading|headings}",
    remedy:
      "A cell that holds what parts the cells (a comma, a semicolon or a tab) has to be in double quotes; an empty one still needs it behind it.",
  },
  "spreadsheet-phone": {
    title: "A phone number that a spreadsheet changed",
    description:
      "A spreadsheet takes a phone number for a number: it drops the zero or the plus in front, and shows a long one as 4.47701E+11. What it saves then matches nothing.",
    facts: ["F14"],
    message: "A spreadsheet has made a number of this phone number: {detail}",
    remedy:
      "Take the register as it was before it was opened there, or make the column one of text (in Excel: Format Cells, Text) and type the number again, such as 020 7946 0123.",
  },
  "too-large": {
    title: "A register too large to be read at once",
    description:
      "YAML and JSON have to be read as a whole before anything of them is known, and so has a line of NDJSON or CSV. A limit keeps a wrong file from using up the memory.",
    message: "{what} more than {limit} {measure}",
    remedy: "{hint}",
  },
  "unknown-heading": {
    title: "An unknown heading",
    description:
      "A column whose heading is not known is not read. What was meant by it would be missing without a word.",
    message: "‘{heading}’ is not a heading of a register",
    remedy: "{hint}",
    personal: ["heading"],
  },
};

/** The `register/*` rules for the catalogue, sorted by id. They judge PDP's register, never a declaration. */
export const registerRules: readonly RuleEntry[] = entries("register", REGISTER);

/** Whether a rule judges a register and not declarations. */
export function isAboutRegisters({ category }: Pick<RuleEntry, "category">): boolean {
  return category === "register";
}
