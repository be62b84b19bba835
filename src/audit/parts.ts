import { isDeepStrictEqual } from "node:util";
import type { Discovered } from "../node/discover.ts";
import { targetOf } from "../node/target.ts";
import { readAudit } from "./read.ts";
import { BrokenAudit, type Read } from "./reading.ts";
import type { Header, Line, Result } from "./result.ts";

/** Files that are not the parts of one audit. The message says which, and why, in a sentence. */
export class PartsDiffer extends Error {
  override readonly name = "PartsDiffer";
}

type Shard = NonNullable<Header["shard"]>;

/** A part of an audit, of which the header has been read. */
export interface Part {
  readonly name: string;
  readonly header: Header;
  readonly shard: Shard;
  /** What comes behind the header. */
  readonly lines: Iterator<Read, void, void>;
}

/**
 * Reads the headers of parts and puts them in their order. Throws `PartsDiffer` where they are not all the parts of one
 * audit, each once, and `BrokenAudit`. Whoever has them calls `closeParts`.
 */
export function openParts(files: readonly Discovered[]): readonly Part[] {
  refuseDoubles(files);
  const parts: Part[] = [];
  try {
    for (const file of files) parts.push(open(file));
    refuseDifferences(parts);
    return inOrder(parts);
  } catch (error) {
    closeParts(parts);
    throw error;
  }
}

export function closeParts(parts: readonly Part[]): void {
  for (const { lines } of parts) lines.return?.();
}

function refuseDoubles(files: readonly Discovered[]): void {
  const known = new Map<string, string>();
  for (const { path, name } of files) {
    const target = targetOf(path);
    const before = known.get(target);
    if (before === name) throw new PartsDiffer(`‘${name}’ is named twice.`);
    if (before !== undefined) throw new PartsDiffer(`‘${before}’ and ‘${name}’ are one file.`);
    known.set(target, name);
  }
}

function open({ path, name }: Discovered): Part {
  const lines = readAudit(path, name);
  const first = lines.next();
  // `readAudit` gives a header first, or throws.
  const header = (first.value as Read<Header>).line;
  if (header.shard === null) {
    lines.return();
    throw new PartsDiffer(`‘${name}’ is a whole audit, not a part of one.`);
  }
  return { name, header, shard: header.shard, lines };
}

/** What must be the same in all parts, and what is said of two where it is not. */
const SAME: readonly (readonly [unlike: string, (header: Header) => unknown])[] = [
  ["are not parts of as many", ({ shard }) => shard?.of],
  ["were not audited by the same ruleset", ({ ruleset }) => ruleset],
  ["were not audited for the same moment (--now)", ({ now }) => now],
  ["were not compared with the same register", ({ register }) => register && [register.digest, register.organisations]],
  ["were not audited with the same key file", ({ key }) => key],
];

function refuseDifferences(parts: readonly Part[]): void {
  const [first, ...others] = parts as [Part, ...Part[]];
  for (const { name, header } of others) {
    for (const [unlike, of] of SAME) {
      if (!isDeepStrictEqual(of(header), of(first.header)))
        throw new PartsDiffer(`‘${first.name}’ and ‘${name}’ ${unlike}.`);
    }
    const [one, other] = [first.header.options, header.options];
    const option = Object.keys({ ...one, ...other }).find((key) => one[key] !== other[key]);
    if (option !== undefined)
      throw new PartsDiffer(`‘${first.name}’ and ‘${name}’ were audited with different options: ‘${option}’ differs.`);
  }
}

function inOrder(parts: readonly Part[]): readonly Part[] {
  const of = (parts[0] as Part).shard.of;
  const byIndex = new Map<number, Part>();
  for (const part of parts) {
    const twin = byIndex.get(part.shard.index);
    if (twin) throw new PartsDiffer(`‘${twin.name}’ and ‘${part.name}’ are both part ${part.shard.index} of ${of}.`);
    byIndex.set(part.shard.index, part);
  }
  const missing = Array.from({ length: Math.min(of, parts.length + 1) }, (_, place) => place + 1).find(
    (index) => !byIndex.has(index),
  );
  if (missing !== undefined)
    throw new PartsDiffer(`Part ${missing} of ${of} is missing${of - parts.length > 1 ? ", and others" : ""}.`);
  return [...byIndex.values()].sort((a, b) => a.shard.index - b.shard.index);
}

/**
 * The results of all parts in the order of the whole input: the unit with the number `n` is in part `n % of + 1`. Throws
 * `BrokenAudit` where a part is cut short, or the parts are not of one input; who has read all has read each to its end.
 */
export function* resultsOf(parts: readonly Part[]): Generator<Read<Result>> {
  const next = parts.map(nextOf);
  for (let ordinal = 0; ; ordinal += 1) {
    const index = ordinal % parts.length;
    const part = parts[index] as Part;
    let result = next[index];
    if (result?.line.ordinal !== ordinal) {
      refuseRest(parts, next, part, ordinal);
      return;
    }
    for (; result?.line.ordinal === ordinal; result = nextOf(part)) yield result;
    next[index] = result;
  }
}

/** Where one part has no more, none has: whatever is left is of another input. */
function refuseRest(
  parts: readonly Part[],
  next: readonly (Read<Result> | undefined)[],
  part: Part,
  ordinal: number,
): void {
  const own = next[parts.indexOf(part)];
  const other = next.findIndex((result) => result !== undefined);
  if (own)
    throw new BrokenAudit(
      `‘${part.name}’, line ${own.number}: it is of item ${own.line.ordinal + 1} of the input, and item ${ordinal + 1} is missing.`,
    );
  if (other === -1) return;
  throw new BrokenAudit(
    `‘${part.name}’ ends before item ${ordinal + 1} of the input, and ‘${parts[other]?.name}’ goes on: they are not parts of one input.`,
  );
}

function nextOf({ name, shard, lines }: Part): Read<Result> | undefined {
  const { value } = lines.next();
  if (!value) return undefined;
  if (is(value, "organisation")) {
    const { ordinal } = value.line;
    if (ordinal % shard.of === shard.index - 1) return value;
    throw new BrokenAudit(
      `‘${name}’, line ${value.number}: item ${ordinal + 1} of the input is not of part ${shard.index} of ${shard.of}.`,
    );
  }
  if (value.line.type === "across")
    throw new BrokenAudit(`‘${name}’, line ${value.number}: a part has no findings across organisations.`);
  // Reads on to the end, so that what stands behind the summary is found.
  lines.next();
  return undefined;
}

function is<Type extends Line["type"]>(read: Read, type: Type): read is Read<Extract<Line, { type: Type }>> {
  return read.line.type === type;
}
