import type { Paint } from "../../formats/options.ts";
import type { ViewOptions } from "../view.ts";
import type { Comparison, ComparisonFormat } from "./comparison.ts";
import { csv } from "./formats/csv.ts";
import { html } from "./formats/html.ts";
import { json } from "./formats/json.ts";
import { text } from "./formats/text.ts";

export interface ComparisonOptions extends ViewOptions {
  readonly paint: Paint;
}

/** A comparison in words, part by part. Pure. */
export type Told = (comparison: Comparison, options: ComparisonOptions) => Iterable<string>;

/** How each format tells it. */
export const TELL: Readonly<Record<ComparisonFormat, Told>> = { text, json, csv, html };
