import { check, type Judge } from "../core/check.ts";
import type { Checked, SourceFile } from "../core/model.ts";
import { limitsFor } from "../core/parse/compose.ts";
import type { Register } from "../core/register.ts";
import { inJson } from "../formats/escape.ts";
import { fileOf } from "../formats/json.ts";
import type { FormatOptions } from "../formats/options.ts";
import { readSource } from "../node/read.ts";
import { peopleKeys } from "./across/people.ts";
import type { Batch, Unit } from "./batch.ts";
import type { Cache, Found } from "./cache/cache.ts";
import type { Entry } from "./cache/pack.ts";
import type { Result } from "./result.ts";
import { cutWhole } from "./split.ts";
import { Tallying, type TallyPart } from "./tally.ts";

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

/** A file of a folder may hold this many times what one document may. */
const DOCUMENTS_A_FILE = 32;

/** How many of the slowest documents are told. */
const SLOWEST = 5;

/** How long the check of a document took. */
export interface Duration {
  readonly file: string;
  readonly line: number;
  readonly milliseconds: number;
}

/** Documents of a batch, by their number in it, that could not be judged the last time. */
export type Troubles = ReadonlyMap<number, "timed_out" | "crashed">;

/** A document that could not be judged, and why, as the first of its findings says. */
export interface Unjudged extends Pick<Result, "file" | "line"> {
  readonly message: string;
}

export function unjudged({ file, line, findings }: Result): Unjudged {
  return { file, line: findings[0]?.range.start.line ?? line, message: findings[0]?.message ?? "" };
}

/** A batch, judged. */
export interface Judged {
  /** A `Result` a line. */
  readonly output: Uint8Array;
  readonly tally: TallyPart;
  /** What finding the same organisation or person again takes, a document each. */
  readonly keys: readonly Pick<Result, "file" | "document" | "line" | "verdict" | "organisation" | "people">[];
  readonly unjudged: readonly Unjudged[];
  readonly slowest: readonly Duration[];
  /** What to keep for other audits. */
  readonly entries: readonly Entry[];
}

/** The few that took longest, the longest first. */
export function longest(durations: readonly Duration[]): readonly Duration[] {
  return [...durations].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, SLOWEST);
}

export interface Auditor {
  /** Judges every document of a batch. Never throws on any content. `beginning` is called with a document's number before it is judged. */
  judge(batch: Batch, troubles: Troubles, beginning: (number: number) => void): Judged;
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

  function* resultsOf({ source, ordinal, line }: Numbered, entries: Entry[]): Generator<Found> {
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
      const found = { result, text: inJson(result) };
      yield found;
      const entry = key && all.length === 1 ? cache?.entry(key, found, checked.input) : undefined;
      if (entry) entries.push(entry);
    }
  }

  return {
    judge(batch, troubles, beginning) {
      const judging = new Judging();
      let number = 0;
      for (const numbered of sourcesOf(batch, terms.maxBytes)) {
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

/** A batch while it is judged. */
class Judging {
  readonly entries: Entry[] = [];
  readonly #lines: string[] = [];
  readonly #tallying = new Tallying();
  readonly #keys: Judged["keys"][number][] = [];
  readonly #unjudged: Judged["unjudged"][number][] = [];
  readonly #durations: Duration[] = [];

  add({ result, text }: Found): void {
    this.#lines.push(text);
    this.#tallying.add(result);
    const { file, document, line, verdict, organisation, people } = result;
    this.#keys.push({ file, document, line, verdict, organisation, ...(people && { people }) });
    if (verdict === "not_judged") this.#unjudged.push(unjudged(result));
  }

  took(duration: Duration): void {
    this.#durations.push(duration);
  }

  judged(): Judged {
    return {
      // Not a buffer: those share their memory with others, and this one is handed over to another thread.
      output: new TextEncoder().encode(`${this.#lines.join("\n")}\n`),
      tally: this.#tallying.part(),
      keys: this.#keys,
      unjudged: this.#unjudged,
      slowest: longest(this.#durations),
      entries: this.entries,
    };
  }
}

/** One document, or what stands in its place. */
interface Numbered {
  readonly source: SourceFile;
  readonly ordinal: number;
  readonly line: number;
}

function* sourcesOf(batch: Batch, maxBytes: number): Generator<Numbered> {
  if (batch.kind === "stream") {
    for (const unit of batch.units) yield numbered(batch.name, batch.bytes, unit, unit.ordinal);
    return;
  }
  for (const { path, name, ordinal } of batch.files) {
    const { content } = readSource(path, name, maxBytes * DOCUMENTS_A_FILE, true);
    if (!(content instanceof Uint8Array)) yield { source: { name, content }, ordinal, line: 1 };
    else for (const unit of cutWhole(content, maxBytes)) yield numbered(name, content, unit, ordinal);
  }
}

function numbered(
  name: string,
  bytes: Uint8Array,
  { start, end, document, line, unread }: Omit<Unit, "ordinal">,
  ordinal: number,
): Numbered {
  const content = unread ?? bytes.subarray(start, end);
  return { source: { name, content, origin: { document, line } }, ordinal, line };
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
