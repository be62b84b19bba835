/**
 * A quick reader for the YAML that most declarations are written in: block mappings and lists, flow collections on one
 * line, JSON on one line, texts with or without quotes. It either reads a text just as the library does, and then there
 * is nothing to say against its syntax, or gives up and leaves it to the library: aliases, tags, several documents,
 * other numbers than whole ones, truth values, empty values, texts over several lines, and whatever is broken.
 */
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

/** What is read no further. */
const GIVEN_UP: unique symbol = Symbol("given up");

/** Longer texts are left to the library, which watches its limits as it goes. */
const MOST_CHARACTERS = 64 * 1024;

/** A character takes one node at most: within these limits nothing that is read here can be too large. */
export interface Within {
  readonly characters: number;
  readonly nodes: number;
  readonly depth: number;
}

/** Anything but printable text in lines: what else there is could mean something to the library. */
const UNUSUAL = /[^\n\u0020-\u007E\u00A1-\u1FFF\u2010-\u2027\u2030-\u205E\u2C00-\uD7FF]/;

/** Collections within collections; a declaration has five. */
export const MOST_DEPTH = 20;

/** The root of a text that is a mapping and nothing else, or undefined where the library has to read it. Never throws. */
export function readPlain<T>(text: string, builder: Builder<T>, within: Within): T | undefined {
  if (text.length > Math.min(MOST_CHARACTERS, within.characters, within.nodes - 200)) return undefined;
  if (within.depth < MOST_DEPTH || UNUSUAL.test(text)) return undefined;
  const quick = builder.json?.(text);
  if (quick !== undefined) return quick;
  try {
    return new Reader(text, builder).read();
  } catch (error) {
    if (error === GIVEN_UP) return undefined;
    throw error;
  }
}

const SPACE = 0x20;
const HASH = 0x23;
const COLON = 0x3a;
const DASH = 0x2d;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const LIST = 0x5b;
const LIST_END = 0x5d;
const MAPPING = 0x7b;
const MAPPING_END = 0x7d;
const COMMA = 0x2c;

/** A key without quotes, up to its colon. */
const KEY = /[A-Za-z_][A-Za-z0-9_-]*(?=:(?: |$))/my;

