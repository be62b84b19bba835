import { createEvaluator } from "../../src/core/evaluate.ts";
import { loadRuleset } from "../../src/node/ruleset.ts";
import type { Corpus } from "../corpus.ts";
import { readLines } from "../entries.ts";

export interface WasmTimes {
  readonly evaluate: number;
  readonly violations: number;
}

const BATCH = 200;

/** rolecall's own engine on the inputs that the other engines have, handing over the input and its answer included. */
export function wasmTimes({ inputs }: Corpus): WasmTimes {
  const evaluator = createEvaluator(loadRuleset());
  const lines = readLines(inputs);
  const times = { evaluate: 0, violations: 0 };
  for (let from = 0; from < lines.length; from += BATCH) {
    const batch = lines.slice(from, from + BATCH).map((line) => JSON.parse(line));
    const start = performance.now();
    for (const input of batch) times.violations += evaluator.evaluate(input).length;
    times.evaluate += (performance.now() - start) / 1000;
  }
  return times;
}
