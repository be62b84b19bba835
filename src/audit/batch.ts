import type { Unread } from "../core/model.ts";
import type { Discovered } from "../node/discover.ts";

/**
 * A piece of the input that a worker judges in one go. `ordinal` is that of its first unit: a file of a folder is one
 * unit, and so is each document of a stream. Units are numbered from 0 over the whole input, so that shards can be put
 * together again. `weight` is how much of the input it is, in bytes or thereabouts, and `skipped` how much before it was
 * not wanted.
 */
export type Batch = FileBatch | StreamBatch;

/** About how many bytes a file of one declaration has: what a file that nobody has read yet counts as. */
export const BYTES_A_FILE = 1300;

/** Whole files, which the worker reads itself. */
export interface FileBatch {
  readonly kind: "files";
  readonly files: readonly (Discovered & { readonly ordinal: number })[];
  readonly weight: number;
  readonly skipped: number;
}

/** Documents of a stream. */
export interface StreamBatch {
  readonly kind: "stream";
  readonly name: string;
  /** Whether each of its documents is a line of NDJSON. */
  readonly areLines?: boolean;
  readonly units: readonly Unit[];
  /** What the units are cut from. */
  readonly bytes: Uint8Array;
  readonly weight: number;
  readonly skipped: number;
}

/** One document of a stream: where it begins and ends in the bytes of its batch, and in its file. */
export interface Unit {
  readonly ordinal: number;
  readonly start: number;
  readonly end: number;
  /** From 0. */
  readonly document: number;
  /** From 1. */
  readonly line: number;
  /** Why its content is not there. */
  readonly unread?: Unread;
}

/** How many documents wait in a batch: enough that a message between threads costs little for each. */
export const UNITS_A_BATCH = 64;
