import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { Bytes } from "./bytes.ts";
import { digestsOf, type Shared } from "./open.ts";
import type { Table } from "./table.ts";

/**
 * Where everything is in a register that was read line by line and found sound: all that is known of it but its own bytes,
 * so that nothing of what it says of people is in here.
 */
export interface Outline
  extends Pick<Shared, "kind" | "digest" | "layout" | "size" | "headers" | "names" | "rows" | "slots"> {
  /** Bytes of the file. */
  readonly length: number;
  readonly digests: SharedArrayBuffer;
}

/** Keeps outlines of registers, each by the path where it was. What cannot be kept is not told. */
export interface Outlines {
  find(path: string): Outline | undefined;
  keep(path: string, outline: Outline): void;
}

/** Positions in a file that is larger do not fit. */
const MOST_BYTES = 2 ** 32;

/** The outline of a register that is in a table; undefined where it has none. */
export function outlineOf(
  table: Table,
  { kind, digest, layout, length }: Pick<Outline, "kind" | "digest" | "layout" | "length">,
): Outline | undefined {
  if (kind === "yaml" || length > MOST_BYTES) return undefined;
  const digests = digestsOf(table, layout);
  return { kind, digest, ...(layout && { layout }), length, ...table.memoryInFile(), digests };
}

/** Reads a file again of which there is an outline; undefined where it is not the same file any more. */
export async function readByOutline(path: string, name: string, outline: Outline): Promise<Shared | undefined> {
  const { length, ...known } = outline;
  const handle = await open(path);
  try {
    const there = await handle.stat();
    if (!there.isFile() || there.size !== length) return undefined;
    const bytes = new Bytes();
    const hash = createHash("sha256");
    while (bytes.length < length) {
      const { room } = bytes;
      const { bytesRead } = await handle.read(room, 0, Math.min(room.length, length - bytes.length), bytes.length);
      if (bytesRead === 0) return undefined;
      hash.update(room.subarray(0, bytesRead));
      bytes.wrote(bytesRead);
    }
    return hash.digest("hex") === outline.digest ? { ...known, file: name, chunks: bytes.chunks } : undefined;
  } finally {
    await handle.close();
  }
}
