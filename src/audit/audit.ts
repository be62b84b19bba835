import type { Ruleset } from "../core/model.ts";
import { packagePath } from "../node/package.ts";
import type { Shared } from "../node/register/open.ts";
import type { Judged, Terms } from "./auditor.ts";
import { Pool } from "./pool.ts";
import { type Audited, batchesOf, type Part, type Stream } from "./sources.ts";
import type { Assignment } from "./worker.ts";

/** The part of the platform's types that Node's leave out. */
declare const WebAssembly: { readonly Module: new (bytes: object) => object };

/** What to audit, by what, and how. */
export interface Plan {
  readonly files: readonly Audited[];
  readonly stdin: Stream;
  readonly part: Part;
  readonly ruleset: Ruleset;
  readonly terms: Terms;
  readonly register: Shared | undefined;
  readonly cache: Assignment["cache"];
  /** Worker threads. */
  readonly jobs: number;
}

/** Takes what was judged, in the order of the input. `weight` is that of its batch. */
export type Take = (judged: Judged, weight: number) => Promise<void> | void;

/** Batches between the first that is not written yet and the last that is read, for each worker: what bounds the memory. */
const WINDOW = 6;

/** Audits the input: reads ahead as far as the workers can follow, and hands on results in its order. */
export async function audit(plan: Plan, take: Take, stop: AbortSignal): Promise<void> {
  const { files, stdin, part, ruleset, terms, register, cache, jobs } = plan;
  // Compiled once: every thread runs the same code.
  const wasm = new WebAssembly.Module(ruleset.wasm);
  const assignment = { ruleset: { ...ruleset, wasm }, terms, register, cache };
  const pool = new Pool(packagePath("dist/cli/auditor.cjs"), jobs, assignment);
  const pending: { readonly judged: Promise<Judged>; readonly weight: number }[] = [];
  const next = async (): Promise<void> => {
    const { judged, weight } = pending.shift() as (typeof pending)[number];
    await take(await judged, weight);
  };
  try {
    for await (const batch of batchesOf(files, stdin, terms.maxBytes, part)) {
      if (stop.aborted) break;
      const judged = pool.judge(batch);
      // It is awaited in its turn; until then a failure is no unhandled one.
      judged.catch(() => {});
      pending.push({ judged, weight: batch.weight });
      while (pending.length >= WINDOW * jobs) await next();
    }
    while (pending.length > 0) await next();
  } finally {
    await pool.close();
  }
}
