import type { Judge } from "../core/check.ts";
import { inJson } from "../formats/escape.ts";
import { Collector, type RegisterReferences } from "./across/collector.ts";
import { acrossRules } from "./across/rules.ts";
import { type Part, resultsOf } from "./parts.ts";
import type { Header, Line, Tally } from "./result.ts";
import { Tallying } from "./tally.ts";

/** A line of an audit as it is written, with its line break. */
export function written(line: Line): string {
  return `${inJson(line)}\n`;
}

/** The header of the whole audit whose parts these are. */
export function wholeHeader([first]: readonly Part[]): Header {
  return { ...(first as Part).header, shard: null };
}

/**
 * The whole audit, line by line, as it would have been written without parts; gives its summary as well. `register` is
 * the one that the parts were compared with, or null. Memory does not grow with the input. Throws `BrokenAudit`, the
 * system's error where the disk is full, and `RulesetError`.
 */
export function* merged(
  parts: readonly Part[],
  judge: Judge,
  register: RegisterReferences | null,
): Generator<string, Tally> {
  const header = wholeHeader(parts);
  const collector = new Collector(judge, register);
  const tallying = new Tallying();
  try {
    yield written(header);
    for (const { text, line } of resultsOf(parts)) {
      collector.add(line);
      tallying.add(line);
      yield `${text}\n`;
    }
    for (const line of collector.lines()) {
      tallying.add(line);
      yield written(line);
    }
    const tally = tallying.tally(acrossRules(judge.ruleset.catalogue, header));
    yield written(tally);
    return tally;
  } finally {
    collector.close();
  }
}
