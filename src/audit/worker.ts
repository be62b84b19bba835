import { parentPort } from "node:worker_threads";
import { createEvaluator, type Evaluator } from "../core/evaluate.ts";
import type { Ruleset } from "../core/model.ts";
import { openRegister, type Shared } from "../node/register/open.ts";
import { createAuditor, type Terms, type Troubles } from "./auditor.ts";
import { Cache } from "./cache/cache.ts";
import { type SharedTable, Table } from "./cache/table.ts";
import type { Judged } from "./judging.ts";
import { batchIn, type Lent } from "./rooms.ts";
import { formatOptions } from "./words.ts";

/** What a worker is given at its start. `progress` holds the number of the document that it judges, counted over its life. */
export interface Assignment {
  readonly ruleset: Ruleset;
  readonly terms: Terms;
  readonly register: Shared | undefined;
  /** What earlier audits have kept, and what tells results of this ruleset and these options from others. */
  readonly cache: { readonly table: SharedTable; readonly context: string } | undefined;
  readonly progress: SharedArrayBuffer;
}

export interface Task {
  readonly batch: Lent;
  readonly troubles: Troubles;
  /** Memory to write the results into, where they fit. */
  readonly empty?: ArrayBuffer;
}

export type Answer = { readonly judged: Judged } | { readonly error: unknown };

const port = parentPort as NonNullable<typeof parentPort>;

function work({ ruleset, terms, register: shared, cache, progress }: Assignment): void {
  const steps = new Int32Array(progress);
  const register = shared && openRegister(shared);
  let evaluator: Evaluator | undefined;
  const auditor = createAuditor(terms, {
    // Where everything is known from an earlier audit, there is nothing to judge.
    judge: { ruleset, evaluator: { evaluate: (input) => evaluatorOf().evaluate(input), across: () => [] } },
    register,
    options: formatOptions(ruleset, terms.showPersonal),
    cache:
      cache &&
      new Cache(new Table(cache.table), cache.context, {
        register,
        registerDigest: shared?.digest ?? null,
        now: terms.now,
      }),
  });
  const evaluatorOf = (): Evaluator => {
    if (!evaluator) {
      evaluator = createEvaluator(ruleset);
      // That took its time, and not the document's.
      Atomics.add(steps, 0, 1);
    }
    return evaluator;
  };
  port.on("message", ({ batch, troubles, empty }: Task) => {
    const beginning = (number: number): void => {
      Atomics.store(steps, 1, number);
      Atomics.add(steps, 0, 1);
    };
    const answer = attempt(() => auditor.judge(batchIn(batch), troubles, beginning, empty));
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

port.once("message", work);
