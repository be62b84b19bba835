import { TextDecoder } from "../platform.ts";

/**
 * Writes values into the memory of a module that OPA compiled, as its own parser would make them of JSON: so they need
 * not become text, and be parsed, first. That saves about a third of an evaluation.
 *
 * The layout is that of `wasm/src/value.h` of OPA: words of four bytes, the first of which says of what type a value is.
 * Nothing promises that it stays so. `createValues` writes one value and lets OPA read it; where that is not what was
 * written, it writes none.
 */

/** What the module gives, as far as it is needed here; addresses are bytes from the beginning of its memory. */
export interface Wasm {
  readonly opa_malloc: (bytes: number) => number;
  /** The address of JSON that ends with a 0, or 0 where the value could not be read. */
  readonly opa_json_dump: (value: number) => number;
}

/** Memory of a module: its buffer is another one whenever it has grown. */
export interface Memory {
  readonly buffer: ArrayBufferLike;
}

const NULL = 1;
const BOOLEAN = 2;
const NUMBER = 3;
const STRING = 4;
const ARRAY = 5;
const OBJECT = 6;

/** Behind the type, in the second byte: that a boolean is true; that a number is an integer of eight bytes. */
const TRUE = 1 << 8;
const INTEGER = 1 << 8;

/** An object has so many lists of members at least, and twice as many whenever more than this share of them is taken. */
const FEWEST_BUCKETS = 8;
const LOAD_FACTOR = 0.7;

/** Bytes for what stays from one input to the next, keys above all, and for an input of about a hundred users. */
const KEPT = 32 * 1024;
const ROOM = 256 * 1024;

/** More are not kept: the inputs of the policies have some dozens. */
const MOST_SHAPES = 1000;

/** Thrown, and caught here, where a value is larger than the room or is none that is written here. */
const BEYOND = new RangeError("This value has to be written as JSON.");

/** A key as it lies in memory, and what `opa_value_hash` makes of it. */
interface Key {
  readonly text: string;
  readonly address: number;
  readonly hash: number;
}

/** Objects with the same keys in the same order. */
class Shape {
  readonly keys: readonly Key[];
  /** With one more key. */
  readonly longer = new Map<string, Shape>();
  #layout: Layout | undefined;

  constructor(keys: readonly Key[]) {
    this.keys = keys;
  }

  get layout(): Layout {
    this.#layout ??= layoutOf(this.keys);
    return this.#layout;
  }
}

/** What the words of an object are: all but the values, and as if it began at address 0. */
interface Layout {
  readonly words: Uint32Array;
  /** The words that are addresses within the object. */
  readonly within: readonly number[];
  /** The words for the values, in the order of the keys. */
  readonly values: readonly number[];
}

/** A hash table: for each bucket a list of members, in the order of their keys. */
function layoutOf(keys: readonly Key[]): Layout {
  const buckets = bucketsFor(keys.length);
  const firstMember = HEAD + buckets;
  const words = new Uint32Array(firstMember + MEMBER * keys.length);
  words.set([OBJECT, 4 * HEAD, buckets, keys.length]);
  const within = [1];
  const link = (from: number, member: number): void => {
    words[from] = 4 * (firstMember + MEMBER * member);
    within.push(from);
  };
  for (let bucket = 0; bucket < buckets; bucket++) {
    const members = keys.flatMap(({ hash }, member) => (hash % buckets === bucket ? [member] : []));
    members.sort((a, b) => ((keys[a] as Key).text < (keys[b] as Key).text ? -1 : 1));
    let from = HEAD + bucket;
    for (const member of members) {
      link(from, member);
      from = firstMember + MEMBER * member + 2;
    }
  }
  keys.forEach(({ address }, member) => {
    words[firstMember + MEMBER * member] = address;
  });
  return { words, within, values: keys.map((_, member) => firstMember + MEMBER * member + 1) };
}

/** Words of an object before its buckets, and of a member: its key, its value, and the next in its bucket. */
const HEAD = 4;
const MEMBER = 3;

