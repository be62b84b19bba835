import { createReadStream, statSync } from "node:fs";
import { resolve } from "node:path";
import { type Reader, readTo } from "../../audit/reader.ts";
import { BrokenAudit } from "../../audit/reading.ts";
import { causeOf, isOfSystem } from "../../node/cause.ts";
import { NotJudgedError, UsageError } from "../exit.ts";
import type { Io } from "../io.ts";

/** How much is read at a time. */
const CHUNK = 1024 * 1024;

/** An audit that was named on the command line: a file, or `-` for standard input. */
export interface Named {
  readonly name: string;
  readonly path: string;
}

/** What was named. Throws `UsageError` where it is not there. */
export function namedAudit(name: string, { cwd }: Io): Named {
  if (name === "-") return { name: "<stdin>", path: name };
  const path = resolve(cwd, name);
  if (!statSync(path, { throwIfNoEntry: false }))
    throw new UsageError(
      `There is no file ‘${name}’.`,
      "Name an audit: what ‘rolecall audit --output audit.ndjson’ writes.",
    );
  return { name, path };
}

/** Reads a whole audit. Throws `NotJudgedError` where it is none, or not whole. */
export async function read({ name, path }: Named, reader: Reader, io: Io): Promise<void> {
  const chunks = path === "-" ? io.stdin : createReadStream(path, { highWaterMark: CHUNK });
  try {
    await readTo(reader, { name, chunks });
  } catch (error) {
    if (error instanceof BrokenAudit) throw new NotJudgedError(error.message, error.hint);
    if (isOfSystem(error)) throw new NotJudgedError(`‘${name}’ cannot be read: ${causeOf(error, "read")}.`);
    throw error;
  }
}
