import type { Ruleset } from "../core/model.ts";
import type { Discovered } from "../node/discover.ts";
import { packagePath } from "../node/package.ts";
import type { Shared } from "../node/register/open.ts";
import type { Duration, Judged, Terms } from "./auditor.ts";
import { Pool } from "./pool.ts";
import { batchesOf, type Stream } from "./sources.ts";
import { Tallying } from "./tally.ts";

/** The part of the platform's types that Node's leave out. */
declare const WebAssembly: { readonly Module: new (bytes: object) => object };

/** What to audit, by what, and how. */
export interface Plan {
  readonly files: readonly Discovered[];
  readonly stdin: Stream;
  readonly ruleset: Ruleset;
  readonly terms: Terms;
  readonly register: Shared | undefined;
  /** Worker threads. */
  readonly jobs: number;
}

/** Where results go, in the order of the input. */
export interface Sink {
  write(bytes: Uint8Array): Promise<void> | void;
}

/** How an audit goes, for whoever watches. */
export interface Watcher {
  /** Called with each batch that was written. */
  advanced(judged: Judged): void;
}

/** What an audit comes to, beside its results. */
export interface Outcome {
  readonly tallying: Tallying;
  readonly unjudged: Judged["unjudged"];
  readonly slowest: readonly Duration[];
  /** It was asked to stop before the end of the input. */
  readonly isStopped: boolean;
}

/** Batches between the first that is not written yet and the last that is read, for each worker: what bounds the memory. */
const WINDOW = 6;

/** So many of what could not be judged, and of the slowest, are told by name. */
const TOLD = 5;

/** Audits the input: reads ahead as far as the workers can follow, and writes results in its order. */
export async function audit(plan: Plan, sink: Sink, watcher: Watcher, stop: AbortSignal): Promise<Outcome> {
  const { files, stdin, ruleset, terms, register, jobs } = plan;
  // Compiled once: every thread runs the same code.
  const wasm = new WebAssembly.Module(ruleset.wasm);
  const pool = new Pool(packagePath("dist/cli/auditor.cjs"), jobs, { ruleset: { ...ruleset, wasm }, terms, register });
  const tallying = new Tallying();
  const unjudged: Judged["unjudged"][number][] = [];
  let slowest: readonly Duration[] = [];
  const pending: Promise<Judged>[] = [];
  const write = async (): Promise<void> => {
    const judged = await (pending.shift() as Promise<Judged>);
    await sink.write(judged.output);
    tallying.merge(judged.tally);
    unjudged.push(...judged.unjudged.slice(0, TOLD - unjudged.length));
    slowest = [...slowest, ...judged.slowest].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, TOLD);
    watcher.advanced(judged);
  };
  try {
    for await (const batch of batchesOf(files, stdin, terms.maxBytes)) {
      if (stop.aborted) break;
      const judged = pool.judge(batch);
      // It is awaited in its turn; until then a failure is no unhandled one.
      judged.catch(() => {});
      pending.push(judged);
      while (pending.length >= WINDOW * jobs) await write();
    }
    while (pending.length > 0) await write();
    return { tallying, unjudged, slowest, isStopped: stop.aborted };
  } finally {
    await pool.close();
  }
}
