import { conftests } from "./contestants/conftest.ts";
import { engines } from "./contestants/engines.ts";
import { limits } from "./contestants/limits.ts";
import { audits } from "./contestants/rolecall.ts";
import type { Corpus } from "./corpus.ts";

/** Something that is measured: in each round everybody has one turn. */
export interface Contestant {
  readonly name: string;
  /** Why it cannot be measured. */
  readonly missing?: string | undefined;
  /** On how many of the organisations, from the first: what is slow has no need of all of them. */
  readonly organisations: number;
  /** Its figures by name, in seconds for all of its organisations. */
  readonly figures: readonly Figure[];
  readonly turn: () => Turn;
}

export interface Figure {
  readonly name: string;
  readonly threads: string;
}

export interface Turn {
  /** In the order of `figures`. */
  readonly seconds: readonly number[];
  /** How many violations of the policies it found; undefined for what looks for none. */
  readonly violations?: number;
}

/** The corpus, and its beginning for those who are slow. */
export interface Field {
  readonly whole: Corpus;
  readonly sample: Corpus;
}

export function contestants(field: Field): readonly Contestant[] {
  return [...audits(field), ...engines(field), ...conftests(field), ...limits(field)];
}
