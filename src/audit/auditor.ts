import { check, type Judge } from "../core/check.ts";
import type { Checked, SourceFile } from "../core/model.ts";
import { limitsFor } from "../core/parse/compose.ts";
import type { Register } from "../core/register.ts";
import { inJson } from "../formats/escape.ts";
import { fileOf } from "../formats/json.ts";
import type { FormatOptions } from "../formats/options.ts";
import { readSource } from "../node/read.ts";
import type { Batch, Unit } from "./batch.ts";
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
}

/** A file of a folder may hold this many times what one document may. */
const DOCUMENTS_A_FILE = 32;

/** How many of the slowest documents of a batch are told. */
const SLOWEST = 5;

/** How long the check of a document took. */
export interface Duration {
  readonly file: string;
  readonly line: number;
  readonly milliseconds: number;
}

/** Documents of a batch, by their number in it, that could not be judged the last time. */
export type Troubles = ReadonlyMap<number, "timed_out" | "crashed">;

/** A batch, judged. */
export interface Judged {
  /** A `Result` a line. */
  readonly output: Uint8Array;
  readonly tally: TallyPart;
  /** What finding the same organisation or person again takes, a document each. */
  readonly keys: readonly Pick<Result, "file" | "document" | "line" | "verdict" | "organisation" | "people">[];
  readonly unjudged: readonly Pick<Result, "file" | "document" | "line">[];
  readonly slowest: readonly Duration[];
}

export interface Auditor {
  /** Judges every document of a batch. Never throws on any content. `beginning` is called with a document's number before it is judged. */
  judge(batch: Batch, troubles: Troubles, beginning: (number: number) => void): Judged;
}

/** An auditor for one thread. */
export function createAuditor(
  judge: Judge,
  terms: Terms,
  register: Register | undefined,
  options: FormatOptions,
): Auditor {
  const context = {
    now: terms.now,
    strictMatch: terms.strictMatch,
    limits: limitsFor(terms.maxBytes),
    ...(register && { register }),
  };
  return {
    judge(batch, troubles, beginning) {
      const lines: string[] = [];
      const tallying = new Tallying();
      const keys: Judged["keys"][number][] = [];
      const unjudged: Judged["unjudged"][number][] = [];
      const slowest = new Slowest();
      let number = 0;
      for (const { source, ordinal, line } of sourcesOf(batch, terms.maxBytes)) {
        beginning(number);
        const trouble = troubles.get(number);
        const start = performance.now();
        for (const checked of check(trouble ? inTrouble(source, trouble, terms) : source, judge, context)) {
          const result = resultOf(checked, ordinal, line, options);
          lines.push(inJson(result));
          tallying.add(result);
          const { file, document, verdict, organisation } = result;
          keys.push({ file, document, line, verdict, organisation });
          if (verdict === "not_judged") unjudged.push({ file, document, line });
        }
        slowest.add({ file: source.name, line, milliseconds: performance.now() - start });
        number += 1;
      }
      lines.push("");
      return {
        output: new TextEncoder().encode(lines.join("\n")),
        tally: tallying.part(),
        keys,
        unjudged,
        slowest: slowest.all,
      };
    },
  };
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
    const { content } = readSource(path, name, maxBytes * DOCUMENTS_A_FILE);
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

function resultOf({ report }: Checked, ordinal: number, line: number, options: FormatOptions): Result {
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
  };
}

/** Keeps the few longest durations, the longest first. */
class Slowest {
  readonly all: Duration[] = [];

  add(duration: Duration): void {
    if (this.all.length === SLOWEST && duration.milliseconds <= (this.all.at(-1) as Duration).milliseconds) return;
    this.all.push(duration);
    this.all.sort((a, b) => b.milliseconds - a.milliseconds);
    this.all.length = Math.min(this.all.length, SLOWEST);
  }
}
