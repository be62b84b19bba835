import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from "node:fs";
import type { SourceFile } from "../core/model.ts";
import { causeOf } from "./cause.ts";
import { noteFile } from "./trail.ts";

/** How much is read at a time where nobody knows how much there is. */
const CHUNK = 64 * 1024;

/** Opened like this a pipe, which somebody may never write into, holds nobody up. Windows has no such files. */
const AT_ONCE = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * Reads a file, at most `most` bytes of it: what is larger is not read on. Anything that can be opened will do, a pipe
 * as well as a file, but for what was found and not named (`isFound`): that must be a file, because nobody waits for it.
 * Never throws: what cannot be read is a source that says so.
 */
export function readSource(path: string, name: string, most: number, isFound: boolean = false): SourceFile {
  noteFile(path);
  try {
    const file = openSync(path, isFound ? AT_ONCE : constants.O_RDONLY);
    try {
      const there = fstatSync(file);
      // Reading a folder says by itself what is wrong with it.
      if (isFound && !there.isFile() && !there.isDirectory()) return { name, content: { unreadable: "it is no file" } };
      return { name, content: readAll(file, there, most) };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return { name, content: { unreadable: causeOf(error, "read") } };
  }
}

/**
 * Reads by hand instead of by a stream, whose machinery would take longer to load than a small file to check. There is
 * room for one byte more than a file says that it has, so that its end is found without another piece of memory:
 * it is there where a file, other than a pipe, gives less than there is room for.
 */
function readAll(file: number, there: Stats, most: number): SourceFile["content"] {
  const { size } = there;
  if (size > most) return { bytesAllowed: most };
  const full: Uint8Array[] = [];
  let chunk = Buffer.allocUnsafe(size > 0 ? size + 1 : CHUNK);
  let filled = 0;
  for (let total = 0; total <= most; ) {
    const read = readSync(file, chunk, filled, chunk.length - filled, null);
    if (read === 0)
      return full.length === 0 ? chunk.subarray(0, filled) : Buffer.concat([...full, chunk.subarray(0, filled)]);
    total += read;
    filled += read;
    if (total === size && size > 0 && there.isFile()) return chunk.subarray(0, filled);
    if (filled < chunk.length) continue;
    full.push(chunk);
    chunk = Buffer.allocUnsafe(CHUNK);
    filled = 0;
  }
  return { bytesAllowed: most };
}

/** Reads standard input to its end, or to `most` bytes. */
export async function readStream(
  stream: AsyncIterable<Uint8Array | string>,
  name: string,
  most: number,
): Promise<SourceFile> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    total += bytes.length;
    if (total > most) return { name, content: { bytesAllowed: most } };
    chunks.push(bytes);
  }
  return { name, content: Buffer.concat(chunks) };
}
