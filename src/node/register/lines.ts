import { isUtf8 } from "node:buffer";
import type { Line } from "../../core/register/line.ts";

/** A line without its line break, with its bytes, which are overwritten when reading goes on. */
export interface ByteLine extends Line {
  readonly bytes: Uint8Array;
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

/** Fills a part of a buffer and gives how many bytes there were; fewer than asked for only at the end, then 0. */
export type Fill = (into: Uint8Array) => Promise<number>;

/**
 * Hands over one line after another, without its LF or CRLF, until `visit` gives false; gives the line that is too long
 * to be one, if there is such a line. A byte order mark is not handed over, and not counted. Files of old Macs have CR
 * between lines, and no LF at all.
 */
export async function eachLine(
  fill: Fill,
  visit: (line: ByteLine) => boolean,
): Promise<Omit<Line, "text"> | undefined> {
  const buffer = Buffer.allocUnsafeSlow(MOST_OF_A_LINE + BLOCK);
  let kept = 0;
  let line = 1;
  let offset = 0;
  let end: number | undefined;
  for (let isFirst = true; ; isFirst = false) {
    const read = await fill(buffer.subarray(kept, kept + BLOCK));
    const filled = kept + read;
    let from = isFirst && buffer.subarray(0, filled).indexOf("\uFEFF") === 0 ? 3 : 0;
    end ??= breakIn(buffer.subarray(from, filled));
    const isSound = isUtf8(buffer.subarray(from, read === 0 ? filled : lastBreak(buffer, filled, end)));
    for (;;) {
      const at = end === undefined ? -1 : buffer.subarray(0, filled).indexOf(end, from);
      if (at === -1 && (read > 0 || from === filled)) break;
      const until = at === -1 ? filled : at;
      const isReturn = until > from && buffer[until - 1] === CR;
      const bytes = buffer.subarray(from, isReturn ? until - 1 : until);
      const text = bytes.toString();
      const ending = `${isReturn ? "\r" : ""}${at === -1 ? "" : String.fromCharCode(end ?? LF)}`;
      if (!visit({ text, line, offset, bytes, ending, isText: isSound || isUtf8(bytes) })) return undefined;
      if (at === -1) return undefined;
      line += 1;
      offset += text.length + ending.length;
      from = until + 1;
    }
    if (read === 0) return undefined;
    kept = filled - from;
    if (kept > MOST_OF_A_LINE) return { line, offset };
    buffer.copyWithin(0, from, filled);
  }
}

/** What ends the lines of a text: LF, or CR where there is none; undefined where nothing does yet. */
function breakIn(bytes: Uint8Array): number | undefined {
  if (bytes.includes(LF)) return LF;
  // The last byte may be the half of a CRLF.
  return bytes.subarray(0, -1).includes(CR) ? CR : undefined;
}

function lastBreak(buffer: Uint8Array, filled: number, end: number | undefined): number {
  return end === undefined ? 0 : Math.max(buffer.subarray(0, filled).lastIndexOf(end), 0);
}
