import { Worker } from "node:worker_threads";
import type { Troubles } from "./auditor.ts";
import type { Batch } from "./batch.ts";
import type { Judged } from "./judging.ts";
import { type Lent, Rooms } from "./rooms.ts";
import type { Answer, Assignment, Task } from "./worker.ts";

/** How often it is looked whether the workers get on, in milliseconds. */
const LOOK = 100;

/** Batches that wait in a worker, so that it never waits for the next: the one that it judges, and one more. */
const AHEAD = 2;

/** So many workers in a row that judge nothing at all, and there is no point in another. */
const MOST_STILLBORN = 3;

/** So often a batch may end its worker without a document to blame. */
const MOST_DEATHS = 3;

/**
 * What a worker may take for what it has just made, in megabytes. Left to itself V8 takes four times as much, and lets
 * what is no longer needed grow by that too, and an audit is no faster for it. It limits no document: what lasts goes on
 * to memory that may grow.
 */
const YOUNG = 12;

/** No worker can judge any more. The message says why, as a sentence. */
export class NoWorker extends Error {
  override readonly name = "NoWorker";
}

/** A batch on its way, and what has gone wrong with it so far. */
interface Job {
  readonly batch: Lent;
  readonly troubles: Map<number, "timed_out" | "crashed">;
  /** The document at which a worker ended. */
  suspect?: number;
  /** How often a worker ended with it, and at none of its documents. */
  deaths: number;
  readonly resolve: (judged: Judged) => void;
  readonly reject: (cause: unknown) => void;
}

interface Hand {
  readonly worker: Worker;
  /** Steps taken, and the number of the document that is judged; -1 between batches. */
  readonly steps: Int32Array;
  readonly jobs: Job[];
  seen: number;
  /** Looks without a step in between: not time, which goes on while a laptop sleeps. */
  still: number;
  isStopped: boolean;
}

/**
 * Worker threads that judge batches. They start at once, and wait for what they are to work with: `begin`. One that
 * takes longer than `timeout` milliseconds over a document is stopped, and as
 * one that ends by itself it is replaced. The batch is judged again; a document at which that happens twice is left out,
 * and told as such.
 */
export class Pool {
  readonly #script: string;
  /** How many threads there are, but for those that have just ended. */
  readonly jobs: number;
  #assignment: Omit<Assignment, "progress"> | undefined;
  readonly #hands: Hand[] = [];
  readonly #waiting: Job[] = [];
  readonly #rooms = new Rooms();
  /** What results were written into, for others. */
  readonly #empty: ArrayBuffer[] = [];
  readonly #looking: NodeJS.Timeout;
  #stillborn = 0;
  #isClosed = false;

  constructor(script: string, jobs: number) {
    this.#script = script;
    this.jobs = jobs;
    for (let count = 0; count < jobs; count++) this.#hire();
    this.#looking = setInterval(() => this.#look(), LOOK);
  }

  /** Says what to work with; before that nothing can be judged. */
  begin(assignment: Omit<Assignment, "progress">): void {
    this.#assignment = assignment;
    for (const hand of this.#hands) this.#instruct(hand);
  }

  /** Judges a batch, of which it takes a copy. Rejects where nothing can be judged any more. */
  judge(batch: Batch): Promise<Judged> {
    // Not within what waits for the result: that would hold on to the batch.
    return this.#judge(this.#rooms.lend(batch));
  }

  async #judge(lent: Lent): Promise<Judged> {
    try {
      return await new Promise((resolve, reject) => {
        if (this.#hands.length === 0) {
          reject(noWorker("cannot start", undefined));
          return;
        }
        this.#waiting.push({ batch: lent, troubles: new Map(), deaths: 0, resolve, reject });
        this.#assign();
      });
    } finally {
      this.#rooms.giveBack(lent);
    }
  }

