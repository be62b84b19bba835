import type { Ruleset } from "../core/model.ts";
import { packagePath } from "../node/package.ts";
import type { Shared } from "../node/register/open.ts";
import type { Terms } from "./auditor.ts";
import type { Batch } from "./batch.ts";
import { Flight, until } from "./flight.ts";
import type { Judged } from "./judging.ts";
import { Pool } from "./pool.ts";
import { type Audited, batchesOf, type Part, type Stream } from "./sources.ts";
import type { Assignment } from "./worker.ts";

/** What to audit, by what, and how. */
export interface Plan {
  readonly files: readonly Audited[];
  readonly stdin: Stream;
  readonly part: Part;
  readonly ruleset: Ruleset;
  readonly terms: Terms;
  readonly register: Shared | undefined;
  readonly cache: Assignment["cache"];
  /** Who judges; the audit ends with its threads ended. */
  readonly pool: Pool;
}

/** Starts worker threads: while they load their code, the register can be read. */
export function poolOf(jobs: number): Pool {
  return new Pool(packagePath("dist/cli/auditor.cjs"), jobs);
}

/**
 * Takes what was judged, in the order of the input, with the batch that it was. Its bytes are good until that is
 * done: others are written into their memory then.
 */
export type Take = (judged: Judged, batch: Weighed) => Promise<void> | void;

type Weighed = Pick<Batch, "weight" | "skipped">;

/** Batches between the first that is not written yet and the last that is read, for each worker: what bounds the memory. */
const WINDOW = 6;

/**
 * Audits the input: reads ahead as far as the workers can follow, and hands on results in its order, each as soon as those
 * before it are there. At `stop` it reads no further, and ends what is in flight.
 */
export async function audit(plan: Plan, take: Take, stop: AbortSignal): Promise<void> {
  const { files, stdin, part, ruleset, terms, register, cache, pool } = plan;
  pool.begin({ ruleset, terms, register, cache });
  const failed = new AbortController();
  const over = AbortSignal.any([stop, failed.signal]);
  const flight = new Flight<{ readonly judged: Promise<Judged>; readonly batch: Weighed }>(WINDOW * pool.jobs);
  const read = async (): Promise<void> => {
    for await (const batch of until(batchesOf(files, stdin, terms.maxBytes, part, over), over)) {
      const judged = pool.judge(batch);
      // It is awaited in its turn; until then a failure is no unhandled one.
      judged.catch(() => {});
      // Of the batch only this, because it holds its part of the input.
      await flight.add({ judged, batch: { weight: batch.weight, skipped: batch.skipped } });
    }
    flight.end();
  };
  const write = async (): Promise<void> => {
    for await (const { judged, batch } of flight.things()) {
      const done = await judged;
      await take(done, batch);
      pool.reuse(done);
    }
  };
  try {
    await Promise.all([read(), write()]);
  } finally {
    failed.abort();
    await pool.close();
  }
}
