import type { Path, Violation } from "../model.ts";
import { type Context, type Fault, type Kind, violation } from "./fault.ts";
import { anyOne, homeOf, keysAt, placeOf, thisOne } from "./place.ts";
import { list, shown } from "./quote.ts";
import { recogniseValue } from "./spelling.ts";

/**
 * Violations of one mapping: its unknown keys and its missing ones. A missing key that an unknown one was meant to be
 * is not told again.
 */
export function mappingViolations(faults: readonly Fault[], context: Context): readonly Violation[] {
  const meant = new Set<string>();
  const violations: Violation[] = [];
  for (const fault of faults) {
    if (fault.keyword !== "additionalProperties") continue;
    const key = String(fault.params.additionalProperty);
    const path = [...fault.path, key];
    const place = placeOf(fault.path);
    if (key === "<<") {
      violations.push(violation("merge-key", path, { where: thisOne(context.kind, place) }));
      continue;
    }
    const suggestion = meantBy(key, place, context.kind);
    if (suggestion !== undefined) meant.add(suggestion);
    const hint = hintFor(key, place, suggestion, context);
    violations.push(violation("unknown-key", path, { key: shown(key), where: anyOne(context.kind, place), hint }));
  }
  for (const fault of faults) {
    if (fault.keyword !== "required") continue;
    const key = String(fault.params.missingProperty);
    if (meant.has(key)) continue;
    if (key === "invited_at") violations.push(violation("undated-invitation", fault.path, { key }));
    else
      violations.push(violation("missing-key", fault.path, { key, where: thisOne(context.kind, placeOf(fault.path)) }));
  }
  return violations;
}

/** The key of a declaration that the unknown one at the end of a path was meant to be, where that can be told. */
export function keyMeant(path: Path): string | undefined {
  return meantBy(String(path.at(-1)), placeOf(path.slice(0, -1)), "declaration");
}

/**
 * The known key that an unknown one was meant to be: another spelling of it, one for many (`role`), a slip of the hand, or one of its words
 * (`email_address`). A key that is right somewhere else is in the wrong place, and no slip.
 */
function meantBy(key: string, place: string, kind: Kind): string | undefined {
  const known = keysAt(kind, place);
  const recognised = recogniseValue(key, known);
  if (recognised?.how === "spelling") return recognised.value;
  const singular = (word: string): string => word.replace(/s$/, "");
  const number = known.find((candidate) => singular(candidate) === singular(key.toLowerCase()));
  if (number !== undefined) return number;
  if (homeOf(kind, key) !== undefined) return undefined;
  if (recognised) return recognised.value;
  const words = key.toLowerCase().split(/[^a-z]+/);
  const named = known.filter((candidate) => words.includes(candidate));
  return named.length === 1 ? named[0] : undefined;
}

function hintFor(key: string, place: string, suggestion: string | undefined, { kind }: Context): string {
  if (suggestion !== undefined) return `Did you mean ‘${suggestion}’? If not, take it out.`;
  const home = homeOf(kind, key);
  if (home !== undefined) return `It is a key of ${anyOne(kind, home)}: move it there.`;
  return `Take it out. The keys of ${anyOne(kind, place)} are ${list(keysAt(kind, place), "and")}.`;
}
