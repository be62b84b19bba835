import { TextDecoder } from "node:util";
import { counted } from "../core/describe.ts";
import { type Cut, LineCutter } from "./cut.ts";
import { lineOf, NOT_JSON } from "./line.ts";
import type { Line } from "./result.ts";

/** A file that is no audit, or not all of one. The message says which file, where and what is wrong, as a sentence. */
export class BrokenAudit extends Error {
  override readonly name = "BrokenAudit";
  /** What helps. */
  readonly hint: string;

  constructor(message: string, hint: string = AGAIN) {
    super(message);
    this.hint = hint;
  }
}

/** A line of an audit as it was read. */
export interface Read<Type extends Line = Line> {
  /** From 1. */
  readonly number: number;
  /** Without its line break. */
  readonly text: string;
  readonly line: Type;
}

const AUDIT = "An audit is what ‘rolecall audit --output audit.ndjson’ writes.";
const AGAIN = "Make the audit again.";
const FINISH = "Make the audit again, or let ‘rolecall audit --resume’ finish it.";
export const MERGE = "‘rolecall audit merge’ makes one audit of several.";

/** No line is longer: a document's findings are capped. What is longer is no audit, and would fill the memory. */
const LONGEST = 64 * 1024 * 1024;

/** What may stand behind what. */
const NEXT: Readonly<Record<Line["type"] | "", readonly Line["type"][]>> = {
  "": ["audit"],
  audit: ["organisation", "across", "summary"],
  organisation: ["organisation", "across", "summary"],
  across: ["across", "summary"],
  summary: [],
};

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Where the reading of an audit stands: a header, results, findings across them, and a summary that counts as many
 * documents as there were. Whatever is given its bytes throws `BrokenAudit` as soon as it is something else; only who
 * has read to the end has read a whole audit. One line is held at a time.
 */
export class Reading {
  /** What the file is called in what is said about it. */
  readonly #name: string;
  readonly #cutter = new LineCutter();
  #number = 0;
  #documents = 0;
  #before: Line["type"] | "" = "";

  constructor(name: string) {
    this.#name = name;
  }

  /** The lines that these bytes bring to their end. */
  *take(chunk: Uint8Array): Generator<Read, void, void> {
    for (const cut of this.#cutter.cut(chunk)) yield this.#read(cut);
    if (this.#cutter.held <= LONGEST) return;
    this.#number += 1;
    throw this.#broken("it is longer than any line of an audit", AUDIT);
  }

  /** There are no more bytes: the last line, where it had no line break. */
  *end(): Generator<Read, void, void> {
    for (const cut of this.#cutter.rest()) if (!isBlank(cut)) yield this.#read(cut);
    if (this.#number === 0) throw new BrokenAudit(`‘${this.#name}’ is empty: it is no audit.`, AUDIT);
    if (this.#before !== "summary")
      throw new BrokenAudit(`‘${this.#name}’ was cut short: after ${this.#done()} its summary is missing.`, FINISH);
  }

  #read(cut: Cut): Read {
    this.#number += 1;
    const text = this.#textOf(cut);
    const line = lineOf(text);
    if ("wrong" in line) {
      const isTorn = !cut.isEnded && line.wrong === NOT_JSON && this.#number > 1;
      throw isTorn ? this.#torn() : this.#broken(line.wrong, AUDIT);
    }
    if (!NEXT[this.#before].includes(line.type)) throw this.#misplaced(line.type);
    if (line.type === "organisation") this.#documents += 1;
    if (line.type === "summary" && line.documents !== this.#documents)
      throw new BrokenAudit(
        `‘${this.#name}’ has lost lines: it holds ${this.#done()}, and its summary counts ${line.documents}.`,
      );
    this.#before = line.type;
    return { number: this.#number, text, line };
  }

  #textOf(cut: Cut): string {
    try {
      return decoder.decode(this.#number === 1 ? withoutMark(cut.bytes) : cut.bytes);
    } catch {
      throw cut.isEnded || this.#number === 1 ? this.#broken("it is not UTF-8 text", AUDIT) : this.#torn();
    }
  }

  #torn(): BrokenAudit {
    return new BrokenAudit(`‘${this.#name}’ was cut short within line ${this.#number}.`, FINISH);
  }

  #broken(why: string, hint: string): BrokenAudit {
    return new BrokenAudit(`‘${this.#name}’, line ${this.#number}: ${why}.`, hint);
  }

  #misplaced(type: Line["type"]): BrokenAudit {
    if (this.#before === "") return this.#broken("an audit begins with a line of the type ‘audit’", AUDIT);
    if (this.#before === "summary")
      return this.#broken("it stands after the summary, which is an audit’s last line", MERGE);
    if (type === "audit") return this.#broken("another audit begins", MERGE);
    return this.#broken("results end where findings across them begin", AUDIT);
  }

  #done(): string {
    return counted(this.#documents, "organisation");
  }
}

const isBlank = ({ bytes }: Cut): boolean => bytes.every((byte) => byte === 0x20 || byte === 0x0d || byte === 0x09);

const MARK = [0xef, 0xbb, 0xbf];

/** Without a byte order mark. */
function withoutMark(bytes: Uint8Array): Uint8Array {
  return MARK.every((byte, index) => bytes[index] === byte) ? bytes.subarray(MARK.length) : bytes;
}
