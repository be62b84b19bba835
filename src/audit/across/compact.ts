import { VERDICTS } from "../../core/model.ts";
import type { Collected } from "./collector.ts";

/** A document and what it can be found again by; or the file of those that follow. */
export type Told = string | readonly [document: number, line: number, verdict: number, string | null, People | null];

type People = NonNullable<Collected["people"]>;

/** What a collector takes of results, in as few words as will do. */
export class Compact {
  readonly told: Told[] = [];
  #file: string | undefined;

  add({ file, document, line, verdict, organisation, people }: Collected): void {
    if (file !== this.#file) this.told.push(file);
    this.#file = file;
    this.told.push([document, line, VERDICTS.indexOf(verdict), organisation.reference ?? null, people ?? null]);
  }
}

/** The same results. */
export function* collectedIn(told: readonly Told[]): Generator<Collected> {
  let file = "";
  for (const one of told) {
    if (typeof one === "string") {
      file = one;
      continue;
    }
    const [document, line, place, reference, people] = one;
    const verdict = VERDICTS[place] as Collected["verdict"];
    yield {
      file,
      document,
      line,
      verdict,
      organisation: reference === null ? {} : { reference },
      people: people ?? [],
    };
  }
}
