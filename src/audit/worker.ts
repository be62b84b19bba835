import { parentPort, workerData } from "node:worker_threads";
import { createEvaluator } from "../core/evaluate.ts";
import type { Ruleset } from "../core/model.ts";
import { createAuditor, type Judged, type Terms, type Troubles } from "./auditor.ts";
import type { Batch } from "./batch.ts";
import { openRegister, type Shared } from "../node/register/open.ts";
import { formatOptions } from "./words.ts";

/** What a worker is given at its start. `progress` holds the number of the document that it judges, counted over its life. */
export interface Assignment {
  readonly ruleset: Ruleset;
  readonly terms: Terms;
  readonly register: Shared | undefined;
  readonly progress: SharedArrayBuffer;
}

export interface Task {
  readonly batch: Batch;
  readonly troubles: Troubles;
}

export type Answer = { readonly judged: Judged } | { readonly error: unknown };

function work({ ruleset, terms, register, progress }: Assignment): void {
  const port = parentPort as NonNullable<typeof parentPort>;
  const steps = new Int32Array(progress);
  const judge = { ruleset, evaluator: createEvaluator(ruleset) };
  const auditor = createAuditor(judge, terms, register && openRegister(register), formatOptions(ruleset, terms.showPersonal));
  port.on("message", ({ batch, troubles }: Task) => {
    const answer = attempt(() =>
      auditor.judge(batch, troubles, (number) => {
        Atomics.store(steps, 1, number);
        Atomics.add(steps, 0, 1);
      }),
    );
    Atomics.store(steps, 1, -1);
    Atomics.add(steps, 0, 1);
    port.postMessage(answer, "judged" in answer ? [answer.judged.output.buffer as ArrayBuffer] : []);
  });
}

function attempt(judge: () => Judged): Answer {
  try {
    return { judged: judge() };
  } catch (error) {
    return { error };
  }
}

work(workerData as Assignment);
