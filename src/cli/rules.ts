import { list } from "../core/describe.ts";
import { loadExplainedRuleset } from "../node/ruleset.ts";
import type { RulesOptions } from "./commands/rules.ts";
import { UsageError } from "./exit.ts";
import type { Io } from "./io.ts";

/** `rolecall rules`: the catalogue, a line each. */
export function runRules(category: string | undefined, options: RulesOptions, io: Io): void {
  const { catalogue } = loadExplainedRuleset();
  const rules = catalogue.filter((rule) => category === undefined || rule.category === category);
  if (rules.length === 0) {
    const known = [...new Set(catalogue.map((rule) => rule.category))];
    throw new UsageError(`There is no category ‘${category}’.`, `There are ${list(known)}.`);
  }
  if (options.format === "json") {
    io.stdout.write(`${JSON.stringify(rules, null, 2)}\n`);
    return;
  }
  const width = Math.max(...rules.map(({ id }) => id.length));
  for (const { id, severity, title } of rules)
    io.stdout.write(`${id.padEnd(width)}  ${severity.padEnd("warning".length)}  ${title}\n`);
}
