import type { Ruleset } from "../core/model.ts";
import type { FormatOptions, Paint } from "../formats/options.ts";
import { packageText } from "../node/package.ts";

const same = (text: string): string => text;

const PLAIN: Paint = { bold: same, dim: same, red: same, yellow: same, green: same, cyan: same };

/** How an audit puts findings into words: without colours, because no terminal shows its results. */
export function formatOptions({ catalogue, data }: Ruleset, showPersonal: boolean): FormatOptions {
  const rules = new Map(catalogue.map((rule) => [rule.id, rule]));
  return {
    roles: data.roles,
    rule: (id) => rules.get(id),
    catalogue,
    version: JSON.parse(packageText("package.json")).version,
    paint: PLAIN,
    showPersonal,
    quiet: false,
  };
}