  /** Takes back the memory of what was judged, when nobody reads it any more. */
  reuse({ output }: Judged): void {
    this.#empty.push(output.buffer as ArrayBuffer);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#looking);
    await Promise.all(this.#hands.map(({ worker }) => worker.terminate()));
  }

  #hire(): void {
    const steps = new Int32Array(new SharedArrayBuffer(8));
    steps[1] = -1;
    const worker = new Worker(this.#script, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG } });
    const hand: Hand = { worker, steps, jobs: [], seen: 0, still: 0, isStopped: false };
    let cause: unknown;
    worker.on("message", (answer: Answer) => this.#done(hand, answer));
    worker.on("error", (error) => {
      cause = error;
    });
    worker.on("exit", () => this.#gone(hand, cause));
    this.#hands.push(hand);
    this.#instruct(hand);
  }

  #instruct({ worker, steps }: Hand): void {
    if (this.#assignment)
      worker.postMessage({ ...this.#assignment, progress: steps.buffer as SharedArrayBuffer } satisfies Assignment);
  }

  #assign(): void {
    for (let rank = 0; rank < AHEAD; rank++) {
      for (const hand of this.#hands) {
        if (hand.jobs.length > rank || hand.isStopped) continue;
        const job = this.#waiting.shift();
        if (!job) return;
        hand.jobs.push(job);
        const empty = this.#empty.pop();
        const task: Task = { batch: job.batch, troubles: job.troubles as Troubles, ...(empty && { empty }) };
        hand.worker.postMessage(task, empty ? [empty] : []);
      }
    }
  }

  #done(hand: Hand, answer: Answer): void {
    const job = hand.jobs.shift();
    this.#stillborn = 0;
    if ("judged" in answer) job?.resolve(answer.judged);
    else job?.reject(answer.error);
    this.#assign();
  }

  #look(): void {
    const most = (this.#assignment?.terms.timeout ?? 0) / LOOK;
    for (const hand of this.#hands) {
      const step = Atomics.load(hand.steps, 0);
      const isIdle = hand.jobs.length === 0 || Atomics.load(hand.steps, 1) === -1;
      hand.still = step === hand.seen && !isIdle ? hand.still + 1 : 0;
      hand.seen = step;
      if (hand.still <= most || hand.isStopped) continue;
      hand.isStopped = true;
      void hand.worker.terminate();
    }
  }

  /** Somebody else takes over what a worker leaves behind, first what it was at. */
  #gone(hand: Hand, cause: unknown): void {
    this.#hands.splice(this.#hands.indexOf(hand), 1);
    if (this.#isClosed) return;
    const number = Atomics.load(hand.steps, 1);
    const [job] = hand.jobs;
    // Before it could be stopped it went on: nothing is to blame.
    const isLate = hand.isStopped && Atomics.load(hand.steps, 0) !== hand.seen;
    if (Atomics.load(hand.steps, 0) === 0) this.#stillborn += 1;
    else if (job && number >= 0 && !isLate) blame(job, number, hand.isStopped);
    else if (job && !isLate) job.deaths += 1;
    const given = hand.jobs.filter((one) => one.deaths < MOST_DEATHS);
    this.#waiting.unshift(...given);
    for (const { reject, deaths } of hand.jobs) if (deaths >= MOST_DEATHS) reject(noWorker("ends", cause));
    if (this.#stillborn < MOST_STILLBORN) this.#hire();
    this.#assign();
    if (this.#hands.length === 0)
      for (const { reject } of this.#waiting.splice(0)) reject(noWorker("cannot start", cause));
  }
}

/**
 * What a worker was at when it ended: what took too long, or what it ended at. The first time it may have been bad luck,
 * such as a busy machine or too little memory for a moment: it is tried once more.
 */
function blame(job: Job, number: number, isStopped: boolean): void {
  if (job.suspect === number) job.troubles.set(number, isStopped ? "timed_out" : "crashed");
  else job.suspect = number;
}

function noWorker(what: string, cause: unknown): NoWorker {
  const reason = cause instanceof Error ? cause.message : "it does not say why";
  return new NoWorker(`A worker thread ${what}: ${reason.replace(/\.$/, "")}.`, { cause });
}
