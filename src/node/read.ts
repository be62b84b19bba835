import { open } from "node:fs/promises";
import type { SourceFile } from "../core/model.ts";

/** What went wrong, in words, by the system's error code. */
const CAUSES: Readonly<Record<string, string>> = {
  EACCES: "you have no permission to read it",
  EISDIR: "it is a folder",
  ELOOP: "its symbolic links go round in a circle",
  EMFILE: "too many files are open",
  ENOENT: "it is not there",
  EPERM: "you have no permission to read it",
};

export function causeOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return CAUSES[code ?? ""] ?? message;
}

/**
 * Reads a file, at most `most` bytes of it: what is larger is not read on. Anything that can be opened will do, a pipe
 * as well as a file. Never throws: what cannot be read is a source that says so.
 */
export async function readSource(path: string, name: string, most: number): Promise<SourceFile> {
  try {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      if (size > most) return { name, content: { bytesAllowed: most } };
      return await collect(file.createReadStream({ autoClose: false }), name, most);
    } finally {
      await file.close();
    }
  } catch (error) {
    return { name, content: { unreadable: causeOf(error) } };
  }
}

/** Reads a stream to its end, or to `most` bytes. */
export async function collect(stream: AsyncIterable<Uint8Array | string>, name: string, most: number): Promise<SourceFile> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    size += bytes.length;
    if (size > most) return { name, content: { bytesAllowed: most } };
    chunks.push(bytes);
  }
  return { name, content: Buffer.concat(chunks) };
}
