import type { Judge } from "../core/check.ts";
import { Collector, type RegisterReferences } from "./across/collector.ts";
import { collectedIn } from "./across/compact.ts";
import { acrossRules } from "./across/rules.ts";
import { aboutIn, type Duration, type Judged, longest, type Unjudged, unjudged } from "./judging.ts";
import type { Across, Header, Result, Tally } from "./result.ts";
import { Tallying } from "./tally.ts";

/** So many of what could not be judged are told by name. */
const TOLD = 5;

/** Keeps of an audit what its end takes: counts, and what the same organisation or person can be found again by. */
export class Ledger {
  readonly #header: Header;
  readonly #judge: Judge;
  readonly #tallying = new Tallying();
  /** A part of the input shows nothing of the rest. */
  readonly #collector: Collector | undefined;
  readonly #unjudged: Unjudged[] = [];
  #slowest: readonly Duration[] = [];
  #documents = 0;

  constructor(header: Header, judge: Judge, register: RegisterReferences | null) {
    this.#header = header;
    this.#judge = judge;
    this.#collector = header.shard === null ? new Collector(judge, register) : undefined;
  }

  /** What could not be judged, the first few. */
  get unjudged(): readonly Unjudged[] {
    return this.#unjudged;
  }

  get slowest(): readonly Duration[] {
    return this.#slowest;
  }

  get errors(): number {
    return this.#tallying.part().findings.error;
  }

  get warnings(): number {
    return this.#tallying.part().findings.warning;
  }

  get documents(): number {
    return this.#documents;
  }

  /** Takes in a batch. */
  add(judged: Judged): void {
    const { tally, unjudged, slowest, compact } = aboutIn(judged);
    this.#documents += tally.documents;
    this.#tallying.merge(tally);
    if (this.#collector) for (const one of collectedIn(compact)) this.#collector.add(one);
    this.#unjudged.push(...unjudged.slice(0, Math.max(TOLD - this.#unjudged.length, 0)));
    this.#slowest = longest([...this.#slowest, ...slowest]);
  }

  /** Takes in a result that was written by an earlier run. */
  addWritten(result: Result): void {
    this.#documents += 1;
    this.#tallying.add(result);
    this.#collector?.add(result);
    if (result.verdict === "not_judged" && this.#unjudged.length < TOLD) this.#unjudged.push(unjudged(result));
  }

  /** What stands behind the results: findings across them, and then the counts. */
  *end(): Generator<Across | Tally> {
    for (const line of this.#collector?.lines() ?? []) {
      this.#tallying.add(line);
      yield line;
    }
    yield this.#tallying.tally(acrossRules(this.#judge.ruleset.catalogue, this.#header));
  }

  close(): void {
    this.#collector?.close();
  }
}
