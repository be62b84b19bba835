import { ratioOf, type Verdict } from "./bounds.ts";
import type { Measured, Series } from "./rounds.ts";
import { type Spread, spreadOf } from "./statistics.ts";

/** What everybody else is held against. */
const OURS = "rolecall, NDJSON, one job";

/** `bench/RESULTS.md`, which is also what the bench prints. */
export function report(measured: Measured, verdicts: readonly Verdict[], circumstances: readonly string[]): string {
  const { series, missing, wrong } = measured;
  const ours = series.find(({ name }) => name === OURS);
  return [
    "# Results of `npm run bench`",
    "",
    "Written by the bench; `README.md` says how to read it. A figure is the median of all rounds, with the quartiles behind it.",
    "",
    ...circumstances.map((line) => `- ${line}`),
    "",
    "## What issue 6 asks for",
    "",
    ...table(
      ["what", "wanted", "measured", ""],
      verdicts.map(({ what, wanted, ratio, outcome }) => [what, wanted, ratio ? spread(ratio, 2) : "", outcome]),
    ),
    "",
    "## Everybody",
    "",
    ...table(
      ["what", "threads", "µs an organisation", `over ‘${OURS}’`],
      series.map((one) => [one.name, one.threads, micros(one), ours ? spread(ratioOf(one, ours), 2) : ""]),
    ),
    ...section(
      "Missing",
      missing.map(({ name, reason }) => `- ${name}: ${reason}`),
    ),
    ...section(
      "Left out, because of its answers",
      wrong.map((what) => `- ${what}`),
    ),
    "",
  ].join("\n");
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", `## ${title}`, "", ...lines];
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [heads, heads.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
}

function micros({ micros }: Series): string {
  const of = spreadOf(micros);
  return spread(of, of.median < 20 ? 1 : 0);
}

function spread({ low, median, high }: Spread, digits: number): string {
  return `${median.toFixed(digits)} (${low.toFixed(digits)} to ${high.toFixed(digits)})`;
}
