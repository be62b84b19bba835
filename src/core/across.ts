import type { RuleEntry } from "./catalogue.ts";

/**
 * What the policies see of many declarations: of one reference or one person how often it is where, and neither who nor
 * where. `schemas/across.schema.json` describes every part.
 */
export type AcrossInput = { readonly reference: DeclaredReference } | { readonly person: DeclaredPerson };

export interface DeclaredReference {
  /** Whether the register has an entry for it; absent without a register. */
  readonly registered?: boolean;
  /** How many declarations have it. */
  readonly declarations: number;
  /** How many of these are of a connection through a third party. */
  readonly not_applicable: number;
}

/** Users whose details say that they may be one person. */
export interface DeclaredPerson {
  /** In how many organisations they hold roles. */
  readonly organisations: number;
}

/** Whether a rule judges what many declarations have in common, and never one of them by itself. */
export function isAcross({ category }: Pick<RuleEntry, "category">): boolean {
  return category === "across";
}
