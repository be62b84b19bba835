import type { Ruleset } from "../core/model.ts";
import { type FormatOptions, PLAIN, wordsOf } from "../formats/options.ts";
import { packageVersion } from "../node/package.ts";

/** How an audit puts findings into words: without colours, because no terminal shows its results. */
export function formatOptions(ruleset: Ruleset, showPersonal: boolean): FormatOptions {
  return { ...wordsOf(ruleset, packageVersion()), paint: PLAIN, showPersonal, quiet: false };
}
