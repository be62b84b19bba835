import { resolve } from "node:path";
import type { Chunk } from "../../audit/view.ts";
import { causeOf, isOfSystem } from "../../node/cause.ts";
import { openWhole, type Whole } from "../../node/write.ts";
import type { PrintingOf } from "../commands/printing.ts";
import { NotJudgedError } from "../exit.ts";
import type { Io } from "../io.ts";

/** Where one format of an audit goes: a file, which is there when it is whole, or standard output. */
export interface Sink {
  write(chunks: Iterable<Chunk>): void;
  finish(): void;
  /** After anything else went wrong: leaves what was in the file before. */
  abandon(): void;
}

/** Opens the place of a format. All that is done with it throws `NotJudgedError` where it cannot be written. */
export function sinkFor({ file }: PrintingOf<string>, io: Io): Sink {
  if (file === undefined)
    return {
      write: (chunks) => {
        for (const chunk of chunks) io.stdout.write(chunk as string);
      },
      finish: () => {},
      abandon: () => {},
    };
  const whole = refusing(file, () => openWhole(resolve(io.cwd, file)));
  return {
    write: (chunks) => refusing(file, () => writeAll(whole, chunks)),
    finish: () => refusing(file, () => whole.keep()),
    abandon: () => whole.discard(),
  };
}

function writeAll(whole: Whole, chunks: Iterable<Chunk>): void {
  for (const chunk of chunks) whole.write(chunk);
}

/** Errors of the system in words; all others are bugs. */
function refusing<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!isOfSystem(error)) throw error;
    throw new NotJudgedError(
      `Nothing can be written into ‘${file}’: ${causeOf(error, "write")}.`,
      "Name another file.",
    );
  }
}
