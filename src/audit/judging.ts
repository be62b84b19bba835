import { Compact, type Told } from "./across/compact.ts";
import type { Found } from "./cache/cache.ts";
import type { Entry } from "./cache/pack.ts";
import { Filled } from "./filled.ts";
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

/** What comes of a batch beside its results. */
export interface About {
  readonly tally: TallyPart;
  readonly unjudged: readonly Unjudged[];
  readonly slowest: readonly Duration[];
  /** What finding the same organisation or person again takes, as `collectedIn` reads it. */
  readonly compact: readonly Told[];
}

/**
 * A batch, judged: bytes, and few objects. Many batches wait for their turn, and whatever V8 finds alive again and again
 * makes its room for new objects larger, for as long as the audit lasts.
 */
export interface Judged {
  /** A `Result` a line. */
  readonly output: Uint8Array;
  /** As `aboutIn` reads it; in the same memory. */
  readonly about: Uint8Array;
  /** What to keep for other audits. */
  readonly entries: readonly Entry[];
}

/** What a batch says of itself. */
export function aboutIn({ about: { buffer, byteOffset, length } }: Judged): About {
  return JSON.parse(Buffer.from(buffer, byteOffset, length).toString()) as About;
}

/** The few that took longest, the longest first. */
export function longest(durations: readonly Duration[]): readonly Duration[] {
  return [...durations].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, SLOWEST);
}

/** Adds up what comes of a batch, document by document, and holds on to nothing that it can write at once. */
export class Judging {
  readonly entries: Entry[] = [];
  readonly #written: Filled;
  readonly #tallying = new Tallying();
  readonly #compact = new Compact();
  readonly #unjudged: Unjudged[] = [];
  readonly #durations: Duration[] = [];

  /** Writes into this memory, where there is some and for as long as it fits. */
  constructor(memory?: ArrayBuffer) {
    this.#written = new Filled(memory);
  }

  add({ brief, line: text, unjudged }: JudgedDocument): void {
    this.#written.add(text);
    this.#written.add("\n");
    this.#tallying.add(brief);
    this.#compact.add(brief);
    if (unjudged) this.#unjudged.push(unjudged);
  }

  took(duration: Duration): void {
    this.#durations.push(duration);
  }

  judged(): Judged {
    const about: About = {
      tally: this.#tallying.part(),
      unjudged: this.#unjudged,
      slowest: longest(this.#durations),
      compact: this.#compact.told,
    };
    const length = this.#written.length;
    this.#written.add(JSON.stringify(about));
    return { output: this.#written.bytes(0, length), about: this.#written.bytes(length), entries: this.entries };
  }
}
