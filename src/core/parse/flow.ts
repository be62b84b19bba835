import {
  APOSTROPHE,
  COLON,
  COMMA,
  DOUBLE_QUOTED,
  FLOW_TEXT,
  KEY,
  LIST,
  LIST_END,
  LONGEST_KEY,
  MAPPING,
  MAPPING_END,
  NO_TEXT,
  QUOTE,
  SINGLE_QUOTED,
  SPACE,
  unquoted,
  WHOLE_NUMBER,
} from "./tokens.ts";

/** Makes what was read: plain data, or the library's nodes. */
export interface Builder<T> {
  /** A text or a number, and what stands for it; `start` and `end` are offsets of its token, with its quotes. */
  scalar(value: string | number, source: string, start: number, end: number): T;
  list(start: number, isFlow: boolean): T;
  mapping(start: number, isFlow: boolean): T;
  item(list: T, item: T): void;
  /** False where the key is there already. */
  entry(mapping: T, key: string, start: number, end: number, value: T): boolean;
  /** The root of JSON as programs write it, where there is a quicker way to it; undefined where that cannot be taken. */
  json?(text: string): T | undefined;
  /** Called once all items or entries are in. */
  end(collection: T, end: number): void;
}

/** Thrown at what is read no further. */
export const GIVEN_UP: unique symbol = Symbol("given up");

/** Collections within collections; a declaration has five. */
export const MOST_DEPTH = 20;

/** Reads what stands on one line: a text, or a collection in brackets. */
export class FlowReader<T> {
  protected readonly text: string;
  protected readonly builder: Builder<T>;
  /** Where it is read, in the text. */
  protected at = 0;
  protected depth = 0;

  constructor(text: string, builder: Builder<T>) {
    this.text = text;
    this.builder = builder;
  }

  protected scalar(first: number, bare: RegExp): T {
    const start = this.at;
    const pattern = first === QUOTE ? DOUBLE_QUOTED : first === APOSTROPHE ? SINGLE_QUOTED : bare;
    pattern.lastIndex = start;
    const token = pattern.exec(this.text)?.[0];
    if (token === undefined) throw GIVEN_UP;
    this.at = start + token.length;
    if (pattern === bare && NO_TEXT.test(token)) {
      if (!WHOLE_NUMBER.test(token)) throw GIVEN_UP;
      return this.builder.scalar(Number(token), token, start, this.at);
    }
    const value = pattern === bare ? token : unquoted(token);
    return this.builder.scalar(value, value, start, this.at);
  }

  protected flow(): T {
    this.enter();
    const start = this.at;
    const isList = this.text.charCodeAt(start) === LIST;
    const close = isList ? LIST_END : MAPPING_END;
    const collection = isList ? this.builder.list(start, true) : this.builder.mapping(start, true);
    this.at += 1;
    this.skipSpaces();
    let isFirst = true;
    while (this.text.charCodeAt(this.at) !== close) {
      if (!isFirst) {
        if (this.text.charCodeAt(this.at) !== COMMA) throw GIVEN_UP;
        this.at += 1;
        this.skipSpaces();
      }
      isFirst = false;
      if (isList) this.builder.item(collection, this.#flowValue());
      else this.#flowEntry(collection);
      this.skipSpaces();
    }
    this.at += 1;
    this.builder.end(collection, this.at);
    this.depth -= 1;
    return collection;
  }

  #flowValue(): T {
    const first = this.text.charCodeAt(this.at);
    return first === LIST || first === MAPPING ? this.flow() : this.scalar(first, FLOW_TEXT);
  }

  #flowEntry(mapping: T): void {
    const start = this.at;
    const isQuoted = this.text.charCodeAt(start) === QUOTE;
    const pattern = isQuoted ? DOUBLE_QUOTED : KEY;
    pattern.lastIndex = start;
    const token = pattern.exec(this.text)?.[0];
    if (token === undefined || token.length > LONGEST_KEY || token.includes("\\")) throw GIVEN_UP;
    const end = start + token.length;
    if (this.text.charCodeAt(end) !== COLON) throw GIVEN_UP;
    this.at = end + 1;
    this.skipSpaces();
    const key = isQuoted ? token.slice(1, -1) : token;
    const value = this.#flowValue();
    if (!this.builder.entry(mapping, key, start, end, value)) throw GIVEN_UP;
  }

  protected enter(): void {
    this.depth += 1;
    if (this.depth > MOST_DEPTH) throw GIVEN_UP;
  }

  protected skipSpaces(): void {
    while (this.text.charCodeAt(this.at) === SPACE) this.at += 1;
  }
}
