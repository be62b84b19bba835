import { TextDecoder } from "../platform.ts";

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

/** Memory of which what comes first is taken. */
export interface Space {
  at: number;
  readonly end: number;
}

/** Thrown, and caught in `Values`, where a value is larger than the room or is none that is written here. */
export const BEYOND: RangeError = new RangeError("This value has to be written as JSON.");

const decoder = new TextDecoder("utf-8");

/** A text in memory that ends with a 0. */
export function textAt({ buffer }: Memory, address: number): string {
  const bytes = new Uint8Array(buffer);
  return decoder.decode(bytes.subarray(address, bytes.indexOf(0, address)));
}

/** The next address at which a word can be. */
export function aligned(address: number): number {
  return (address + 3) & ~3;
}

/** The address of so many bytes that are free; throws `BEYOND` where there are none left. */
export function take(where: Space, bytes: number): number {
  const address = where.at;
  const next = aligned(address + bytes);
  if (next > where.end) throw BEYOND;
  where.at = next;
  return address;
}

/** Writes a character that is not ASCII; gives where the next one goes. Half of one there is no UTF-8 for. */
export function writeUtf8(bytes: Uint8Array, at: number, point: number): number {
  if (point >= 0xd800 && point <= 0xdfff) throw BEYOND;
  const follows = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
  bytes[at] = (point >> (6 * follows)) | (0xf0 << (3 - follows));
  for (let index = 1; index <= follows; index++) bytes[at + index] = 0x80 | ((point >> (6 * (follows - index))) & 0x3f);
  return at + follows + 1;
}
