import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";

/** A file that is written line by line, and never faster than the disk takes it. */
export interface Lines {
  write(line: string): Promise<void> | undefined;
  end(): Promise<void>;
}

export function linesTo(path: string): Lines {
  const stream = createWriteStream(path);
  return {
    write: (line) => (stream.write(`${line}\n`) ? undefined : once(stream, "drain").then(() => undefined)),
    end: () => {
      stream.end();
      return finished(stream);
    },
  };
}
