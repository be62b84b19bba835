import type { StreamBatch, Unit } from "./batch.ts";
import { UNITS_A_BATCH } from "./batch.ts";
import { Gathered } from "./gathered.ts";

/** How the documents of a stream are told from each other. */
export type Separation = "lines" | "documents";

const LINE_FEED = 0x0a;

/** A cut of a stream, before its units are numbered over the whole input. */
export type Cut = Omit<StreamBatch, "units" | "weight" | "skipped"> & {
  readonly units: readonly Omit<Unit, "ordinal">[];
};

/**
 * Cuts a stream into batches of whole documents: of NDJSON a document is a line that is not blank, of YAML what stands
 * between `---` and `...`. Holds no more than one batch and `most` bytes of one document; the rest of a larger one is
 * passed over, and its unit says so. A stream in which there is nothing gives one document that is empty, so that it is
 * told: what nobody declared must not look like a pass. The bytes of a batch are good until the next is asked for.
 */
export async function* split(
  chunks: AsyncIterable<Uint8Array | string>,
  name: string,
  separation: Separation,
  most: number,
): AsyncGenerator<Cut> {
  const splitter = separation === "lines" ? new LineSplitter(most) : new DocumentSplitter(most);
  const gathered = new Gathered();
  for await (const chunk of chunks) {
    gathered.add(typeof chunk === "string" ? Buffer.from(chunk) : chunk);
    const { units, rest } = splitter.cut(gathered.bytes, false);
    yield* batches(name, gathered.bytes, units, separation);
    gathered.drop(rest);
  }
  yield* batches(name, gathered.bytes, splitter.cut(gathered.bytes, true).units, separation);
}

/** The documents of a YAML file that was read whole; one at least. */
export function cutWhole(bytes: Uint8Array, most: number): readonly Omit<Unit, "ordinal">[] {
  return new DocumentSplitter(most).cut(bytes, true).units;
}

function* batches(
  name: string,
  bytes: Uint8Array,
  units: readonly Omit<Unit, "ordinal">[],
  separation: Separation,
): Generator<Cut> {
  for (let at = 0; at < units.length; at += UNITS_A_BATCH) {
    const some = units.slice(at, at + UNITS_A_BATCH);
    const [first, last] = [some[0], some.at(-1)];
    if (!first || !last) return;
    yield {
      kind: "stream",
      name,
      ...(separation === "lines" && { areLines: true }),
      bytes: bytes.subarray(first.start, last.end),
      units: some.map((unit) => from(first.start, unit)),
    };
  }
}

function from(place: number, { start, end, document, line, unread }: Cut["units"][number]): Cut["units"][number] {
  const unit = { start: start - place, end: end - place, document, line };
  return unread ? { ...unit, unread } : unit;
}

/** What was cut from some bytes, and from where on they are still needed. */
interface Piece {
  readonly units: readonly Omit<Unit, "ordinal">[];
  readonly rest: number;
}

class LineSplitter {
  readonly #most: number;
  #document = 0;
  #line = 1;
  /** Within a line that is too large, whose beginning is gone. */
  #isPassing = false;

  constructor(most: number) {
    this.#most = most;
  }

