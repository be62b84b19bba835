import type { Input } from "../../core/derive/derive.ts";
import { REDACTED } from "../../core/mask.ts";
import type { Register } from "../../core/register.ts";
import { inJson } from "../../formats/escape.ts";
import type { Place, Result } from "../result.ts";
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
  readonly place: Place;
}

/** What an audit's results depend on beside documents: the register, and the time in epoch milliseconds. */
export interface Circumstances {
  readonly register: Register | undefined;
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
  readonly #context: string;
  readonly #circumstances: Circumstances;

  constructor(table: Table, context: string, circumstances: Circumstances) {
    this.#table = table;
    this.#context = context;
    this.#circumstances = circumstances;
  }

  key(content: Uint8Array): Uint8Array {
    return digest(Buffer.concat([Buffer.from(`${this.#context}\0`), content])).subarray(0, KEY);
  }

  /** The result of a document that is at a place now; undefined where it has to be judged. */
  find(key: Uint8Array, place: Place, ordinal: number): Found | undefined {
    const payload = this.#table.get(key);
    if (!payload) return undefined;
    const end = payload.indexOf(LINE_FEED);
    const conditions = JSON.parse(payload.toString("utf8", 0, end)) as Conditions;
    if (!this.#holds(conditions)) return undefined;
    const text = payload.toString("utf8", end + 1);
    const result = JSON.parse(text) as Result;
    const then = conditions.place;
    const isThere = then.file === place.file && then.document === place.document && then.line === place.line;
    if (isThere) return { result, text: result.ordinal === ordinal ? text : numbered(text, ordinal) };
    const moved = { ...result, ordinal, ...place, findings: movedTo(result, place) };
    return { result: moved, text: inJson(moved) };
  }

  /** What to keep of a result; undefined where it cannot be found again. `input` is what the policies saw, undefined where they did not run. */
  entry(key: Uint8Array, { result, text }: Found, input: Input | undefined): Entry | undefined {
    const { file, document, line } = result;
    const reference = input?.organisation.reference as string | undefined;
    // Then it is not what the register was asked by.
    if (reference?.includes(REDACTED) || reference?.includes("\uFFFD")) return undefined;
    const { now, registerDigest, register } = this.#circumstances;
    const namesRegister = JSON.stringify(result.findings).includes(
      JSON.stringify({ file: register?.file }).slice(1, -1),
    );
    const conditions: Conditions = {
      reference: reference ?? null,
      entry: this.#entryOf(reference ?? null),
      now: input && hasMoments(input) ? now : null,
      register: register && namesRegister ? registerDigest : null,
      place: { file, document, line },
    };
    return { key, payload: Buffer.from(`${JSON.stringify(conditions)}\n${text}`) };
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
    const entry = reference === null ? undefined : register.entry(reference);
    return entry ? digest(JSON.stringify({ ...entry, path: [] })).toString("base64", 0, KEY) : null;
  }
}

const LINE_FEED = 0x0a;

/** A result, and the line that it is in the output. */
export interface Found {
  readonly result: Result;
  readonly text: string;
}

function numbered(text: string, ordinal: number): string {
  return text.replace(/^(\{"type":"organisation","version":1,"ordinal":)\d+/, `$1${ordinal}`);
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
