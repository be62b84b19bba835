import { type Builder, FlowReader, GIVEN_UP, MOST_DEPTH } from "./flow.ts";
import { BLOCK_TEXT, DASH, HASH, KEY, LIST, LONGEST_KEY, MAPPING, SPACE, UNUSUAL } from "./tokens.ts";

/** Longer texts are left to the library, which watches its limits as it goes. */
const MOST_CHARACTERS = 64 * 1024;

/** A character takes one node at most: within these limits nothing that is read here can be too large. */
export interface Within {
  readonly characters: number;
  readonly nodes: number;
  readonly depth: number;
}

/**
 * A quick reader for the YAML that most declarations are written in: block mappings and lists, flow collections on one
 * line, JSON on one line, texts with or without quotes. It either reads a text just as the library does, and then there
 * is nothing to say against its syntax, or gives up and leaves it to the library: aliases, tags, several documents,
 * other numbers than whole ones, truth values, empty values, texts over several lines, and whatever is broken.
 *
 * Gives the root of a text that is one mapping and nothing else, or undefined where the library has to read it. Never throws.
 */
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

class Reader<T> extends FlowReader<T> {
  /** Where the content of the line begins, from the start of the line; -1 at the end of the text. */
  #indent = 0;
  /** Where the next line begins. */
  #next = 0;

  read(): T {
    this.#advance();
    if (this.text.startsWith("---", this.at) && this.#indent === 0) {
      if (this.text.slice(this.at, this.#next).trimEnd() !== "---") throw GIVEN_UP;
      this.#advance();
    }
    const first = this.text.charCodeAt(this.at);
    const root = first === MAPPING ? this.#flowLine() : this.#mapping(this.#indent);
    if (this.#indent !== -1) throw GIVEN_UP;
    return root;
  }

  /**
   * Goes to the next line that is neither blank nor a comment. A comment that is indented further than what follows may
   * belong to a collection above it, whose end it moves.
   */
  #advance(): void {
    const text = this.text;
    let comment = 0;
    while (this.#next < text.length) {
      const start = this.#next;
      const found = text.indexOf("\n", start);
      this.#next = found === -1 ? text.length : found + 1;
      let at = start;
      while (text.charCodeAt(at) === SPACE) at += 1;
      const first = text.charCodeAt(at);
      if (first === HASH) comment = Math.max(comment, at - start);
      if (at >= text.length || first === 0x0a || first === HASH) continue;
      this.at = at;
      this.#indent = at - start;
      if (comment > this.#indent) throw GIVEN_UP;
      return;
    }
    if (comment > 0) throw GIVEN_UP;
    this.at = text.length;
    this.#indent = -1;
  }

  #flowLine(): T {
    const root = this.flow();
    this.#endLine(0);
    return root;
  }

  /** A mapping whose keys stand at an indentation, from the current line on. */
  #mapping(indent: number): T {
    this.enter();
    const mapping = this.builder.mapping(this.at, false);
    let isEmpty = true;
    while (this.#indent === indent && !this.#isItem()) {
      const start = this.at;
      KEY.lastIndex = start;
      const key = KEY.exec(this.text)?.[0];
      if (key === undefined || key.length > LONGEST_KEY) throw GIVEN_UP;
      this.at = start + key.length + 1;
      const value = this.#value(indent);
      if (!this.builder.entry(mapping, key, start, start + key.length, value)) throw GIVEN_UP;
      isEmpty = false;
    }
    if (this.#indent > indent || isEmpty) throw GIVEN_UP;
    this.builder.end(mapping, this.#lineEnd);
    this.depth -= 1;
    return mapping;
  }

  /** Where the last line that was read ended. */
  #lineEnd = 0;

  /** What is behind a key: on its line, or below it. */
  #value(indent: number): T {
    this.skipSpaces();
    if (!this.#isLineEnd()) return this.#inline(indent);
    this.#lineEnd = this.#next;
    this.#advance();
    if (this.#indent > indent) return this.#isItem() ? this.#list(this.#indent) : this.#mapping(this.#indent);
    if (this.#indent === indent && this.#isItem()) return this.#list(indent);
    throw GIVEN_UP;
  }

  #list(indent: number): T {
    this.enter();
    const list = this.builder.list(this.at, false);
    while (this.#indent === indent && this.#isItem()) {
      const lineStart = this.at - indent;
      this.at += 1;
      this.skipSpaces();
      if (this.#isLineEnd() || this.#isItem()) throw GIVEN_UP;
      KEY.lastIndex = this.at;
      if (KEY.test(this.text)) {
        this.#indent = this.at - lineStart;
        this.builder.item(list, this.#mapping(this.#indent));
      } else this.builder.item(list, this.#inline(indent));
    }
    if (this.#indent > indent) throw GIVEN_UP;
    this.builder.end(list, this.#lineEnd);
    this.depth -= 1;
    return list;
  }

  /** A value that ends on its line. */
  #inline(indent: number): T {
    const first = this.text.charCodeAt(this.at);
    const value = first === LIST || first === MAPPING ? this.flow() : this.scalar(first, BLOCK_TEXT);
    this.#endLine(indent);
    return value;
  }

  /** Nothing may follow on the line, and nothing may go on below it. */
  #endLine(indent: number): void {
    this.skipSpaces();
    if (!this.#isLineEnd()) throw GIVEN_UP;
    this.#lineEnd = this.#next;
    this.#advance();
    if (this.#indent > indent) throw GIVEN_UP;
  }

  /** A dash with a space behind it, or alone on its line. */
  #isItem(): boolean {
    if (this.text.charCodeAt(this.at) !== DASH) return false;
    const next = this.text.charCodeAt(this.at + 1);
    return next === SPACE || next === 0x0a || Number.isNaN(next);
  }

  /** The end of the line, or a comment with a space before it. */
  #isLineEnd(): boolean {
    const unit = this.text.charCodeAt(this.at);
    if (unit === HASH) return this.text.charCodeAt(this.at - 1) === SPACE;
    return unit === 0x0a || this.at >= this.text.length;
  }
}
