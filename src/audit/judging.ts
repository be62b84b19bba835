import type { Found } from "./cache/cache.ts";
import type { Entry } from "./cache/pack.ts";
import type { Result } from "./result.ts";
import { Tallying, type TallyPart } from "./tally.ts";

/** How many of the slowest documents are told. */
const SLOWEST = 5;

/** How long the check of a document took. */
export interface Duration {
  readonly file: string;
  readonly line: number;
  readonly milliseconds: number;
}

/** A document that could not be judged, and why, as the first of its findings says. */
export interface Unjudged extends Pick<Result, "file" | "line"> {
  readonly message: string;
}

/** Why a result says that its document could not be judged. */
export function unjudged({ file, line, findings }: Result): Unjudged {
  return { file, line: findings[0]?.range.start.line ?? line, message: findings[0]?.message ?? "" };
}

/** A document's result, and why there is none worth the name where it could not be judged. */
export interface JudgedDocument extends Found {
  readonly unjudged?: Unjudged;
}

/** A batch, judged. */
export interface Judged {
  /** A `Result` a line. */
  readonly output: Uint8Array;
  readonly tally: TallyPart;
  /** What finding the same organisation or person again takes, a document each. */
  readonly keys: readonly Pick<Result, "file" | "document" | "line" | "verdict" | "organisation" | "people">[];
  readonly unjudged: readonly Unjudged[];
  readonly slowest: readonly Duration[];
  /** What to keep for other audits. */
  readonly entries: readonly Entry[];
}

/** The few that took longest, the longest first. */
export function longest(durations: readonly Duration[]): readonly Duration[] {
  return [...durations].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, SLOWEST);
}

/** Adds up what comes of a batch, document by document. */
export class Judging {
  readonly entries: Entry[] = [];
  readonly #lines: (string | Uint8Array)[] = [];
  readonly #tallying = new Tallying();
  readonly #keys: Judged["keys"][number][] = [];
  readonly #unjudged: Unjudged[] = [];
  readonly #durations: Duration[] = [];

  add({ brief, line: text, unjudged }: JudgedDocument): void {
    this.#lines.push(text);
    this.#tallying.add(brief);
    const { file, document, line, verdict, organisation, people } = brief;
    this.#keys.push({ file, document, line, verdict, organisation, ...(people && { people }) });
    if (unjudged) this.#unjudged.push(unjudged);
  }

  took(duration: Duration): void {
    this.#durations.push(duration);
  }

  judged(): Judged {
    return {
      output: inLines(this.#lines),
      tally: this.#tallying.part(),
      keys: this.#keys,
      unjudged: this.#unjudged,
      slowest: longest(this.#durations),
      entries: this.entries,
    };
  }
}

/** Not a buffer: those share their memory with others, and this is handed over to another thread. */
function inLines(lines: readonly (string | Uint8Array)[]): Uint8Array {
  if (lines.every((line) => typeof line === "string")) return new TextEncoder().encode(`${lines.join("\n")}\n`);
  const parts = lines.map((line) => (typeof line === "string" ? Buffer.from(line) : line));
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length + 1, 0)).fill(LINE_FEED);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length + 1;
  }
  return all;
}

const LINE_FEED = 0x0a;
