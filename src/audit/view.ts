import type { RuleEntry } from "../core/catalogue.ts";
import type { Across, Header, Result, Tally } from "./result.ts";

/** A part of what a view writes. */
export type Chunk = string | Uint8Array;

/**
 * One way to look at an audit. It takes the lines of the audit's stream in their order, and gives what is to be written
 * so far, so that nobody has to hold all of an audit. Pure: the same lines give the same bytes.
 */
export interface View {
  start(header: Header): Iterable<Chunk>;
  line(line: Result | Across): Iterable<Chunk>;
  end(tally: Tally): Iterable<Chunk>;
}

/** What views know beside the lines. */
export interface ViewOptions {
  /** Rolecall's own version. */
  readonly version: string;
  /** Titles of rules; undefined for one of another ruleset. */
  readonly rule: (id: string) => Pick<RuleEntry, "id" | "title"> | undefined;
}
