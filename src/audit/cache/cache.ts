import type { Input } from "../../core/derive/derive.ts";
import { REDACTED } from "../../core/mask.ts";
import type { Severity } from "../../core/model.ts";
import { inJson } from "../../formats/escape.ts";
import type { OpenRegister } from "../../node/register/open.ts";
import type { Brief, Place, Result } from "../result.ts";
import { type Entry, KEY } from "./pack.ts";
import { digest } from "./sum.ts";
import type { Table } from "./table.ts";

/** What a result of the cache was made under, beside the document itself. */
interface Conditions {
  /** The reference that the document gives, by which the register was asked. */
  readonly reference: string | null;
  /** The digest of the register's entry for it; null for none. */
  readonly entry: string | null;
  /** The time, where the result may depend on it. */
  readonly now: number | null;
  /** The register as a whole, where the result names places in it. */
  readonly register: string | null;
}

/** What is kept before a result, so that the result itself need not be read: short, because all of it is read each time. */
type Head = readonly [
  conditions: readonly [Conditions["reference"], Conditions["entry"], Conditions["now"], Conditions["register"]],
  ordinal: number,
  place: readonly [file: string, document: number, line: number],
  told: readonly [
    Brief["organisation"],
    Brief["verdict"],
    Brief["preregistration"],
    Brief["omitted"],
    NonNullable<Brief["people"]> | null,
  ],
  findings: readonly (readonly [rule: string, Severity])[],
];

/** What an audit's results depend on beside documents: the register, and the time in epoch milliseconds. */
export interface Circumstances {
  readonly register: OpenRegister | undefined;
  /** Hex digest of the register's bytes. */
  readonly registerDigest: string | null;
  readonly now: number;
}

/**
 * Results of earlier audits, by what they depend on. `context` tells ruleset, options and version from others: what was
 * made under another is not found. What is found is what a new audit would give, for the place where the document is now.
 */
export class Cache {
  readonly #table: Table;
  readonly #context: Buffer;
  readonly #circumstances: Circumstances;

  constructor(table: Table, context: string, circumstances: Circumstances) {
    this.#table = table;
    this.#context = digest(context);
    this.#circumstances = circumstances;
  }

  /** Tells a document under this context from all others. */
  key(content: Uint8Array): Uint8Array {
    const key = digest(content).subarray(0, KEY);
    for (let at = 0; at < KEY; at++) key[at] = (key[at] as number) ^ (this.#context[at] as number);
    return key;
  }

  /** The result of a document that is at a place now; undefined where it has to be judged. */
  find(key: Uint8Array, place: Place, ordinal: number): Found | undefined {
    const payload = this.#table.get(key);
    if (!payload) return undefined;
    const end = payload.indexOf(LINE_FEED);
    const { conditions, ordinal: then, brief } = unpacked(JSON.parse(payload.toString("utf8", 0, end)) as Head);
    if (!this.#holds(conditions)) return undefined;
    const line = payload.subarray(end + 1);
    const isThere = brief.file === place.file && brief.document === place.document && brief.line === place.line;
    if (isThere) return { brief, line: then === ordinal ? line : numbered(line, ordinal) };
    const result = JSON.parse(line.toString()) as Result;
    const moved = { ...result, ordinal, ...place, findings: movedTo(result, place) };
    return { brief: moved, line: inJson(moved) };
  }

  /** What to keep of a result; undefined where it cannot be found again. `input` is what the policies saw, undefined where they did not run. */
  entry(key: Uint8Array, result: Result, line: string, input: Input | undefined): Entry | undefined {
    // It costs next to nothing to find that again, and all of the result is asked for then.
    if (result.verdict === "not_judged") return undefined;
    const reference = input?.organisation.reference as string | undefined;
    // Then it is not what the register was asked by.
    if (reference?.includes(REDACTED) || reference?.includes("\uFFFD")) return undefined;
    // It is somebody's email address, which is not kept.
    if (reference !== result.organisation.reference) return undefined;
    const { now, registerDigest, register } = this.#circumstances;
    const namesRegister = JSON.stringify(result.findings).includes(
      JSON.stringify({ file: register?.file }).slice(1, -1),
    );
    const conditions: Conditions = {
      reference: reference ?? null,
      entry: this.#entryOf(reference ?? null),
      now: input && hasMoments(input) ? now : null,
      register: register && namesRegister ? registerDigest : null,
    };
    return { key, payload: Buffer.from(`${JSON.stringify(packed(conditions, result))}\n${line}`) };
  }

  #holds({ reference, entry, now, register }: Conditions): boolean {
    return (
      (now === null || now === this.#circumstances.now) &&
      (register === null || register === this.#circumstances.registerDigest) &&
      entry === this.#entryOf(reference)
    );
  }

  /** Where an entry is in the register makes no difference to who is in it. */
  #entryOf(reference: string | null): string | null {
    const { register } = this.#circumstances;
    if (!register) return "no register";
    return reference === null ? null : (register.entryDigest(reference) ?? null);
  }
}

const LINE_FEED = 0x0a;

/** What an audit counts of a result, and the line that it is in the output. */
export interface Found {
  readonly brief: Brief;
  readonly line: string | Uint8Array;
}

function packed({ reference, entry, now, register }: Conditions, result: Result): Head {
  const { ordinal, file, document, line, organisation, verdict, preregistration, findings, omitted, people } = result;
  return [
    [reference, entry, now, register],
    ordinal,
    [file, document, line],
    [organisation, verdict, preregistration, omitted, people ?? null],
    findings.map(({ rule, severity }) => [rule, severity]),
  ];
}

function unpacked([conditions, ordinal, place, told, found]: Head): {
  readonly conditions: Conditions;
  readonly ordinal: number;
  readonly brief: Brief;
} {
  const [reference, entry, now, register] = conditions;
  const [file, document, line] = place;
  const [organisation, verdict, preregistration, omitted, people] = told;
  const findings = found.map(([rule, severity]) => ({ rule, severity }));
  const brief = { file, document, line, organisation, verdict, preregistration, findings, omitted };
  return { conditions: { reference, entry, now, register }, ordinal, brief: people ? { ...brief, people } : brief };
}

/** What stands before the number of a line's unit, and behind it. */
const BEFORE = Buffer.from('{"type":"organisation","version":1,"ordinal":');
const BEHIND = ",";

function numbered(line: Buffer, ordinal: number): Uint8Array {
  return Buffer.concat([BEFORE, Buffer.from(String(ordinal)), line.subarray(line.indexOf(BEHIND, BEFORE.length))]);
}

/** Whether anything in it can be later or earlier than the time of the audit. */
function hasMoments({ users = [], register }: Input): boolean {
  return (
    register?.scheme_admin_limit !== undefined ||
    users.some(({ requested_at, invited_at }) => requested_at !== undefined || invited_at !== undefined)
  );
}

/** The findings of a result where its document is now: in another file, or further down. */
function movedTo(result: Result, { file, line }: Place): Result["findings"] {
  const by = line - result.line;
  const move = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(move);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).map(([key, item]) => [key, move(item)] as const);
    const moved = Object.fromEntries(entries) as Record<string, unknown>;
    if (typeof moved.line === "number" && typeof moved.offset === "number") moved.line += by;
    return moved;
  };
  return result.findings.map((finding) => {
    const related = (finding as { related?: readonly { file: string }[] }).related ?? [];
    const own = related.map((place) => (place.file === result.file ? { ...(move(place) as object), file } : place));
    return { ...(move(finding) as typeof finding), related: own };
  });
}
