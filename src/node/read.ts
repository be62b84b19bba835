import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
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
      return { name, content: readAll(file, there.size, most) };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return { name, content: { unreadable: causeOf(error, "read") } };
  }
}

/** Reads by hand instead of by a stream, whose machinery would take longer to load than a small file to check. */
function readAll(file: number, size: number, most: number): SourceFile["content"] {
  const chunks: Uint8Array[] = [];
  let total = 0;
  while (total <= most && size <= most) {
    const chunk = Buffer.allocUnsafe(Math.max(CHUNK, size + 1 - total));
    const read = readSync(file, chunk);
    if (read === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, read));
    total += read;
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
