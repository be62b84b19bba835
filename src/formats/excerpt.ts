import { eastAsianWidth } from "get-east-asian-width";
import type { RoleTable } from "../core/catalogue.ts";
import { isPlain, isWord, REDACTED } from "../core/mask.ts";
import type { Range } from "../core/model.ts";
import { commandsIn, isUnsafe, nameOf } from "./escape.ts";
import { type Secrets, type Span, secretsOf, type Text } from "./secret.ts";

/** The lines around a finding, ready to print, with the columns to underline. */
export interface Excerpt {
  readonly lines: readonly { readonly number: number; readonly text: string }[];
  /** The line that is meant, and where to underline it, in columns of a terminal from 0. */
  readonly caret: { readonly line: number; readonly start: number; readonly width: number };
  /** What is meant, in code units of the last line's text; empty where it is only a place, such as the end of a line. */
  readonly marked: Span;
}

export interface ExcerptOptions {
  readonly showPersonal: boolean;
  readonly roles: RoleTable;
}

/** Lines before the one that is meant. */
const CONTEXT = 1;

/** Columns of a line that are shown; of a longer one the part around the finding. */
const COLUMNS = 110;

/** A line can be a megabyte long: cells are made of so many characters before and after a finding. */
const WINDOW = 1000;

/**
 * Makes excerpts of a document: a function from a range to its lines. Secrets are cut out always; names, emails, phones,
 * comments and free text give way to asterisks of the same width unless `showPersonal`. It gives undefined where the
 * document has no text. What must be hidden of a line is worked out once, however many findings are on it.
 */
export function excerpts(source: Text, options: ExcerptOptions): (range: Range) => Excerpt | undefined {
  const secrets = secretsOf(source);
  const lines = new Map<number, Line>();
  const lineAt = (number: number): Line => {
    const known = lines.get(number) ?? lineOf(source, number, secrets, options);
    lines.set(number, known);
    return known;
  };
  return (range) => (source.lines.count === 1 && source.lines.line(1) === "" ? undefined : excerpt(range, lineAt));
}

function excerpt({ start, end }: Range, lineAt: (number: number) => Line): Excerpt {
  const first = Math.max(1, start.line - CONTEXT);
  const numbers = Array.from({ length: start.line - first + 1 }, (_, index) => first + index);
  const shown = numbers.map((number) => ({ number, cells: cellsOf(lineAt(number), start.column - 1) }));
  const cells = shown.at(-1)?.cells ?? [];
  const lastColumn = end.line === start.line ? end.column : Number.POSITIVE_INFINITY;
  const cellsBefore = cells.filter(({ column }) => column < start.column);
  const cellsWithin = cells.filter(({ column }) => column >= start.column && column < lastColumn);
  const before = width(cellsBefore);
  const within = width(cellsWithin);
  const from = before + within > COLUMNS ? Math.max(0, before - COLUMNS / 2) : 0;
  const room = COLUMNS - (before - from);
  return {
    lines: shown.map(({ number, cells }) => ({ number, text: crop(cells, from).trimEnd() })),
    caret: { line: start.line, start: before - from, width: Math.max(1, Math.min(within, room)) },
    marked: [crop(cellsBefore, from).length, crop([...cellsBefore, ...cellsWithin], from).trimEnd().length],
  };
}

/** A line, and what must not be shown of it: spans in code units from 0, sorted and apart. */
interface Line {
  readonly text: string;
  readonly secret: readonly Span[];
  readonly masked: readonly Span[];
}

function lineOf(source: Text, number: number, secrets: Secrets, { showPersonal, roles }: ExcerptOptions): Line {
  const text = source.lines.line(number);
  return { text, secret: secrets(number, text), masked: showPersonal ? [] : maskedSpans(text, roles) };
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
  return text;
}

/** Made when a line first asks for it: it takes longer to make than most files take to check. */
let segmenter: Intl.Segmenter | undefined;

function graphemes(line: string): Iterable<{ readonly segment: string; readonly index: number }> {
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return segmenter.segment(line);
}

function cellsOf({ text, secret, masked }: Line, around: number): readonly Cell[] {
  const from = boundary(text, around - WINDOW);
  const part = text.slice(from, boundary(text, around + WINDOW));
  const cells: Cell[] = [];
  for (const { segment, index } of isPlain(part) ? ascii(part) : graphemes(part)) {
    const at = from + index;
    const cut = spanAt(secret, at);
    if (cut === undefined) cells.push(cellOf(segment, at + 1, spanAt(masked, at) !== undefined));
    else if (cells.at(-1)?.column !== cut[0] + 1)
      cells.push({ text: REDACTED, width: REDACTED.length, column: cut[0] + 1 });
  }
  return inert(cells);
}

/** Names what a build agent would obey in a line of its log, where that stands in the cells of a line. */
function inert(cells: readonly Cell[]): readonly Cell[] {
  const commands = new Set(commandsIn(cells.map(({ text }) => text).join("")));
  if (commands.size === 0) return cells;
  let at = 0;
  return cells.map((cell) => {
    const isCommand = commands.has(at);
    at += cell.text.length;
    if (!isCommand) return cell;
    const name = nameOf("#");
    return { ...cell, text: name + cell.text.slice(1), width: cell.width - 1 + name.length };
  });
}

/** An offset within a text that does not part the two halves of a character. */
function boundary(text: string, offset: number): number {
  const at = Math.min(Math.max(offset, 0), text.length);
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;
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

/** The span that an offset is in: by halves, because a line can have a hundred thousand. */
function spanAt(spans: readonly Span[], offset: number): Span | undefined {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Span)[1] <= offset) low = middle + 1;
    else high = middle;
  }
  const span = spans[low];
  return span && span[0] <= offset ? span : undefined;
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
