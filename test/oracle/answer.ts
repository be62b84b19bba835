import type { Violation } from "../../src/core/model.ts";

/** What a judge says of an example; the order tells nothing. */
export type Answer = readonly Violation[];

/** One text for all answers that say the same: violations in a fixed order, their keys too, no `related` as an empty one. */
export function canonical(answer: Answer): string {
  return answer.map(canonicalViolation).sort().join("\n");
}

function canonicalViolation({ rule, path, args, related = [], fix }: Violation): string {
  return JSON.stringify({
    rule,
    path,
    args: Object.fromEntries(Object.entries(args).sort(([a], [b]) => (a < b ? -1 : 1))),
    related: related.map((place) => [place.in, place.path]),
    ...(fix && { fix: fix.op === "replace" ? [fix.op, fix.path, fix.value] : [fix.op, fix.path] }),
  });
}
