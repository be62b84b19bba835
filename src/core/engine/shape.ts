/** The type of a value that is an object. */
const OBJECT = 6;

/** An object has so many lists of members at least, and twice as many whenever more than this share of them is taken. */
const FEWEST_BUCKETS = 8;
const LOAD_FACTOR = 0.7;

/** Words of an object before its buckets, and of a member: its key, its value, and the next in its bucket. */
const HEAD = 4;
const MEMBER = 3;

/** A key as it lies in memory, and what `opa_value_hash` makes of it. */
export interface Key {
  readonly text: string;
  readonly address: number;
  readonly hash: number;
}

/** Objects with the same keys in the same order. */
export class Shape {
  readonly keys: readonly Key[];
  /** Whether its keys stay from one input to the next. */
  readonly isKept: boolean;
  /** Those with one more key, by that. */
  readonly #longer = new Map<string, Shape>();
  /** The one that was asked for last, which is mostly the next again. */
  #lastKey: string | undefined;
  #last: Shape | undefined;
  #layout: Layout | undefined;

  constructor(keys: readonly Key[], isKept: boolean) {
    this.keys = keys;
    this.isKept = isKept;
  }

  /** The shape with one more key, if it is known. */
  with(key: string): Shape | undefined {
    if (this.#lastKey === key) return this.#last;
    const longer = this.#longer.get(key);
    this.#lastKey = key;
    this.#last = longer;
    return longer;
  }

  add(key: string, longer: Shape): void {
    this.#longer.set(key, longer);
    this.#lastKey = undefined;
  }

  get layout(): Layout {
    this.#layout ??= layoutOf(this.keys);
    return this.#layout;
  }
}

/** What the words of an object are: all but the values, and as if it began at address 0. */
export interface Layout {
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

function bucketsFor(members: number): number {
  let buckets = FEWEST_BUCKETS;
  while (members > buckets * LOAD_FACTOR) buckets *= 2;
  return buckets;
}

/** FNV-1, as `fnv1a32` of `value.c` does it. */
export function hashOf(utf8: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of utf8) hash = Math.imul(hash, 0x01000193) ^ byte;
  return hash >>> 0;
}
