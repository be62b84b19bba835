import type { Paint } from "../../formats/options.ts";
import type { ViewOptions } from "../view.ts";
import type { Comparison } from "./comparison.ts";

/** In what formats a comparison is told. */
export const COMPARISON_FORMATS = ["text", "json", "csv", "html"] as const;
export type ComparisonFormat = (typeof COMPARISON_FORMATS)[number];

export interface ComparisonOptions extends ViewOptions {
  readonly paint: Paint;
}

/** A comparison in words, part by part. Pure. */
export type Told = (comparison: Comparison, options: ComparisonOptions) => Iterable<string>;

/** Who wants one format need not load the others. */
export const TELL: Readonly<Record<ComparisonFormat, () => Promise<Told>>> = {
  text: async () => (await import("./formats/text.ts")).text,
  json: async () => (await import("./formats/json.ts")).json,
  csv: async () => (await import("./formats/csv.ts")).csv,
  html: async () => (await import("./formats/html.ts")).html,
};
