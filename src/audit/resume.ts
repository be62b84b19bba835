import { isDeepStrictEqual, TextDecoder } from "node:util";
import { list } from "../core/describe.ts";
import { isOfSystem } from "../node/cause.ts";
import { chunksOf, LineCutter } from "./cut.ts";
import type { Ledger } from "./ledger.ts";
import { lineOf } from "./line.ts";
import type { Header, Result } from "./result.ts";
import type { Audited } from "./sources.ts";

/** What an earlier run left, and how far it can be used. */
export interface Left {
  /** How much of the file is kept, in bytes. */
  readonly length: number;
  /** The first unit that is not done. */
  readonly from: number;
  /** What was written of that one, which may not be all. */
  readonly last: readonly Result[];
}

/** What was left cannot be gone on with. The message says why, as a sentence. */
export class CannotResume extends Error {
  override readonly name = "CannotResume";
}

/** The header of what an earlier run left; undefined where there is nothing that can be read and begins with one. */
export function headerIn(path: string): Header | undefined {
  try {
    for (const { text } of linesIn(path)) {
      const line = lineOf(text);
      return "type" in line && line.type === "audit" ? line : undefined;
    }
  } catch (error) {
    if (!isOfSystem(error)) throw error;
  }
  return undefined;
}

/**
 * Takes into the ledger what an earlier run has written, up to its last unit, which may not be whole: that one is done
 * again. Throws `CannotResume` where it audited something else than `files`, or by something else.
 */
export function takeUp(
  path: string,
  header: Header,
  files: readonly Audited[],
  ledger: Pick<Ledger, "addWritten">,
): Left {
  const order = new Order(files);
  let length = 0;
  let last: { ordinal: number; start: number; results: Result[] } | undefined;
  for (const { text, start, end } of linesIn(path)) {
    const line = lineOf(text);
    if ("wrong" in line) break;
    if (line.type === "audit") {
      const changed = differing(line, header);
      if (changed) throw new CannotResume(`What is there was audited with ${changed}.`);
      length = end;
    } else if (line.type !== "organisation") break;
    else if (last?.ordinal === line.ordinal) last.results.push(line);
    else {
      for (const result of last?.results ?? []) ledger.addWritten(result);
      last = { ordinal: line.ordinal, start, results: [line] };
      order.follow(line);
    }
  }
  return last ? { length: last.start, from: last.ordinal, last: last.results } : { length, from: 0, last: [] };
}

/**
 * Holds what the last unit of an earlier run comes to now, as lines, against what it came to then: a stream tells by
 * nothing else that there is more or less in it before that one. Throws `CannotResume` where it is another.
 */
export function refuseMoved(then: readonly Result[], output: Uint8Array): void {
  // Nearly always: nothing of what a batch comes to need be read for it.
  if (then.length === 0) return;
  const lines = Buffer.from(output).toString().split("\n", then.length);
  for (const [index, before] of then.entries()) {
    const text = lines[index] ?? "";
    const now = text === "" ? undefined : (JSON.parse(text) as Result);
    if (now?.ordinal !== before.ordinal) throw moved(before, "there is nothing");
    // What took too long may take less now, and what could not be read may be readable.
    if ([now, before].some(({ verdict }) => verdict === "not_judged")) continue;
    if (placeOf(now) !== placeOf(before)) throw moved(before, `there is ‘${placeOf(now)}’`);
    if (!isDeepStrictEqual(now.organisation, before.organisation)) throw moved(before, "there is another organisation");
  }
}

const placeOf = ({ file, line }: Result): string => `${file}:${line}`;

function moved(before: Result, now: string): CannotResume {
  return new CannotResume(`What is audited has changed: where ‘${placeOf(before)}’ was, ${now} now.`);
}

/** What two headers differ in, in words. */
function differing(before: Header, now: Header): string | undefined {
  const parts = {
    ruleset: "another version of the rules",
    register: "another register",
    options: `other options: ${list(unlike(before.options, now.options))}`,
    key: "another key file",
    shard: "another shard",
    now: "another time (--now)",
  } as const;
  for (const [part, words] of Object.entries(parts))
    if (!isDeepStrictEqual(before[part as keyof Header], JSON.parse(JSON.stringify(now[part as keyof Header]))))
      return words;
  return undefined;
}

/** The options that differ, as they are given. */
function unlike(before: Header["options"], now: Header["options"]): readonly string[] {
  const names = Object.keys({ ...before, ...now }).filter((name) => before[name] !== now[name]);
  return names.map((name) => `--${name.replaceAll("_", "-")}`);
}

/** Follows results through the files that they come from. */
class Order {
  readonly #files: readonly Audited[];
  /** Up to the first stream a file is a unit, so that its place is known. */
  readonly #known: number;
  #at = 0;

  constructor(files: readonly Audited[]) {
    this.#files = files;
    const first = files.findIndex(({ stream }) => stream !== undefined);
    this.#known = first === -1 ? files.length : first;
  }

  /** Throws `CannotResume` where a result cannot come next. */
  follow({ ordinal, file }: Result): void {
    const isKnown = ordinal < this.#known;
    this.#at = isKnown ? ordinal : this.#files.findIndex(({ name }, at) => at >= this.#at && name === file);
    const now = this.#files[this.#at]?.name;
    if (now === file) return;
    const there = now === undefined ? "there is nothing" : `there is ‘${now}’`;
    throw new CannotResume(`What is audited has changed: where ‘${file}’ was, ${there} now.`);
  }
}

interface RawLine {
  readonly text: string;
  /** Offsets in the file, in bytes; `end` is behind the line break. */
  readonly start: number;
  readonly end: number;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The lines of a file that have an end. */
function* linesIn(path: string): Generator<RawLine> {
  const cutter = new LineCutter();
  for (const chunk of chunksOf(path))
    for (const { bytes, start, end } of cutter.cut(chunk)) yield { text: decoder.decode(bytes), start, end };
}
