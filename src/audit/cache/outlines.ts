import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { endianness } from "node:os";
import { join } from "node:path";
import { makeFolder } from "../../node/folder.ts";
import type { Outline, Outlines } from "../../node/register/outline.ts";
import { checksum, digest, SUM } from "./sum.ts";

/** The parts of an outline that are memory, in the order in which they are in a file. */
const PARTS = ["headers", "names", "rows", "slots", "digests"] as const;

/** What stands in a file behind its checksum, in a line. */
interface Head extends Pick<Outline, "kind" | "digest" | "layout" | "length" | "size"> {
  readonly context: string;
  /** How many bytes each part takes. */
  readonly lengths: readonly number[];
}

const LINE_FEED = 0x0a;

/**
 * Outlines of registers in the folder of a cache. A register has one file by its path, which an audit with another
 * version of it replaces; `context` tells by what it was found sound. What is damaged, or cannot be written, is not there.
 */
export class KeptOutlines implements Outlines {
  readonly #folder: string;
  readonly #context: string;

  constructor(folder: string, context: string) {
    this.#folder = folder;
    this.#context = digest(`${endianness()} ${context}`).toString("hex");
  }

  find(path: string): Outline | undefined {
    try {
      const bytes = readFileSync(this.#file(path));
      if (bytes.readUInt32BE() !== checksum(bytes.subarray(SUM))) return undefined;
      const end = bytes.indexOf(LINE_FEED, SUM);
      const { context, lengths, ...outline } = JSON.parse(bytes.toString("utf8", SUM, end)) as Head;
      if (context !== this.#context) return undefined;
      let at = end + 1;
      const memory = PARTS.map((part, index) => {
        const start = at;
        at += lengths[index] as number;
        return [part, shared(bytes.subarray(start, at))];
      });
      return { ...outline, ...Object.fromEntries(memory) };
    } catch {
      return undefined;
    }
  }

  keep(path: string, { kind, digest, layout, length, size, ...memory }: Outline): void {
    const beside = join(this.#folder, `${crypto.randomUUID()}.tmp`);
    const lengths = PARTS.map((part) => memory[part].byteLength);
    const about = { kind, digest, ...(layout && { layout }), length, size };
    const head: Head = { context: this.#context, ...about, lengths };
    const parts = PARTS.map((part) => Buffer.from(memory[part]));
    const bytes = Buffer.concat([Buffer.alloc(SUM), Buffer.from(`${JSON.stringify(head)}\n`), ...parts]);
    bytes.writeUInt32BE(checksum(bytes.subarray(SUM)));
    try {
      makeFolder(this.#folder, 0o700);
      try {
        writeFileSync(beside, bytes, { flag: "wx" });
        renameSync(beside, this.#file(path));
      } finally {
        rmSync(beside, { force: true });
      }
    } catch {
      // The audit is as good, only slower the next time; why nothing can be kept is told of the results.
    }
  }

  #file(path: string): string {
    return join(this.#folder, `${digest(path).toString("hex", 0, 16)}.register`);
  }
}

function shared(bytes: Uint8Array): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(bytes.length);
  new Uint8Array(memory).set(bytes);
  return memory;
}
