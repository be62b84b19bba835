import { isAcross } from "../../core/across.ts";
import type { Catalogue, RuleEntry } from "../../core/catalogue.ts";
import type { Header, Tally } from "../result.ts";

type Missing = Tally["across"]["not_evaluated"][number]["missing"];

/** Which rules across declarations an audit with this header evaluates, and why not the others. */
export function acrossRules(catalogue: Catalogue, header: Pick<Header, "register" | "key" | "shard">): Tally["across"] {
  const rules = catalogue.filter(isAcross).map((rule) => ({ rule: rule.id, missing: missingFor(rule, header) }));
  return {
    evaluated: rules.filter(({ missing }) => missing === undefined).map(({ rule }) => rule),
    not_evaluated: rules.flatMap(({ rule, missing }) => (missing === undefined ? [] : [{ rule, missing }])),
  };
}

/** A part of the input shows nothing of the rest: that is for whoever puts the parts together. */
function missingFor(
  { requires }: RuleEntry,
  { register, key, shard }: Parameters<typeof acrossRules>[1],
): Missing | undefined {
  if (shard !== null) return "merge";
  return requires.find((need) => (need === "register" ? register === null : need === "key_file" ? key === null : true));
}
