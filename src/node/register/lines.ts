import { isUtf8 } from "node:buffer";
import type { Line } from "../../core/register/line.ts";

/** A line without its line break, with its bytes, which are overwritten when reading goes on. */
export interface ByteLine extends Line {
  readonly bytes: Uint8Array;
  /** Where it begins in the file, in bytes. */
  readonly from: number;
  /** Its line break: LF, CRLF, CR, or nothing at the end of the file. */
  readonly ending: string;
  /** Whether its bytes are UTF-8; if not, the text has replacement characters. */
  readonly isText: boolean;
}

/** The most bytes of a line; what is longer is no register. */
export const MOST_OF_A_LINE: number = 1024 * 1024;

const BLOCK = 1024 * 1024;
const LF = 0x0a;
const CR = 0x0d;

/** What reads a register line by line. */
export interface LineReader {
  /** Takes in a line; gives whether it makes sense to read on. */
  line(line: ByteLine): boolean;
  /** What to do about a line that is too long to be one. */
  readonly hint: string;
}

/**
 * Cuts bytes into lines, without their LF or CRLF. A byte order mark is not handed over, and not counted. Files of old
 * Macs have CR between lines, and no LF at all.
 */
export class Cutter {
  readonly #buffer: Buffer = Buffer.allocUnsafeSlow(MOST_OF_A_LINE + BLOCK);
  readonly #reader: LineReader;
  #kept = 0;
  /** Where in the file the buffer begins. */
  #start = 0;
  #line = 1;
  #offset = 0;
  #isFirst = true;
  #end: number | undefined;
  /** The line that was too long. */
  long: Omit<Line, "text"> | undefined;

  constructor(reader: LineReader) {
    this.#reader = reader;
  }

  /** Where to write the bytes that come next, as many as there are. */
  get room(): Uint8Array {
    return this.#buffer.subarray(this.#kept, this.#kept + BLOCK);
  }

  /** How many bytes were taken in. */
  get read(): number {
    return this.#start + this.#kept;
  }

  /** Takes in what was written to `room`: all of it, or less at the end, and 0 behind that. Whether it wants more. */
  take(written: number): boolean {
    const filled = this.#buffer.subarray(0, this.#kept + written);
    const isLast = written === 0;
    let from = this.#isFirst && filled.indexOf("\uFEFF") === 0 ? 3 : 0;
    this.#isFirst = false;
    this.#end ??= breakIn(filled);
    const end = this.#end;
    const isSound = isUtf8(
      filled.subarray(from, isLast || end === undefined ? filled.length : filled.lastIndexOf(end)),
    );
    for (;;) {
      const at = end === undefined ? -1 : filled.indexOf(end, from);
      if (at === -1 && !(isLast && from < filled.length)) break;
      const until = at === -1 ? filled.length : at;
      const isReturn = until > from && filled[until - 1] === CR;
      const bytes = filled.subarray(from, isReturn ? until - 1 : until);
      const text = bytes.toString();
      const ending = `${isReturn ? "\r" : ""}${at === -1 ? "" : String.fromCharCode(end ?? LF)}`;
      const isText = isSound || isUtf8(bytes);
      const place = { line: this.#line, offset: this.#offset, from: this.#start + from };
      if (!this.#reader.line({ text, ...place, bytes, ending, isText })) return false;
      if (at === -1) return false;
      this.#line += 1;
      this.#offset += text.length + ending.length;
      from = until + 1;
    }
    this.#kept = filled.length - from;
    this.#start += from;
    this.#buffer.copyWithin(0, from, filled.length);
    if (this.#kept > MOST_OF_A_LINE) this.long = { line: this.#line, offset: this.#offset };
    return !isLast && !this.long;
  }
}

/** What ends the lines of a text: LF, or CR where there is none; undefined where nothing does yet. */
function breakIn(bytes: Uint8Array): number | undefined {
  if (bytes.includes(LF)) return LF;
  // The last byte may be the half of a CRLF.
  return bytes.subarray(0, -1).includes(CR) ? CR : undefined;
}
