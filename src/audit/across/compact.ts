import { VERDICTS } from "../../core/model.ts";
import type { Collected } from "./collector.ts";

/** A document and what it can be found again by; or the file of those that follow. */
type Told = string | readonly [document: number, line: number, verdict: number, string | null, People | null];

type People = NonNullable<Collected["people"]>;

/** What a collector takes of results, as text: few bytes instead of many objects, for as long as they wait. */
export class Compact {
  readonly #told: string[] = [];
  #file: string | undefined;

  add({ file, document, line, verdict, organisation, people }: Collected): void {
    if (file !== this.#file) this.#tell(file);
    this.#file = file;
    this.#tell([document, line, VERDICTS.indexOf(verdict), organisation.reference ?? null, people ?? null]);
  }

  get text(): string {
    return `[${this.#told.join()}]`;
  }

  #tell(told: Told): void {
    this.#told.push(JSON.stringify(told));
  }
}

/** The same results. */
export function* collectedIn(text: string): Generator<Collected> {
  let file = "";
  for (const told of JSON.parse(text) as readonly Told[]) {
    if (typeof told === "string") {
      file = told;
      continue;
    }
    const [document, line, place, reference, people] = told;
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
