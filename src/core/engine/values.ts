import { aligned, BEYOND, type Memory, type Space, take, type Wasm, writeUtf8 } from "./memory.ts";
import { hashOf, type Key, Shape } from "./shape.ts";

/**
 * Writes values into the memory of a module that OPA compiled, as its own parser would make them of JSON: so they need
 * not become text, and be parsed, first. That saves about a third of an evaluation.
 *
 * The layout is that of `wasm/src/value.h` of OPA: words of four bytes, the first of which says of what type a value is.
 * Nothing promises that it stays so. `createValues` has one value written and lets OPA read it; where that is not
 * what was written, none is.
 */

const NULL = 1;
const BOOLEAN = 2;
const NUMBER = 3;
const STRING = 4;
const ARRAY = 5;

/** Behind the type, in the second byte: that a boolean is true; that a number is an integer, or digits that stand elsewhere. */
const TRUE = 1 << 8;
const INTEGER = 1 << 8;
const DIGITS = 2 << 8;

/** Bytes for what stays from one input to the next, keys above all, and for an input of about a hundred users. */
const KEPT = 64 * 1024;
const ROOM = 256 * 1024;

/** How many texts are remembered while an input is written. */
const RECENT = 64;

/** What keys look like that the policies know. Others are texts of a declaration, which come and go. */
const IDENTIFIER = /^[a-z_]{1,30}$/;
const SURROGATE = /[\ud800-\udfff]/;

/** More are not kept. The inputs of the policies have some dozens of shapes, and lists of some dozens of items. */
const MOST_SHAPES = 1000;
const MOST_PLACES = 1000;

/** An object of more keys is left to JSON. */
const MOST_KEYS = 100;

export class Values {
  readonly #memory: Memory;
  readonly #keys = new Map<string, Key>();
  readonly #noKeys = new Shape([], true);
  #shapes = 1;
  /** The last text of each length, roughly, and where it is. */
  readonly #recent = new Array<string | undefined>(RECENT).fill(undefined);
  readonly #addresses = new Array<number>(RECENT).fill(0);
  /** The addresses of the numbers that the places of lists are, by these. */
  readonly #places: number[] = [];
  /** The addresses of the members of objects that are not written yet, those of one behind those of another around it. */
  readonly #members: number[] = [];
  #pending = 0;
  readonly #kept: Space;
  readonly #room: Space;
  readonly #start: number;
  #bytes: Uint8Array = new Uint8Array();
  #words: Uint32Array = new Uint32Array();

  /** Takes memory of the module, for as long as it lives. */
  constructor({ opa_malloc }: Wasm, memory: Memory) {
    const taken = (bytes: number) => {
      const at = aligned(opa_malloc(bytes + 4));
      return { at, end: at + bytes };
    };
    this.#memory = memory;
    this.#kept = taken(KEPT);
    this.#room = taken(ROOM);
    this.#start = this.#room.at;
  }

  /**
   * The address of a value, which is good until the next one is written; undefined where it has to be given as JSON.
   * What `JSON.stringify` leaves out is left out.
   */
  write(value: unknown): number | undefined {
    if (this.#bytes.buffer !== this.#memory.buffer) {
      this.#bytes = new Uint8Array(this.#memory.buffer);
      this.#words = new Uint32Array(this.#memory.buffer);
    }
    this.#room.at = this.#start;
    this.#recent.fill(undefined);
    this.#pending = 0;
    try {
      return this.#value(value);
    } catch (error) {
      if (error === BEYOND) return undefined;
      throw error;
    }
  }

