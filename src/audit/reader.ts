import { TextDecoder } from "node:util";
import { counted } from "../core/describe.ts";
import { admit, Inadmissible } from "./admit.ts";
import type { Across, Header, Line, Result, Tally } from "./result.ts";

/** An audit that lies somewhere: its bytes as they come, and what people call it. */
export interface AuditSource {
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;
}

/** Who reads an audit, line by line. */
export interface Reader {
  start(header: Header): void;
  line(line: Result | Across): void;
  end(tally: Tally): void;
}

/** What keeps a file from being a whole audit: a sentence, and what helps. */
export class BrokenAudit extends Error {
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

const AUDIT = "An audit is what ‘rolecall audit --output audit.ndjson’ writes.";
const AGAIN = "Make the audit again, or let ‘rolecall audit --resume’ finish it.";
const MERGE = "‘rolecall audit merge’ makes one audit of several.";

/** No line is longer: a document's findings are capped. What is longer is no audit, and would fill the memory. */
const LONGEST = 64 * 1024 * 1024;

/**
 * Reads an audit and holds one line at a time. Throws `BrokenAudit` where it is none, or was cut short, or lost lines:
 * what a reader was given by then is not all of it.
 */
export async function readAudit({ name, chunks }: AuditSource, reader: Reader): Promise<void> {
  const stream = new Stream(name, reader);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const decoded = (bytes?: Uint8Array): string => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw stream.broken("it is not UTF-8 text", AUDIT);
    }
  };
  let rest = "";
  for await (const chunk of chunks) {
    const lines = (rest + (typeof chunk === "string" ? chunk : decoded(chunk))).split("\n");
    rest = lines.pop() as string;
    for (const line of lines) stream.take(line, true);
    if (rest.length > LONGEST) throw stream.broken("it is longer than any line of an audit", AUDIT);
  }
  rest += decoded();
  if (rest.trim() !== "") stream.take(rest, false);
  stream.finish();
}

/** Where the reading of a stream stands. */
class Stream {
  readonly #name: string;
  readonly #reader: Reader;
  #number = 0;
  #documents = 0;
  #header: Header | undefined;
  #tally: Tally | undefined;

  constructor(name: string, reader: Reader) {
    this.#name = name;
    this.#reader = reader;
  }

  /** That the next line is wrong, and why. */
  broken(why: string, hint: string): BrokenAudit {
    return new BrokenAudit(`‘${this.#name}’ cannot be read: line ${this.#number + 1}: ${why}.`, hint);
  }

  take(text: string, isWhole: boolean): void {
    const line = this.#parsed(text, isWhole);
    if (this.#tally) throw this.broken("it stands after the summary, which is an audit’s last line", MERGE);
    if (line.type === "audit") {
      if (this.#header) throw this.broken("another audit begins", MERGE);
      this.#header = line;
      this.#reader.start(line);
    } else if (!this.#header) throw this.broken("an audit begins with a line of the type ‘audit’", AUDIT);
    else if (line.type === "summary") this.#tally = line;
    else {
      if (line.type === "organisation") this.#documents += 1;
      this.#reader.line(line);
    }
    this.#number += 1;
  }

  finish(): void {
    const read = counted(this.#documents, "organisation");
    if (this.#number === 0) throw new BrokenAudit(`‘${this.#name}’ is empty: it is no audit.`, AUDIT);
    if (!this.#tally)
      throw new BrokenAudit(`‘${this.#name}’ was cut short: after ${read} its summary is missing.`, AGAIN);
    if (this.#tally.documents !== this.#documents)
      throw new BrokenAudit(
        `‘${this.#name}’ has lost lines: it holds ${read}, and its summary counts ${this.#tally.documents}.`,
        "Make the audit again.",
      );
    this.#reader.end(this.#tally);
  }

  #parsed(text: string, isWhole: boolean): Line {
    let value: unknown;
    try {
      value = JSON.parse(this.#number === 0 ? text.replace(/^\uFEFF/, "") : text);
    } catch {
      if (this.#number === 0) throw new BrokenAudit(`‘${this.#name}’ is no audit: its first line is not JSON.`, AUDIT);
      if (isWhole) throw this.broken("it is not JSON", "Make the audit again.");
      throw new BrokenAudit(`‘${this.#name}’ was cut short within line ${this.#number + 1}.`, AGAIN);
    }
    try {
      return admit(value);
    } catch (error) {
      if (error instanceof Inadmissible) throw this.broken(error.message, AUDIT);
      throw error;
    }
  }
}
