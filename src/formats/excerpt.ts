import { eastAsianWidth } from "get-east-asian-width";
import type { RoleTable } from "../core/catalogue.ts";
import { REDACTED, secretsInLine } from "../core/mask.ts";
import type { Range, Source } from "../core/model.ts";
import { isUnsafe, nameOf } from "./escape.ts";
import { isWord } from "./words.ts";

/** The lines around a finding, ready to print, with the columns to underline. */
export interface Excerpt {
  readonly lines: readonly { readonly number: number; readonly text: string }[];
  /** The line that is meant, and where to underline it, in columns of a terminal from 0. */
  readonly caret: { readonly line: number; readonly start: number; readonly width: number };
}

export interface ExcerptOptions {
  readonly showPersonal: boolean;
  readonly roles: RoleTable;
}

/** Lines before the one that is meant. */
const CONTEXT = 1;

/** Columns of a line that are shown; of a longer one the part around the finding. */
const COLUMNS = 110;

/**
 * An excerpt of a document. Secrets are cut out always; names, emails, phones, comments and free text give way to
 * asterisks of the same width unless `showPersonal`. Undefined where the document has no text.
 */
export function excerpt(source: Source, range: Range, options: ExcerptOptions): Excerpt | undefined {
  const { start, end } = range;
  if (source.lines.count === 1 && source.lines.line(1) === "") return undefined;
  const first = Math.max(1, start.line - CONTEXT);
  const numbers = Array.from({ length: start.line - first + 1 }, (_, index) => first + index);
  const shown = numbers.map((number) => ({ number, cells: cellsOf(source, number, options) }));
  const cells = shown.at(-1)?.cells ?? [];
  const lastColumn = end.line === start.line ? end.column : Number.POSITIVE_INFINITY;
  const before = width(cells.filter(({ column }) => column < start.column));
  const within = width(cells.filter(({ column }) => column >= start.column && column < lastColumn));
  const from = before + within > COLUMNS ? Math.max(0, before - COLUMNS / 2) : 0;
  const room = COLUMNS - (before - from);
  return {
    lines: shown.map(({ number, cells }) => ({ number, text: crop(cells, from) })),
    caret: { line: start.line, start: before - from, width: Math.max(1, Math.min(within, room)) },
  };
}

/** One thing that a terminal shows, and the column of the text (from 1, in code units) that it comes from. */
interface Cell {
  readonly text: string;
  readonly width: number;
  readonly column: number;
}

function width(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}

function crop(cells: readonly Cell[], from: number): string {
  let at = 0;
  let text = "";
  for (const cell of cells) {
    if (at >= from && at + cell.width <= from + COLUMNS) text += cell.text;
    at += cell.width;
  }
  return text.trimEnd();
}

/** Made when a line first asks for it: it takes longer to make than most files take to check. */
let segmenter: Intl.Segmenter | undefined;

function graphemes(line: string): Iterable<{ readonly segment: string; readonly index: number }> {
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return segmenter.segment(line);
}

/** A line can be a megabyte long; nobody reads on past this, and a finding further right is shown without its line. */
const LONGEST_LINE = 20_000;

function cellsOf(source: Source, number: number, options: ExcerptOptions): readonly Cell[] {
  const line = source.lines.line(number).slice(0, LONGEST_LINE);
  const secret = secretSpans(source, number, line);
  const masked = options.showPersonal ? [] : maskedSpans(line, options.roles);
  const cells: Cell[] = [];
  for (const { segment, index } of /^[\u0020-\u007E]*$/.test(line) ? ascii(line) : graphemes(line)) {
    const column = index + 1;
    const cut = secret.find(([start, end]) => index >= start && index < end);
    if (cut) {
      if (cells.at(-1)?.column !== cut[0] + 1)
        cells.push({ text: REDACTED, width: REDACTED.length, column: cut[0] + 1 });
    } else cells.push(cellOf(segment, column, inside(masked, index)));
  }
  return cells;
}

function* ascii(line: string): Generator<{ segment: string; index: number }> {
  for (let index = 0; index < line.length; index += 1) yield { segment: line.charAt(index), index };
}

function cellOf(segment: string, column: number, masked: boolean): Cell {
  const text = segment === "\t" ? " " : isUnsafe(segment) ? [...segment].map(nameOf).join("") : segment;
  const columns = columnsOf(text);
  return { text: masked ? "*".repeat(columns) : text, width: columns, column };
}

/** How many columns a terminal gives a grapheme: two for wide letters and emoji, none for a mark without a letter. */
function columnsOf(grapheme: string): number {
  if (/^[\u0020-\u007E]+$/.test(grapheme)) return grapheme.length;
  if (/^[\p{M}\p{Default_Ignorable_Code_Point}]+$/u.test(grapheme)) return 0;
  if (/^\p{Emoji_Presentation}|\uFE0F/u.test(grapheme)) return 2;
  return eastAsianWidth(grapheme.codePointAt(0) ?? 0);
}

type Span = readonly [start: number, end: number];

function inside(spans: readonly Span[], index: number): boolean {
  return spans.some(([start, end]) => index >= start && index < end);
}

/** The parts of a line that are secret: those the document's values show, and those that only the text shows. */
function secretSpans(source: Source, number: number, line: string): readonly Span[] {
  const known = source.secrets.flatMap(({ start, end }): Span[] => {
    if (number < start.line || number > end.line) return [];
    return [[number === start.line ? start.column - 1 : 0, number === end.line ? end.column - 1 : line.length]];
  });
  return [...known, ...secretsInLine(line)].filter(([start, end]) => end > start).sort(([a], [b]) => a - b);
}

/** Runs of anything but white space and YAML's indicators. */
const TOKEN = /[^\s:[\]{},"'&*|>?!%-]+/gu;

/** Everything that is not a word of the format or a role: names and numbers, but comments and free text as well. */
function maskedSpans(line: string, roles: RoleTable): readonly Span[] {
  const comment = commentAt(line);
  const tokens = [...line.slice(0, comment).matchAll(TOKEN)]
    .filter(([token]) => !isWord(token, roles))
    .map(({ index, 0: token }): Span => [index, index + token.length]);
  return [...tokens, [comment + 1, line.length]];
}

/** Where a line's comment begins, its end if there is none. In doubt there is one: masking too much harms nobody. */
function commentAt(line: string): number {
  const at = /(?:^|\s)#/.exec(line);
  return at ? at.index + at[0].length - 1 : line.length;
}
