import type { Report, Source } from "../core/model.ts";
import { type Run, reportOf } from "../core/report.ts";
import type { Governed, Settled } from "../core/settings/settle.ts";
import type { Sources } from "../formats/entries.ts";
import type { Compare } from "./baseline.ts";

/** A report, and the text behind its findings. */
export interface Concluded {
  readonly report: Report;
  readonly sources: Sources;
}

/** Puts a run together: what was checked, what its settings make of that, and what has changed since the baseline. */
export async function conclude(
  governed: readonly Governed[],
  run: Pick<Run, "ruleset" | "now" | "register">,
  compare: Compare | undefined,
): Promise<Concluded> {
  const { checked, settings, switched_off } = await settled(governed, run);
  const reports = settings.map(({ report }) => report);
  const compared = compare ? compare(checked, reports) : { checked, settings: reports, baseline: undefined };
  const report = reportOf(compared.checked, {
    ...run,
    settings: compared.settings,
    switched_off,
    baseline: compared.baseline,
  });
  const texts = new Map<unknown, Source>(compared.checked.map(({ report, source }) => [report, source]));
  for (const [index, report] of compared.settings.entries())
    texts.set(report, (settings[index] as Settled["settings"][number]).source);
  return { report, sources: (file) => texts.get(file) };
}

async function settled(
  governed: readonly Governed[],
  { ruleset, now }: Pick<Run, "ruleset" | "now">,
): Promise<Settled> {
  if (governed.every(({ settings }) => settings === undefined))
    return { checked: governed.map(({ checked }) => checked), settings: [], switched_off: [] };
  const { settle } = await import("../core/settings/settle.ts");
  return settle(governed, ruleset, now);
}
