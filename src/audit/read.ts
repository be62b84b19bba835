import { closeSync, openSync, readSync } from "node:fs";
import { causeOf } from "../node/cause.ts";
import { lineOf } from "./line.ts";
import type { Line } from "./result.ts";

/** A file that is no audit, or not all of one. The message says which file, where and what is wrong, as a sentence. */
export class BrokenAudit extends Error {
  override readonly name = "BrokenAudit";
}

/** A line of an audit as it was read. */
export interface Read<Type extends Line = Line> {
  /** From 1. */
  readonly number: number;
  /** Without its line break. */
  readonly text: string;
  readonly line: Type;
}

/** What may stand behind what. */
const NEXT: Readonly<Record<Line["type"] | "", readonly Line["type"][]>> = {
  "": ["audit"],
  audit: ["organisation", "across", "summary"],
  organisation: ["organisation", "across", "summary"],
  across: ["across", "summary"],
  summary: [],
};

/**
 * Reads an audit from a file, line by line: a header, results, findings across them, and a summary that counts as many
 * documents as there were. Throws `BrokenAudit` as soon as it is something else; who has read the last line has read a
 * whole audit. `name` is what the file is called in what is said about it.
 */
export function* readAudit(path: string, name: string): Generator<Read, void, void> {
  let number = 0;
  let before: Line["type"] | "" = "";
  let documents = 0;
  for (const { bytes, isEnded } of linesOf(path, name)) {
    number += 1;
    if (!isEnded) throw new BrokenAudit(`‘${name}’ was cut short: line ${number} has no end.`);
    const text = textOf(bytes, name, number);
    const line = lineOf(text);
    if (before === "" && !("type" in line && line.type === "audit"))
      throw new BrokenAudit(`‘${name}’ is no audit: its first line ${"wrong" in line ? line.wrong : "is no header"}.`);
    if ("wrong" in line) throw new BrokenAudit(`‘${name}’, line ${number}: it ${line.wrong}.`);
    if (!NEXT[before].includes(line.type))
      throw new BrokenAudit(`‘${name}’, line ${number}: ${misplaced(line.type, before)}.`);
    before = line.type;
    if (line.type === "organisation") documents += 1;
    if (line.type === "summary" && line.documents !== documents)
      throw new BrokenAudit(`‘${name}’ holds ${documents} results, but its summary counts ${line.documents}.`);
    yield { number, text, line };
  }
  if (number === 0) throw new BrokenAudit(`‘${name}’ is empty: it is no audit.`);
  if (before !== "summary")
    throw new BrokenAudit(`‘${name}’ was cut short: there is no summary behind line ${number}.`);
}

function misplaced(type: Line["type"], before: Line["type"] | ""): string {
  if (before === "summary") return "the summary before it is the end of an audit";
  return type === "audit" ? "another audit begins" : "results end where findings across them begin";
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function textOf(bytes: Uint8Array, name: string, number: number): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new BrokenAudit(`‘${name}’, line ${number}: it is not UTF-8 text.`);
  }
}

const CHUNK = 64 * 1024;

interface RawLine {
  readonly bytes: Uint8Array;
  /** Whether a line break stood behind it. */
  readonly isEnded: boolean;
}

/** The lines of a file, each only until the next is asked for. */
function* linesOf(path: string, name: string): Generator<RawLine> {
  const file = reading(name, () => openSync(path, "r"));
  try {
    let rest: Uint8Array[] = [];
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK);
      const held = chunk.subarray(
        0,
        reading(name, () => readSync(file, chunk)),
      );
      if (held.length === 0) break;
      let start = 0;
      for (let end = held.indexOf(0x0a); end !== -1; end = held.indexOf(0x0a, start)) {
        const bytes = held.subarray(start, end);
        yield { bytes: rest.length === 0 ? bytes : Buffer.concat([...rest, bytes]), isEnded: true };
        rest = [];
        start = end + 1;
      }
      if (start < held.length) rest.push(held.subarray(start));
    }
    if (rest.length > 0) yield { bytes: Buffer.concat(rest), isEnded: false };
  } finally {
    closeSync(file);
  }
}

function reading<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new BrokenAudit(`‘${name}’ cannot be read: ${causeOf(error, "read")}.`);
  }
}
