import { Compact } from "./across/compact.ts";
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

/** A batch, judged. */
export interface Judged {
  /** A `Result` a line. */
  readonly output: Uint8Array;
  readonly tally: TallyPart;
  /** What finding the same organisation or person again takes, as `Compact` has it; in the same memory. */
  readonly keys: Uint8Array;
  readonly unjudged: readonly Unjudged[];
  readonly slowest: readonly Duration[];
  /** What to keep for other audits. */
  readonly entries: readonly Entry[];
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
  readonly #keys = new Compact();
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
    this.#keys.add(brief);
    if (unjudged) this.#unjudged.push(unjudged);
  }

  took(duration: Duration): void {
    this.#durations.push(duration);
  }

  judged(): Judged {
    const length = this.#written.length;
    this.#written.add(this.#keys.text);
    return {
      output: this.#written.bytes(0, length),
      keys: this.#written.bytes(length),
      tally: this.#tallying.part(),
      unjudged: this.#unjudged,
      slowest: longest(this.#durations),
      entries: this.entries,
    };
  }
}
