import type { Catalogue, RuleEntry, RulesetData } from "../../core/catalogue.ts";
import { createEvaluator, type Judge } from "../../core/index.ts";
import type { Register } from "../../core/register.ts";

/** All that a draft is judged with. */
export interface Bench {
  readonly judge: Judge;
  readonly register: Register | undefined;
  /** Where the organisation’s entry in PDP’s register came with the page. */
  readonly taken: Taken | undefined;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly rule: (id: string) => RuleEntry;
  /** Rolecall’s own version. */
  readonly version: string;
}

/** The entry of one organisation in PDP’s register, as `rolecall page` writes it into the page. */
export interface Taken {
  /** The register’s name. */
  readonly file: string;
  readonly reference: string;
  /** When, ISO 8601 in UTC. */
  readonly taken_at: string;
  /** As it stands in the register. */
  readonly entry: object;
}

/** The ruleset as the page holds it, beside its policies. */
export interface About {
  readonly version: string;
  readonly digest: string;
  readonly revision: string;
  readonly data: RulesetData;
  readonly catalogue: Catalogue;
}

/** Throws `RulesetError` where the policies are broken. `wasm` is a compiled module. */
export function benchOf(
  { version, ...about }: About,
  wasm: object,
  given: { readonly register: Register; readonly taken: Taken } | undefined,
  now: () => number,
): Bench {
  const ruleset = { ...about, wasm };
  const rules = new Map(about.catalogue.map((rule) => [rule.id, rule]));
  return {
    judge: { ruleset, evaluator: createEvaluator(ruleset) },
    register: given?.register,
    taken: given?.taken,
    now,
    rule: (id) => rules.get(id) as RuleEntry,
    version,
  };
}