export class Values {
  readonly #memory: Memory;
  readonly #keys = new Map<string, Key>();
  readonly #noKeys = new Shape([]);
  #shapes = 1;
  /** The addresses of the numbers that the places of lists are, by these. */
  readonly #places: number[] = [];
  readonly #kept: { at: number; readonly end: number };
  readonly #room: { at: number; readonly end: number };
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
    try {
      return this.#value(value);
    } catch (error) {
      if (error === BEYOND) return undefined;
      throw error;
    }
  }

  #value(value: unknown): number {
    if (typeof value === "string") return this.#string(value, this.#room);
    if (typeof value === "object" && value !== null)
      return Array.isArray(value) ? this.#array(value) : this.#object(value as Readonly<Record<string, unknown>>);
    if (typeof value === "number") return this.#number(value, this.#room);
    if (typeof value === "boolean") return this.#of(BOOLEAN | (value ? TRUE : 0));
    if (value === null) return this.#of(NULL);
    throw BEYOND;
  }

  #of(type: number): number {
    const address = take(this.#room, 4);
    this.#words[address >> 2] = type;
    return address;
  }

  #number(value: number, where: { at: number; readonly end: number }): number {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw BEYOND;
    const address = take(where, 16);
    const word = address >> 2;
    this.#words[word] = NUMBER | INTEGER;
    this.#words[word + 2] = value;
    this.#words[word + 3] = Math.floor(value / 2 ** 32);
    return address;
  }

  /** As UTF-8, behind its length and its address. */
  #string(text: string, where: { at: number; readonly end: number }): number {
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
    const address = this.#number(index, this.#kept);
    this.#places[index] = address;
    return address;
  }

  #object(value: Readonly<Record<string, unknown>>): number {
    let shape = this.#noKeys;
    const values: number[] = [];
    for (const name in value) {
      const member = value[name];
      if (member === undefined) continue;
      shape = shape.longer.get(name) ?? this.#longer(shape, name);
      values.push(this.#value(member));
    }
    const { words, within, values: places } = shape.layout;
    const address = take(this.#room, 4 * words.length);
    const first = address >> 2;
    this.#words.set(words, first);
    for (const word of within) (this.#words[first + word] as number) += address;
    for (let index = 0; index < values.length; index++)
      this.#words[first + (places[index] as number)] = values[index] as number;
    return address;
  }

  #longer(shape: Shape, name: string): Shape {
    if (++this.#shapes > MOST_SHAPES) throw BEYOND;
    const longer = new Shape([...shape.keys, this.#key(name)]);
    shape.longer.set(name, longer);
    return longer;
  }

  #key(text: string): Key {
    const known = this.#keys.get(text);
    if (known) return known;
    // Only of these is the order of code units that of bytes.
    if (!/^[ -~]*$/.test(text)) throw BEYOND;
    const key = { text, address: this.#string(text, this.#kept), hash: hashOf(text) };
    this.#keys.set(text, key);
    return key;
  }
}

/** What every type, and more members than there are buckets at first, look like. */
const PROBE = {
  texts: ["", "é€😀", '\u0000"'],
  numbers: [0, -1, 2 ** 53 - 1, -(2 ** 40)],
  others: { true: true, false: false, null: null, empty: {}, list: [] },
  ...Object.fromEntries(Array.from({ length: 26 }, (_, index) => [`key_${index}`, index])),
};

/** Undefined where this module's OPA does not read back what was written. */
export function createValues(wasm: Wasm, memory: Memory): Values | undefined {
  const values = new Values(wasm, memory);
  const address = values.write(PROBE);
  const json = address === undefined ? 0 : wasm.opa_json_dump(address);
  return json !== 0 && sorted(textAt(memory, json)) === sorted(JSON.stringify(PROBE)) ? values : undefined;
}

/** JSON with the members of objects in the order of their keys. */
function sorted(json: string): string {
  return JSON.stringify(JSON.parse(json), (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

const decoder = new TextDecoder("utf-8");

/** A text in memory that ends with a 0. */
export function textAt({ buffer }: Memory, address: number): string {
  const bytes = new Uint8Array(buffer);
  return decoder.decode(bytes.subarray(address, bytes.indexOf(0, address)));
}

function aligned(address: number): number {
  return (address + 3) & ~3;
}

function take(where: { at: number; readonly end: number }, bytes: number): number {
  const address = where.at;
  const next = aligned(address + bytes);
  if (next > where.end) throw BEYOND;
  where.at = next;
  return address;
}

function bucketsFor(members: number): number {
  let buckets = FEWEST_BUCKETS;
  while (members > buckets * LOAD_FACTOR) buckets *= 2;
  return buckets;
}

/** FNV-1, as `fnv1a32` of `value.c` does it. */
function hashOf(ascii: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < ascii.length; at++) hash = Math.imul(hash, 0x01000193) ^ ascii.charCodeAt(at);
  return hash >>> 0;
}

/** Writes a character that is not ASCII; gives where the next one goes. Half of one there is no UTF-8 for. */
function writeUtf8(bytes: Uint8Array, at: number, point: number): number {
  if (point >= 0xd800 && point <= 0xdfff) throw BEYOND;
  const follows = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
  bytes[at] = (point >> (6 * follows)) | (0xf0 << (3 - follows));
  for (let index = 1; index <= follows; index++) bytes[at + index] = 0x80 | ((point >> (6 * (follows - index))) & 0x3f);
  return at + follows + 1;
}
