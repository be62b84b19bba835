import { isCounted } from "./line.ts";
import { BrokenAudit, MERGE, type Read, Reading } from "./reading.ts";
import type { Across, Header, Result, Tally } from "./result.ts";

/** An audit that lies somewhere: its bytes as they come, and what people call it. */
export interface AuditSource {
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;
}

/** Who is read an audit, line by line. */
export interface Reader {
  start(header: Header): void;
  line(line: Result | Across): void;
  /** It was a whole one. */
  end(tally: Tally): void;
}

/**
 * Reads an audit to somebody, as its bytes come. Throws `BrokenAudit` as `Reading` does: what a reader was given by then
 * is not all of it.
 */
export async function readTo(reader: Reader, { name, chunks }: AuditSource): Promise<void> {
  const reading = new Reading(name);
  let tally: Tally | undefined;
  const give = (lines: Iterable<Read>): void => {
    for (const { line } of lines) {
      if (line.type === "audit") reader.start(line);
      else if (line.type === "summary") tally = line;
      else reader.line(line);
    }
  };
  for await (const chunk of chunks) give(reading.take(typeof chunk === "string" ? Buffer.from(chunk) : chunk));
  give(reading.end());
  if (!tally) return;
  if (!isCounted(tally))
    throw new BrokenAudit(`‘${name}’ is a part of an audit: its summary counts only documents.`, MERGE);
  reader.end(tally);
}