  #value(value: unknown): number {
    if (typeof value === "string") return this.#text(value);
    if (typeof value === "object" && value !== null)
      return Array.isArray(value) ? this.#array(value) : this.#object(value as Readonly<Record<string, unknown>>);
    if (typeof value === "number") return this.#number(value, this.#room);
    if (typeof value === "boolean") return this.#of(BOOLEAN | (value ? TRUE : 0));
    if (value === null) return this.#of(NULL);
    throw BEYOND;
  }

  /** Much of an input is the same text again: a role, a domain, a name in the form in which it was written already. */
  #text(text: string): number {
    const slot = text.length % RECENT;
    if (this.#recent[slot] !== text) {
      this.#addresses[slot] = this.#string(text, this.#room);
      this.#recent[slot] = text;
    }
    return this.#addresses[slot] as number;
  }

  #of(type: number): number {
    const address = take(this.#room, 4);
    this.#words[address >> 2] = type;
    return address;
  }

  /** OPA reckons with integers of four bytes, and with the digits of others: it has larger integers, and cuts them off. */
  #number(value: number, where: Space): number {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw BEYOND;
    const isShort = value === (value | 0);
    const digits = isShort ? "" : String(value);
    const address = take(where, 24 + digits.length);
    const word = address >> 2;
    this.#words[word] = NUMBER | (isShort ? INTEGER : DIGITS);
    this.#words[word + 2] = isShort ? value : address + 24;
    this.#words[word + 3] = isShort ? Math.sign(Math.min(value, 0)) : digits.length;
    this.#words[word + 4] = 0;
    for (let index = 0; index < digits.length; index++) this.#bytes[address + 24 + index] = digits.charCodeAt(index);
    return address;
  }

  /** As UTF-8, behind its length and its address. */
  #string(text: string, where: Space): number {
    const address = take(where, 12 + 3 * text.length);
    const bytes = this.#bytes;
    let at = address + 12;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code < 0x80) bytes[at++] = code;
      else {
        const point = text.codePointAt(index) as number;
        if (point > 0xffff) index++;
        at = writeUtf8(bytes, at, point);
      }
    }
    const word = address >> 2;
    this.#words[word] = STRING;
    this.#words[word + 1] = at - address - 12;
    this.#words[word + 2] = address + 12;
    where.at = aligned(at);
    return address;
  }

  /** Pairs of a place and the value there. */
  #array(items: readonly unknown[]): number {
    const address = take(this.#room, 16 + 8 * items.length);
    const word = address >> 2;
    this.#words[word] = ARRAY;
    this.#words[word + 1] = address + 16;
    this.#words[word + 2] = items.length;
    this.#words[word + 3] = items.length;
    for (let index = 0; index < items.length; index++) {
      const value = this.#value(items[index]);
      const pair = word + 4 + 2 * index;
      this.#words[pair] = this.#place(index);
      this.#words[pair + 1] = value;
    }
    return address;
  }

  #place(index: number): number {
    const known = this.#places[index];
    if (known !== undefined) return known;
    if (index >= MOST_PLACES) return this.#number(index, this.#room);
    const address = this.#number(index, this.#kept);
    this.#places[index] = address;
    return address;
  }

  #object(value: Readonly<Record<string, unknown>>): number {
    let shape = this.#noKeys;
    const bottom = this.#pending;
    for (const name in value) {
      const member = value[name];
      if (member === undefined) continue;
      shape = shape.with(name) ?? this.#longer(shape, name);
      this.#members[this.#pending] = this.#value(member);
      this.#pending += 1;
    }
    const { words, within, values } = shape.layout;
    const address = take(this.#room, 4 * words.length);
    const first = address >> 2;
    this.#words.set(words, first);
    for (let index = 0; index < within.length; index++)
      (this.#words[first + (within[index] as number)] as number) += address;
    for (let index = 0; index < values.length; index++)
      this.#words[first + (values[index] as number)] = this.#members[bottom + index] as number;
    this.#pending = bottom;
    return address;
  }

  #longer(shape: Shape, name: string): Shape {
    if (shape.keys.length === MOST_KEYS) throw BEYOND;
    const isKept = shape.isKept && IDENTIFIER.test(name) && this.#shapes < MOST_SHAPES;
    const longer = new Shape([...shape.keys, isKept ? this.#keptKey(name) : this.#key(name, this.#room)], isKept);
    if (isKept) {
      shape.add(name, longer);
      this.#shapes += 1;
    }
    return longer;
  }

  #keptKey(text: string): Key {
    const key = this.#keys.get(text) ?? this.#key(text, this.#kept);
    this.#keys.set(text, key);
    return key;
  }

  #key(text: string, where: Space): Key {
    // Beyond them the order of code units is not that of bytes.
    if (SURROGATE.test(text)) throw BEYOND;
    const address = this.#string(text, where);
    const start = address + 12;
    return {
      text,
      address,
      hash: hashOf(this.#bytes.subarray(start, start + (this.#words[(address >> 2) + 1] as number))),
    };
  }
}
