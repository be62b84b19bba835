import { execFileSync } from "node:child_process";
import { peer } from "../peers.ts";

/** A test case as junitparser read it; a result is its kind, message, type and text. */
export interface ReadCase {
  readonly name: string;
  readonly classname: string;
  readonly results: readonly (readonly [
    kind: string,
    message: string | null,
    type: string | null,
    text: string | null,
  ])[];
  readonly output: string | null;
}

/** Tests, failures, errors and skipped. */
type Counts = readonly [number, number, number, number];

export interface ReadSuites {
  readonly told: Counts;
  readonly counted: readonly Counts[];
  /** What junitparser counts by itself. */
  readonly recounted: readonly Counts[];
  readonly suites: readonly { readonly name: string; readonly cases: readonly ReadCase[] }[];
}

export function readJunit(texts: readonly string[]): readonly ReadSuites[] {
  return read(peer("python"), "test/formats/junit.py", texts);
}

/** TAP as Perl's own parser read it. */
export interface ReadTap {
  readonly points: readonly {
    readonly ok: boolean;
    readonly description: string;
    readonly directive: string;
    readonly explanation: string;
    readonly data?: { readonly verdict?: string; readonly findings?: readonly Readonly<Record<string, string>>[] };
  }[];
  /** Lines that are not TAP, and comments. */
  readonly others: readonly string[];
  readonly errors: readonly string[];
  readonly planned: number;
  readonly skipped: number;
  readonly todo: number;
  readonly passed: boolean;
}

export function readTap(texts: readonly string[]): readonly ReadTap[] {
  return read(peer("perl"), "test/formats/tap.pl", texts);
}

function read<T>(program: string, script: string, texts: readonly string[]): readonly T[] {
  const out = execFileSync(program, [script], { input: JSON.stringify(texts), maxBuffer: 256 * 1024 * 1024 });
  return JSON.parse(out.toString("utf8"));
}
