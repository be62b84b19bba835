// One measurement in a process of its own, so that none runs on what another has warmed up: `main.mjs TASK CORPUS`, and
// one line of JSON comes out. The bench bundles it first, because what runs TypeScript as it is makes it slower.
import { parentPort } from "node:worker_threads";
import type { Corpus } from "../corpus.ts";
import { handTimes } from "./handwritten.ts";
import { wasmTimes } from "./wasm.ts";
import { timesOf, yamlTimes } from "./yaml.ts";

const TASKS: Readonly<Record<string, (corpus: Corpus) => unknown>> = {
  handwritten: handTimes,
  wasm: wasmTimes,
  "yaml-1": (corpus) => yamlTimes(corpus, 1),
  "yaml-2": (corpus) => yamlTimes(corpus, 2),
};

if (parentPort) {
  parentPort.once("message", (files: readonly string[]) => parentPort?.postMessage(timesOf(files)));
  parentPort.postMessage("ready");
} else {
  const [task = "", corpus = ""] = process.argv.slice(2);
  const run = TASKS[task];
  if (!run) throw new Error(`There is no task ‘${task}’`);
  console.log(JSON.stringify(await run(JSON.parse(corpus))));
}
