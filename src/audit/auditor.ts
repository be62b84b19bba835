import { check, type Judge } from "../core/check.ts";
import type { Checked, SourceFile } from "../core/model.ts";
import { limitsFor } from "../core/parse/compose.ts";
import type { Register } from "../core/register.ts";
import { inJson } from "../formats/escape.ts";
import { fileOf } from "../formats/json.ts";
import type { FormatOptions } from "../formats/options.ts";
import { peopleKeys } from "./across/people.ts";
import type { Batch } from "./batch.ts";
import type { Cache } from "./cache/cache.ts";
import type { Entry } from "./cache/pack.ts";
import { documentsOf, type Numbered } from "./documents.ts";
import { type Judged, type JudgedDocument, Judging, unjudged } from "./judging.ts";
import type { Result } from "./result.ts";

/** What results depend on beside the documents and the ruleset. */
export interface Terms {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly strictMatch: boolean;
  readonly showPersonal: boolean;
  /** The most that one document may hold, in bytes. */
  readonly maxBytes: number;
  /** Milliseconds that the check of one document may take. */
  readonly timeout: number;
  /** Tells people from each other without saying who they are; without it nobody looks for them. */
  readonly key: Uint8Array | undefined;
}

/** Documents of a batch, by their number in it, that could not be judged the last time. */
export type Troubles = ReadonlyMap<number, "timed_out" | "crashed">;

export interface Auditor {
  /**
   * Judges every document of a batch. Never throws on any content. `beginning` is called with a document's number before
   * it is judged; results are written into `memory` where there is some and they fit.
   */
  judge(batch: Batch, troubles: Troubles, beginning: (number: number) => void, memory?: ArrayBuffer): Judged;
}

/** What an auditor works with. */
export interface Tools {
  readonly judge: Judge;
  readonly register: Register | undefined;
  readonly options: FormatOptions;
  readonly cache: Cache | undefined;
}

/** An auditor for one thread. */
export function createAuditor(terms: Terms, { judge, register, options, cache }: Tools): Auditor {
  const context = {
    now: terms.now,
    strictMatch: terms.strictMatch,
    limits: limitsFor(terms.maxBytes),
    ...(register && { register }),
  };

  function* resultsOf({ source, ordinal, line }: Numbered, entries: Entry[]): Generator<JudgedDocument> {
    const { content } = source;
    const key = cache && content instanceof Uint8Array ? cache.key(content) : undefined;
    const place = { file: source.name, document: source.origin?.document ?? 0, line };
    const known = key && cache?.find(key, place, ordinal);
    if (known) {
      yield known;
      return;
    }
    const all = [...check(source, judge, context)];
    for (const checked of all) {
      const people = terms.key && checked.input && peopleKeys(checked.input, terms.key);
      const result = resultOf(checked, ordinal, line, people, options);
      const text = inJson(result);
      yield { brief: result, line: text, ...(result.verdict === "not_judged" && { unjudged: unjudged(result) }) };
      const entry = key && all.length === 1 ? cache?.entry(key, result, text, checked.input) : undefined;
      if (entry) entries.push(entry);
    }
  }

  return {
    judge(batch, troubles, beginning, memory) {
      const judging = new Judging(memory);
      let number = 0;
      for (const numbered of documentsOf(batch, terms.maxBytes)) {
        beginning(number);
        const trouble = troubles.get(number);
        const start = performance.now();
        const document = trouble ? { ...numbered, source: inTrouble(numbered.source, trouble, terms) } : numbered;
        for (const found of resultsOf(document, judging.entries)) judging.add(found);
        judging.took({ file: numbered.source.name, line: numbered.line, milliseconds: performance.now() - start });
        number += 1;
      }
      return judging.judged();
    },
  };
}

function inTrouble(source: SourceFile, trouble: "timed_out" | "crashed", { timeout }: Terms): SourceFile {
  return {
    ...source,
    content: trouble === "timed_out" ? { secondsAllowed: timeout / 1000 } : { crashed: true },
  };
}

function resultOf(
  { report }: Checked,
  ordinal: number,
  line: number,
  people: Result["people"],
  options: FormatOptions,
): Result {
  const { file, document, organisation, verdict, preregistration, findings, omitted } = fileOf(report, options) as Omit<
    Result,
    "type" | "version" | "ordinal" | "line" | "not_evaluated"
  >;
  return {
    type: "organisation",
    version: 1,
    ordinal,
    file,
    document,
    line,
    organisation,
    verdict,
    preregistration,
    findings,
    omitted,
    not_evaluated: report.rules.not_evaluated,
    ...(people && { people }),
  };
}