  cut(bytes: Uint8Array, isEnd: boolean): Piece {
    const units: Omit<Unit, "ordinal">[] = [];
    let start = 0;
    while (start < bytes.length) {
      const found = bytes.indexOf(LINE_FEED, start);
      if (found === -1 && !isEnd && bytes.length - start <= this.#most) break;
      const end = found === -1 ? bytes.length : found;
      const isTooLarge = this.#isPassing || end - start > this.#most;
      if (isTooLarge && !this.#isPassing)
        units.push({
          start,
          end: start,
          document: this.#document++,
          line: this.#line,
          unread: { bytesAllowed: this.#most },
        });
      else if (!isTooLarge && !isBlank(bytes, this.#line === 1 ? start + markLength(bytes, start) : start, end))
        units.push({ start, end: withoutReturn(bytes, end), document: this.#document++, line: this.#line });
      this.#isPassing = isTooLarge && found === -1;
      if (found !== -1) this.#line += 1;
      start = found === -1 ? bytes.length : found + 1;
    }
    if (isEnd && this.#document === 0) units.push({ start: 0, end: 0, document: this.#document++, line: 1 });
    return { units, rest: start };
  }
}

const BLANK: ReadonlySet<number> = new Set([0x20, 0x09, 0x0d]);

/** Windows ends a line with two characters. */
function withoutReturn(bytes: Uint8Array, end: number): number {
  return bytes[end - 1] === 0x0d ? end - 1 : end;
}

/** How long a byte order mark is, where there is one. */
function markLength(bytes: Uint8Array, at: number): number {
  return bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf ? 3 : 0;
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!BLANK.has(bytes[at] as number)) return false;
  return true;
}

/**
 * YAML, line by line: `---` at the beginning of a line starts a document unless all before it are comments and
 * directives, and `...` ends one. What has nothing in it counts, as it does for the parser, and is no unit; a whole
 * stream of that kind is one empty document, so that it is told.
 */
class DocumentSplitter {
  readonly #most: number;
  #document = 0;
  #line = 1;
  #startLine = 1;
  #hasMark = false;
  #hasContent = false;
  #isPassing = false;
  #gave = false;
  /** What kind of line is passed over, whose beginning is gone. */
  #open: LineKind | undefined;
  /** How far the bytes that were kept have been read. */
  #read = 0;

  constructor(most: number) {
    this.#most = most;
  }

  cut(bytes: Uint8Array, isEnd: boolean): Piece {
    const units: Omit<Unit, "ordinal">[] = [];
    let start = 0;
    let at = this.#read;
    while (at < bytes.length) {
      const found = bytes.indexOf(LINE_FEED, at);
      const isWhole = found !== -1 || isEnd;
      // Of a line that is too long its beginning says enough.
      if (!isWhole && (bytes.length - start <= this.#most || bytes.length - at < BEGINNING)) break;
      const end = found === -1 ? bytes.length : found + 1;
      const kind = this.#open ?? this.#kindOf(bytes, at, end);
      if (kind === "start" && !this.#open && (this.#hasMark || this.#hasContent)) {
        this.#give(units, start, at);
        start = at;
        continue;
      }
      if (kind === "start") {
        this.#hasContent ||= hasContent(bytes, at + this.#markLength(bytes, at) + 3, end);
        this.#hasMark = true;
      } else if (kind === "content") this.#hasContent = true;
      if (found !== -1) this.#line += 1;
      at = end;
      if (at - start > this.#most) start = this.#pass(units, at);
      this.#open = isWhole ? undefined : kind;
      if (kind === "end" && isWhole) {
        this.#give(units, start, at);
        start = at;
      }
    }
    if (isEnd) {
      if (this.#hasContent) this.#give(units, start, bytes.length);
      if (!this.#gave && units.length === 0) units.push({ start: 0, end: bytes.length, document: 0, line: 1 });
    }
    this.#gave ||= units.length > 0;
    this.#read = at - start;
    return { units, rest: start };
  }

  #kindOf(bytes: Uint8Array, lineStart: number, end: number): LineKind {
    const start = lineStart + this.#markLength(bytes, lineStart);
    const first = bytes[start];
    if (first === 0x2d && isMark(bytes, start, end, 0x2d)) return "start";
    if (first === 0x2e && isMark(bytes, start, end, 0x2e)) return "end";
    // A directive stands before its document.
    if (first === 0x25 && !this.#hasMark) return "other";
    return hasContent(bytes, start, end) ? "content" : "other";
  }

  /** A byte order mark means something before a document only. */
  #markLength(bytes: Uint8Array, at: number): number {
    return this.#hasMark || this.#hasContent ? 0 : markLength(bytes, at);
  }

  #give(units: Omit<Unit, "ordinal">[], start: number, end: number): void {
    if (this.#hasContent && !this.#isPassing)
      units.push({ start, end, document: this.#document, line: this.#startLine });
    this.#document += 1;
    this.#startLine = this.#line;
    this.#hasMark = false;
    this.#hasContent = false;
    this.#isPassing = false;
  }

  #pass(units: Omit<Unit, "ordinal">[], at: number): number {
    if (!this.#isPassing)
      units.push({
        start: at,
        end: at,
        document: this.#document,
        line: this.#startLine,
        unread: { bytesAllowed: this.#most },
      });
    this.#isPassing = true;
    this.#hasContent = true;
    return at;
  }
}

/** A byte order mark, three of a character and what is behind them. */
const BEGINNING = 7;

type LineKind = "start" | "end" | "content" | "other";

/** Three of a character, with white space or nothing behind them. */
function isMark(bytes: Uint8Array, start: number, end: number, unit: number): boolean {
  if (bytes[start + 1] !== unit || bytes[start + 2] !== unit) return false;
  const next = start + 3 < end ? bytes[start + 3] : LINE_FEED;
  return next === LINE_FEED || next === 0x0d || next === 0x20 || next === 0x09;
}

/** Whether there is anything but white space and a comment. */
function hasContent(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const unit = bytes[at] as number;
    if (unit === 0x23) return false;
    if (unit !== LINE_FEED && !BLANK.has(unit)) return true;
  }
  return false;
}
