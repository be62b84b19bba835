import { causeOf } from "../node/cause.ts";
import { chunksOf } from "./cut.ts";
import { BrokenAudit, type Read, Reading } from "./reading.ts";

/**
 * Reads an audit from a file, line by line, as somebody asks for the next. Throws `BrokenAudit` as `Reading` does, and
 * where the file cannot be read. `name` is what the file is called in what is said about it.
 */
export function* readAudit(path: string, name: string): Generator<Read, void, void> {
  const reading = new Reading(name);
  const chunks = chunksOf(path);
  try {
    for (;;) {
      const chunk = nextOf(chunks, name);
      if (!chunk) break;
      yield* reading.take(chunk);
    }
  } finally {
    chunks.return();
  }
  yield* reading.end();
}

function nextOf(chunks: Generator<Uint8Array, void, void>, name: string): Uint8Array | undefined {
  try {
    return chunks.next().value ?? undefined;
  } catch (error) {
    throw new BrokenAudit(`‘${name}’ cannot be read: ${causeOf(error, "read")}.`);
  }
}
