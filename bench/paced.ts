import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./folder.ts";

/** How an audit went, as its output came along. */
export interface Paced {
  readonly results: number;
  /** Seconds between the first result and that of the first tenth; and for the last tenth. */
  readonly firstTenth: number;
  readonly lastTenth: number;
  readonly seconds: number;
  /** The most memory that it held, in MiB. */
  readonly peak: number;
}

const COMMAND = "dist/cli/rolecall.cjs";
const RESULT = '{"type":"organisation"';
const LINE_FEED = 10;

/** Audits a file whose declarations are counted beforehand, and watches the results come. */
export async function audit(file: string, organisations: number, folder: string): Promise<Paced> {
  const peak = join(folder, "peak");
  const start = performance.now();
  const child = spawn(process.execPath, [COMMAND, "audit", file, "--now", "2026-11-22T12:00:00Z", "--quiet"], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, NODE_OPTIONS: `--require ${join(ROOT, "bench/peak.cjs")}`, BENCH_PEAK: peak },
  });
  const marks = new Marks([1, organisations / 10, organisations * 0.9, organisations]);
  const exited = new Promise<number | null>((resolve) => child.once("close", resolve));
  for await (const chunk of child.stdout) marks.read(chunk);
  const status = await exited;
  if (status !== 0 && status !== 1) throw new Error(`rolecall audit exited with ${status}`);
  const [first, tenth, ninth, last] = marks.times as [number, number, number, number];
  return {
    results: marks.results,
    firstTenth: (tenth - first) / 1000,
    lastTenth: (last - ninth) / 1000,
    seconds: (performance.now() - start) / 1000,
    peak: Number(readFileSync(peak, "utf8")) / 1024,
  };
}

/** When so many results had come. Other lines of the stream are not counted. */
class Marks {
  results = 0;
  readonly times: number[] = [];
  readonly #counts: readonly number[];
  #begun = "";

  constructor(counts: readonly number[]) {
    this.#counts = counts;
  }

  read(chunk: Buffer): void {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, from)) {
      this.#begin(chunk, from, end);
      if (this.#begun === RESULT) this.#count();
      this.#begun = "";
      from = end + 1;
    }
    this.#begin(chunk, from, chunk.length);
  }

  #begin(chunk: Buffer, from: number, to: number): void {
    const wanted = RESULT.length - this.#begun.length;
    if (wanted > 0) this.#begun += chunk.toString("latin1", from, Math.min(to, from + wanted));
  }

  #count(): void {
    this.results += 1;
    if (this.#counts[this.times.length] === this.results) this.times.push(performance.now());
  }
}
