import type { Catalogue, RuleEntry } from "../core/catalogue.ts";
import type { Wording } from "../core/describe.ts";
import type { Ruleset } from "../core/model.ts";

/** Colours, as functions of text; plain text goes through them unchanged where there are none. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
  readonly cyan: (text: string) => string;
}

/** What every format needs to put a report into words. */
export interface FormatOptions extends Wording {
  readonly rule: (id: string) => RuleEntry | undefined;
  readonly paint: Paint;
  /** Findings only, without a summary. */
  readonly quiet: boolean;
  /** Rolecall's own version. */
  readonly version: string;
  readonly catalogue: Catalogue;
  /** Whether files are named from the root of their repository, and not from where rolecall ran. */
  readonly fromRoot?: boolean;
}

const same = (text: string): string => text;

/** No colours. */
export const PLAIN: Paint = { bold: same, dim: same, red: same, yellow: same, green: same, cyan: same };

/** What every format has of a ruleset, and of the rolecall that judged by it. */
export function wordsOf(
  { catalogue, data }: Pick<Ruleset, "catalogue" | "data">,
  version: string,
): Pick<FormatOptions, "roles" | "rule" | "catalogue" | "version"> {
  const rules = new Map(catalogue.map((rule) => [rule.id, rule]));
  return { roles: data.roles, rule: (id) => rules.get(id), catalogue, version };
}
