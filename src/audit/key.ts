import { readSource } from "../node/read.ts";

/** A key that is shorter could be found by trying. */
const LEAST_BYTES = 32;

/** How many bytes must differ from each other: of 32 random ones hardly fewer ever do. */
const LEAST_DISTINCT = 8;

const MOST_BYTES = 64 * 1024;

/** How to make one, for whoever is told that there is none. */
export const MAKE_KEY = "Make one with: openssl rand -hex 32 > FILE. Keep it as you keep a password.";

/**
 * Reads a key file: what is in it, without a line break at the end of a text. Gives what is wrong with it otherwise, in
 * words that go on after its name. Nothing of what it holds is in them.
 */
export function readKey(path: string, name: string): Uint8Array | { readonly wrong: string } {
  const { content } = readSource(path, name, MOST_BYTES);
  if (typeof content === "string") throw new Error("A file is read as bytes.");
  if (!(content instanceof Uint8Array))
    return { wrong: "unreadable" in content ? `cannot be read: ${content.unreadable}` : "is too large to be a key" };
  const key = withoutEnd(content);
  if (key.length < LEAST_BYTES) return { wrong: `holds ${key.length} bytes, and a key has at least ${LEAST_BYTES}` };
  if (new Set(key).size < LEAST_DISTINCT) return { wrong: "holds the same few characters again and again" };
  return key;
}

/** An editor may end a text with a line break, or with another one on another system: the key is the same. */
function withoutEnd(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString("latin1");
  const [, line] = /^([\u0020-\u007E]*)\r?\n?$/.exec(text) ?? [];
  return line === undefined ? bytes : Buffer.from(line, "latin1");
}
