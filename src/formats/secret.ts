import { namesSecret, secretsInLine } from "../core/mask.ts";
import type { Position, Range, Source } from "../core/model.ts";

/** A document's text, and what must not be shown of it. */
export type Text = Pick<Source, "lines" | "secrets">;

/** A stretch of a line, in code units from 0; the end is just after it. */
export type Span = readonly [start: number, end: number];

/** What is secret of a line: its number, from 1, and its text give spans that are sorted and apart. */
export type Secrets = (number: number, line: string) => readonly Span[];

/** The secrets of a document's text: those that its values show, and those that only the text shows. */
export function secretsOf(source: Text): Secrets {
  const ranges = apart(source.secrets);
  const below = linesBelow(source);
  return (number, line) =>
    below.has(number)
      ? [[line.search(/\S|$/), line.length]]
      : joined([...spansOf(ranges, number, line), ...secretsInLine(line)]);
}

/** Ranges in their order, those that overlap made one: of a hundred aliases of one secret it is cut out once. */
function apart(ranges: readonly Range[]): readonly Range[] {
  const done: { start: Position; end: Position }[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start.offset - b.start.offset)) {
    const last = done.at(-1);
    if (last === undefined || start.offset >= last.end.offset) done.push({ start, end });
    else if (end.offset > last.end.offset) last.end = end;
  }
  return done;
}

function spansOf(ranges: readonly Range[], number: number, line: string): Span[] {
  const spans: Span[] = [];
  for (let at = firstEndingFrom(ranges, number); at < ranges.length; at += 1) {
    const { start, end } = ranges[at] as Range;
    if (start.line > number) break;
    spans.push([
      start.line === number ? start.column - 1 : 0,
      Math.min(end.line === number ? end.column - 1 : line.length, line.length),
    ]);
  }
  return spans;
}

/** By halves: a document can have a hundred thousand secrets. */
function firstEndingFrom(ranges: readonly Range[], number: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle] as Range).end.line < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

function joined(spans: readonly Span[]): readonly Span[] {
  const done: [number, number][] = [];
  for (const [start, end] of [...spans].sort(([a], [b]) => a - b)) {
    const last = done.at(-1);
    if (end <= start) continue;
    if (last === undefined || start > last[1]) done.push([start, end]);
    else last[1] = Math.max(last[1], end);
  }
  return done;
}

/** The documents of a file share its lines, and there can be thousands of them. */
const known = new WeakMap<Source["lines"], ReadonlySet<number>>();

function linesBelow({ lines }: Text): ReadonlySet<number> {
  const below = known.get(lines) ?? linesBelowNames(lines);
  known.set(lines, below);
  return below;
}

/**
 * The lines that go on with a secret: those indented further than a key that names one. In a file that nobody could
 * parse, and under a key that is there twice, the indentation is all that tells where a text on several lines ends.
 */
function linesBelowNames(lines: Source["lines"]): ReadonlySet<number> {
  const below = new Set<number>();
  let key = Number.POSITIVE_INFINITY;
  for (let number = 1; number <= lines.count; number += 1) {
    const line = lines.line(number);
    const indentation = line.search(/\S|$/);
    if (indentation === line.length) continue;
    if (indentation > key) below.add(number);
    else key = namesSecret(line) ?? Number.POSITIVE_INFINITY;
  }
  return below;
}
