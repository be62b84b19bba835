import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import type { SourceFile } from "../core/model.ts";
import { causeOf } from "./cause.ts";
import { noteFile } from "./trail.ts";

/** How much is read at a time where nobody knows how much there is. */
const CHUNK = 64 * 1024;

/**
 * Reads a file, at most `most` bytes of it: what is larger is not read on. Anything that can be opened will do, a pipe
 * as well as a file. Never throws: what cannot be read is a source that says so.
 */
export function readSource(path: string, name: string, most: number): SourceFile {
  noteFile(path);
  try {
    const file = openSync(path, "r");
    try {
      return { name, content: readAll(file, most) };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return { name, content: { unreadable: causeOf(error, "read") } };
  }
}

/**
 * Reads by hand instead of by a stream, whose machinery would take longer to load than a small file to check. There is
 * room for one byte more than a file says that it has, so that its end is found without another piece of memory.
 */
function readAll(file: number, most: number): SourceFile["content"] {
  const { size } = fstatSync(file);
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