/** A text without quotes in a block: begins as names, dates and phone numbers do, and ends before what would end or change it. */
const BLOCK_TEXT = /[A-Za-z_+\d\u00C0-\u02AF](?:[^\n #:]|:(?=[^\n ])|[ ]+(?=[^\n #])|#)*/y;

/** The same between brackets, where more characters mean something. */
const FLOW_TEXT = /[A-Za-z_+\d\u00C0-\u02AF](?:[^\n #:,[\]{}"']|:(?=[^\n ,[\]{}"'])|[ ]+(?=[^\n #:,[\]{}"']))*/y;

/** YAML has no keys beyond 1,024 characters. */
export const LONGEST_KEY = 1000;

/** What is no text without quotes, or looks as if it were none: the library makes a null, a truth value or a number of it. */
const NO_TEXT = /^(?:null|Null|NULL|true|True|TRUE|false|False|FALSE|\+?\d[\d.]*(?:[eE][-+]?\d*)?|\+?\..*|0[xo].*)$/;

/** A number that is as exact as its digits: most of them are phone numbers whose quotes are missing. */
const WHOLE_NUMBER = /^\+?\d{1,15}$/;

const DOUBLE_QUOTED = /"(?:[^"\\\n]|\\["\\/bfnrt]|\\u(?![dD][89a-fA-F])[0-9a-fA-F]{4})*"/y;
const SINGLE_QUOTED = /'[^'\n]*'(?!')/y;

class Reader<T> {
  readonly #text: string;
  readonly #builder: Builder<T>;
  /** Where the content of the line begins, in the text and from the start of the line; at the end both are the text's length and -1. */
  #at = 0;
  #indent = 0;
  /** Where the next line begins. */
  #next = 0;
  #depth = 0;

  constructor(text: string, builder: Builder<T>) {
    this.#text = text;
    this.#builder = builder;
  }

  read(): T {
    this.#advance();
    if (this.#text.startsWith("---", this.#at) && this.#indent === 0) {
      if (this.#text.slice(this.#at, this.#next).trimEnd() !== "---") throw GIVEN_UP;
      this.#advance();
    }
    const first = this.#text.charCodeAt(this.#at);
    const root = first === MAPPING ? this.#flowLine() : this.#mapping(this.#indent);
    if (this.#indent !== -1) throw GIVEN_UP;
    return root;
  }

  /** Goes to the next line that is neither blank nor a comment. */
  #advance(): void {
    const text = this.#text;
    while (this.#next < text.length) {
      const start = this.#next;
      const found = text.indexOf("\n", start);
      this.#next = found === -1 ? text.length : found + 1;
      let at = start;
      while (text.charCodeAt(at) === SPACE) at += 1;
      const first = text.charCodeAt(at);
      if (at >= text.length || first === 0x0a || first === HASH) continue;
      this.#at = at;
      this.#indent = at - start;
      return;
    }
    this.#at = text.length;
    this.#indent = -1;
  }

  #flowLine(): T {
    const root = this.#flow();
    this.#endLine(0);
    return root;
  }

  /** A mapping whose keys stand at an indentation, from the current line on. */
  #mapping(indent: number): T {
    this.#enter();
    const mapping = this.#builder.mapping(this.#at, false);
    let isEmpty = true;
    while (this.#indent === indent && !this.#isItem()) {
      const start = this.#at;
      KEY.lastIndex = start;
      const key = KEY.exec(this.#text)?.[0];
      if (key === undefined || key.length > LONGEST_KEY) throw GIVEN_UP;
      this.#at = start + key.length + 1;
      const value = this.#value(indent);
      if (!this.#builder.entry(mapping, key, start, start + key.length, value)) throw GIVEN_UP;
      isEmpty = false;
    }
    if (this.#indent > indent || isEmpty) throw GIVEN_UP;
    this.#builder.end(mapping, this.#lineEnd);
    this.#depth -= 1;
    return mapping;
  }

  /** Where the last line that was read ended. */
  #lineEnd = 0;

  /** What is behind a key: on its line, or below it. */
  #value(indent: number): T {
    this.#skipSpaces();
    if (!this.#isLineEnd()) return this.#inline(indent);
    this.#lineEnd = this.#next;
    this.#advance();
    if (this.#indent > indent) return this.#isItem() ? this.#list(this.#indent) : this.#mapping(this.#indent);
    if (this.#indent === indent && this.#isItem()) return this.#list(indent);
    throw GIVEN_UP;
  }

  #list(indent: number): T {
    this.#enter();
    const list = this.#builder.list(this.#at, false);
    while (this.#indent === indent && this.#isItem()) {
      const lineStart = this.#at - indent;
      this.#at += 1;
      this.#skipSpaces();
      if (this.#isLineEnd() || this.#isItem()) throw GIVEN_UP;
      KEY.lastIndex = this.#at;
      if (KEY.test(this.#text)) {
        this.#indent = this.#at - lineStart;
        this.#builder.item(list, this.#mapping(this.#indent));
      } else this.#builder.item(list, this.#inline(indent));
    }
    if (this.#indent > indent) throw GIVEN_UP;
    this.#builder.end(list, this.#lineEnd);
    this.#depth -= 1;
    return list;
  }

  /** A value that ends on its line. */
  #inline(indent: number): T {
    const first = this.#text.charCodeAt(this.#at);
    const value = first === LIST || first === MAPPING ? this.#flow() : this.#scalar(first, BLOCK_TEXT);
    this.#endLine(indent);
    return value;
  }

  /** Nothing may follow on the line, and nothing may go on below it. */
  #endLine(indent: number): void {
    this.#skipSpaces();
    if (!this.#isLineEnd()) throw GIVEN_UP;
    this.#lineEnd = this.#next;
    this.#advance();
    if (this.#indent > indent) throw GIVEN_UP;
  }

  #scalar(first: number, bare: RegExp): T {
    const start = this.#at;
    const pattern = first === QUOTE ? DOUBLE_QUOTED : first === APOSTROPHE ? SINGLE_QUOTED : bare;
    pattern.lastIndex = start;
    const token = pattern.exec(this.#text)?.[0];
    if (token === undefined) throw GIVEN_UP;
    this.#at = start + token.length;
    if (pattern === bare && NO_TEXT.test(token)) {
      if (!WHOLE_NUMBER.test(token)) throw GIVEN_UP;
      return this.#builder.scalar(Number(token), token, start, this.#at);
    }
    const value = pattern === bare ? token : token.includes("\\") ? (JSON.parse(token) as string) : token.slice(1, -1);
    return this.#builder.scalar(value, value, start, this.#at);
  }

  #flow(): T {
    this.#enter();
    const start = this.#at;
    const isList = this.#text.charCodeAt(start) === LIST;
    const close = isList ? LIST_END : MAPPING_END;
    const collection = isList ? this.#builder.list(start, true) : this.#builder.mapping(start, true);
    this.#at += 1;
    this.#skipSpaces();
    let isFirst = true;
    while (this.#text.charCodeAt(this.#at) !== close) {
      if (!isFirst) {
        if (this.#text.charCodeAt(this.#at) !== COMMA) throw GIVEN_UP;
        this.#at += 1;
        this.#skipSpaces();
      }
      isFirst = false;
      if (isList) this.#builder.item(collection, this.#flowValue());
      else this.#flowEntry(collection);
      this.#skipSpaces();
    }
    this.#at += 1;
    this.#builder.end(collection, this.#at);
    this.#depth -= 1;
    return collection;
  }

  #flowValue(): T {
    const first = this.#text.charCodeAt(this.#at);
    return first === LIST || first === MAPPING ? this.#flow() : this.#scalar(first, FLOW_TEXT);
  }

  #flowEntry(mapping: T): void {
    const start = this.#at;
    const isQuoted = this.#text.charCodeAt(start) === QUOTE;
    const pattern = isQuoted ? DOUBLE_QUOTED : KEY;
    pattern.lastIndex = start;
    const token = pattern.exec(this.#text)?.[0];
    if (token === undefined || token.length > LONGEST_KEY || token.includes("\\")) throw GIVEN_UP;
    const end = start + token.length;
    if (this.#text.charCodeAt(end) !== COLON) throw GIVEN_UP;
    this.#at = end + 1;
    this.#skipSpaces();
    const key = isQuoted ? token.slice(1, -1) : token;
    const value = this.#flowValue();
    if (!this.#builder.entry(mapping, key, start, end, value)) throw GIVEN_UP;
  }

  #enter(): void {
    this.#depth += 1;
    if (this.#depth > MOST_DEPTH) throw GIVEN_UP;
  }

  #skipSpaces(): void {
    while (this.#text.charCodeAt(this.#at) === SPACE) this.#at += 1;
  }

  /** A dash with a space behind it, or alone on its line. */
  #isItem(): boolean {
    if (this.#text.charCodeAt(this.#at) !== DASH) return false;
    const next = this.#text.charCodeAt(this.#at + 1);
    return next === SPACE || next === 0x0a || Number.isNaN(next);
  }

  /** The end of the line, or a comment with a space before it. */
  #isLineEnd(): boolean {
    const unit = this.#text.charCodeAt(this.#at);
    if (unit === HASH) return this.#text.charCodeAt(this.#at - 1) === SPACE;
    return unit === 0x0a || this.#at >= this.#text.length;
  }
}
