import type { Problem } from "../document.ts";
import type { Path, Range, Violation } from "../model.ts";
import type { RegisterRule } from "../rules/register.ts";

/** What is wrong with a register: the first faults, and how many there are in all. */
export interface Faulty {
  readonly problems: readonly Problem[];
  readonly count: number;
}

/** More are counted and not kept: a register with the wrong separator has as many faults as rows. */
const KEPT = 20;

/** What is found wrong while a register is read on. */
export class Faults {
  readonly #problems: Problem[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(...problems: readonly Problem[]): void {
    this.#count += problems.length;
    this.#problems.push(...problems.slice(0, KEPT - this.#problems.length));
  }

  /** In the order of the lines, as some are found later than others. */
  get told(): Faulty {
    const inOrder = [...this.#problems].sort((a, b) => a.range.start.offset - b.range.start.offset);
    return { problems: inOrder, count: this.#count };
  }
}

/** A violation of a `register/*` rule. */
export function broken(rule: RegisterRule, path: Path, args: Violation["args"]): Violation {
  return { rule: `register/${rule}`, path, args };
}

/** A place of a text on a single line: of `length` code units, so many behind the start of the line (from 0). */
export function rangeOn(start: { readonly line: number; readonly offset: number }, at: number, length: number): Range {
  const { line, offset } = start;
  const position = (column: number): Range["start"] => ({ line, column: column + 1, offset: offset + column });
  return { start: position(at), end: position(at + length) };
}

/** A place within a piece of a text, as a place in all of it; columns move on the first line of the piece only. */
export function moved({ start, end }: Range, by: { readonly line: number; readonly offset: number }): Range {
  const position = ({ line, column, offset }: Range["start"]): Range["start"] => ({
    line: line + by.line - 1,
    column,
    offset: offset + by.offset,
  });
  return { start: position(start), end: position(end) };
}
