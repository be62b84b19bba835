import { closeSync, openSync, readSync } from "node:fs";
import { causeOf } from "../node/cause.ts";
import { BrokenAudit, type Read, Reading } from "./reading.ts";

const CHUNK = 64 * 1024;

/**
 * Reads an audit from a file, line by line, as somebody asks for the next. Throws `BrokenAudit` as `Reading` does, and
 * where the file cannot be read. `name` is what the file is called in what is said about it.
 */
export function* readAudit(path: string, name: string): Generator<Read, void, void> {
  const reading = new Reading(name);
  const file = trying(name, () => openSync(path, "r"));
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK);
      const length = trying(name, () => readSync(file, chunk));
      if (length === 0) break;
      yield* reading.take(chunk.subarray(0, length));
    }
  } finally {
    closeSync(file);
  }
  yield* reading.end();
}

function trying<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new BrokenAudit(`‘${name}’ cannot be read: ${causeOf(error, "read")}.`);
  }
}
