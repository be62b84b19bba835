import type { Position, Range } from "../model.ts";

/** The lines of a text: turns offsets into positions. The index is made when it is first asked for. */
export class Lines {
  readonly text: string;
  readonly #first: number;
  #starts: number[] | undefined;

  /** `first` is the number of the text's first line, where the text is cut from a file; offsets are in the text. */
  constructor(text: string, first: number = 1) {
    this.text = text;
    this.#first = first;
  }

  /** Offsets at which lines start. A line ends with LF or CRLF. */
  get #index(): number[] {
    if (this.#starts === undefined) {
      this.#starts = [0];
      for (let at = this.text.indexOf("\n"); at !== -1; at = this.text.indexOf("\n", at + 1)) this.#starts.push(at + 1);
    }
    return this.#starts;
  }

  get count(): number {
    return this.#index.length;
  }

  /** The text of a line, counted from the first, without its line break; empty outside the text. */
  line(line: number): string {
    const at = line - this.#first;
    const start = this.#index[at];
    if (start === undefined) return "";
    return this.text.slice(start, this.#index[at + 1] ?? this.text.length).replace(/\r?\n$/, "");
  }

  /** The position of an offset in UTF-16 code units; an offset outside the text is moved to its nearer end. */
  position(offset: number): Position {
    const at = Math.min(Math.max(offset, 0), this.text.length);
    const starts = this.#index;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + this.#first, column: at - (starts[low] as number) + 1, offset: at };
  }

  range(start: number, end: number): Range {
    return { start: this.position(start), end: this.position(Math.max(start, end)) };
  }
}
