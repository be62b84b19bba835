import { readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { globSync } from "tinyglobby";
import { parse } from "yaml";
import type { Corpus } from "../corpus.ts";

/** Seconds. */
export interface YamlTimes {
  readonly read: number;
  readonly parse: number;
}

/** What `yaml` takes for the files of the corpus: the limit for whoever parses with it. */
export async function yamlTimes({ yaml }: Corpus, threads: number): Promise<YamlTimes> {
  const files = globSync("**/*.roles.yaml", { cwd: yaml, absolute: true }).sort();
  if (threads === 1) return timesOf(files);
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL(import.meta.url), { argv: ["yaml-worker"] }),
  );
  await Promise.all(workers.map((worker) => once(worker)));
  const times = await Promise.all(
    workers.map((worker, turn) => {
      worker.postMessage(files.filter((_, index) => index % threads === turn));
      return once(worker) as Promise<YamlTimes>;
    }),
  );
  for (const worker of workers) await worker.terminate();
  // Done is what the slowest has done.
  return { read: Math.max(...times.map(({ read }) => read)), parse: Math.max(...times.map(({ parse }) => parse)) };
}

/** In turn and not file by file, because the clock would be asked too often. */
export function timesOf(files: readonly string[]): YamlTimes {
  const start = performance.now();
  const texts = files.map((file) => readFileSync(file, "utf8"));
  const middle = performance.now();
  for (const text of texts) parse(text);
  return { read: (middle - start) / 1000, parse: (performance.now() - middle) / 1000 };
}

function once(worker: Worker): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}
