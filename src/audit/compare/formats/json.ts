import { inJson } from "../../../formats/escape.ts";
import { CHANGES } from "../change.ts";
import type { Comparison, Side } from "../comparison.ts";

/** For machines: an object whose list of organisations, one a line, is written as it is made. */
export function* json(comparison: Comparison): Generator<string> {
  const { before, after, differences, changes, newlyNonCompliant, findings, rules, across } = comparison;
  const head = {
    version: 1,
    before: sideOf(before),
    after: sideOf(after),
    differences,
    summary: { changes, newly_non_compliant: newlyNonCompliant, findings },
    rules,
    across,
  };
  yield `${inJson(head, 2).slice(0, -2)},\n  "organisations": [`;
  let isFirst = true;
  for (const change of CHANGES)
    for (const organisation of comparison.organisations(change)) {
      yield `${isFirst ? "" : ","}\n    ${inJson(organisation)}`;
      isFirst = false;
    }
  yield `${isFirst ? "" : "\n  "}]\n}\n`;
}

function sideOf({ file, header, organisations, repeated, verdicts }: Side): object {
  const { now, ruleset, register, options, shard } = header;
  return { file, now, ruleset, register, options, shard, organisations, repeated, verdicts };
}
