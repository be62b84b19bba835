import { constants, open, statSync } from "node:fs";
import { type FileHandle, open as openFile } from "node:fs/promises";
import { Socket } from "node:net";
import type { Stream } from "./sources.ts";

/** How much is read of a file at a time. */
const CHUNK = 256 * 1024;

/**
 * Opens what is read as a stream. It can be left at any time: of a pipe, whose next piece may never come, nothing is
 * awaited then.
 */
export function opened(path: string): Stream & { destroy(): void } {
  return isPipe(path) ? new Pipe(path) : new Pieces(path);
}

/**
 * A file, each piece of it read into the same memory. A stream of Node's takes memory anew for each, and gives it back
 * only when garbage is collected: of a large file that is tens of megabytes.
 */
class Pieces {
  readonly #path: string;
  #file: FileHandle | undefined;
  #isLeft = false;

  constructor(path: string) {
    this.#path = path;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    this.#file = await openFile(this.#path);
    try {
      const memory = Buffer.allocUnsafeSlow(CHUNK);
      while (!this.#isLeft) {
        const { bytesRead } = await this.#file.read(memory, 0, CHUNK, null);
        if (bytesRead === 0) return;
        yield memory.subarray(0, bytesRead);
      }
    } finally {
      await this.#file.close();
    }
  }

  /** Who leaves may never ask for another piece, and so it is closed here as well. */
  destroy(): void {
    this.#isLeft = true;
    this.#file?.close().catch(() => {});
  }
}

function isPipe(path: string): boolean {
  try {
    return statSync(path).isFIFO();
  } catch {
    return false;
  }
}

/**
 * How a pipe is opened before anybody writes into it. Only Linux tells a pipe that nobody has opened yet from one that
 * has come to its end: elsewhere opening it waits, and only a second Ctrl-C ends that.
 */
const FOR_READING = process.platform === "linux" ? constants.O_RDONLY | constants.O_NONBLOCK : constants.O_RDONLY;

/** A named pipe. Read as a file, it would keep a thread of Node's, and with it the process, for as long as nobody writes. */
class Pipe {
  readonly #path: string;
  #socket: Socket | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    const fd = await new Promise<number>((resolve, reject) =>
      open(this.#path, FOR_READING, (error, file) => (error ? reject(error) : resolve(file))),
    );
    this.#socket = new Socket({ fd, readable: true, writable: false });
    yield* this.#socket;
  }

  destroy(): void {
    this.#socket?.destroy();
  }
}
