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

  /** The output is written into this memory, where there is some and it fits. */
  judged(memory?: ArrayBuffer): Judged {
    return {
      output: inLines(this.#lines, memory),
      tally: this.#tallying.part(),
      keys: this.#keys,
      unjudged: this.#unjudged,
      slowest: longest(this.#durations),
      entries: this.entries,
    };
  }
}

/** Room for more than one batch mostly takes, so that the next fits as well. */
const STEP = 64 * 1024;

const encoder = new TextEncoder();

/** No piece of a memory of Node's that others have a share in: this is handed over to another thread. */
function inLines(lines: readonly (string | Uint8Array)[], memory?: ArrayBuffer): Uint8Array {
  const length = lines.reduce((sum, line) => sum + lengthOf(line) + 1, 0);
  const room = memory && memory.byteLength >= length ? memory : new ArrayBuffer(Math.ceil(length / STEP) * STEP);
  const all = new Uint8Array(room, 0, length);
  let at = 0;
  for (const line of lines) {
    if (typeof line === "string") at += encoder.encodeInto(line, all.subarray(at)).written;
    else {
      all.set(line, at);
      at += line.length;
    }
    all[at++] = LINE_FEED;
  }
  return all;
}

function lengthOf(line: string | Uint8Array): number {
  return typeof line === "string" ? Buffer.byteLength(line) : line.length;
}

const LINE_FEED = 0x0a;
