import picocolors from "picocolors";
import type { Comparison, ComparisonFormat } from "../../audit/compare/comparison.ts";
import type { ComparisonOptions } from "../../audit/compare/formats.ts";
import type { CompareOptions } from "../commands/audit/compare.ts";
import type { PrintingOf } from "../commands/printing.ts";
import { EXIT, type ExitCode, NotJudgedError, strongest, UsageError } from "../exit.ts";
import { type Io, wantsColour } from "../io.ts";
import { distinct, sparing } from "../places.ts";
import { tellWritten } from "../written.ts";
import { sinkFor } from "./sink.ts";
import { namedAudit, read } from "./source.ts";
import { viewOptions } from "./view.ts";

/** `rolecall audit compare`: what has become of the organisations of one audit in another. */
export async function runCompare(
  names: { readonly before: string; readonly after: string },
  chosen: readonly PrintingOf<ComparisonFormat>[],
  options: CompareOptions,
  io: Io,
): Promise<ExitCode> {
  if (names.before === "-" && names.after === "-")
    throw new UsageError("Only one of the two audits can come from standard input.", "Name the other one’s file.");
  const [before, after] = [namedAudit(names.before, io), namedAudit(names.after, io)];
  const printings = chosen.length > 0 ? chosen : [{ format: "text" } as const];
  const places = sparing(distinct(printings, io), [before.path, after.path], io);
  const { Comparing } = await import("../../audit/compare/compare.ts");
  const { headline } = await import("../../audit/compare/words.ts");
  const comparing = new Comparing();
  await read(before, comparing.reader("before"), io);
  await read(after, comparing.reader("after"), io);
  const comparison = comparing.comparison({ before: before.name, after: after.name });
  refuseOtherParts(comparison);
  for (const place of places) await tell(comparison, place, options, io);
  tellWritten(places, io, `${headline(comparison)}.`);
  return exitOf(comparison, options);
}

/** Parts of two audits hold other organisations each: nothing would be what it seems. */
function refuseOtherParts({ before, after }: Comparison): void {
  const [then, now] = [before, after].map(({ header }) => header.shard);
  if (then?.index === now?.index && then?.of === now?.of) return;
  throw new NotJudgedError(
    `Nothing was compared: ‘${before.file}’ is ${partOf(then)}, and ‘${after.file}’ is ${partOf(now)}.`,
    "‘rolecall audit merge’ makes one audit of all parts.",
  );
}

function partOf(shard: { readonly index: number; readonly of: number } | null | undefined): string {
  return shard ? `part ${shard.index} of ${shard.of}` : "a whole audit";
}

async function tell(
  comparison: Comparison,
  place: PrintingOf<ComparisonFormat>,
  { color }: CompareOptions,
  io: Io,
): Promise<void> {
  const { TELL } = await import("../../audit/compare/formats.ts");
  const hasColour = place.file === undefined && wantsColour(io.stdout, io.env, color);
  const options: ComparisonOptions = { ...viewOptions(), paint: picocolors.createColors(hasColour) };
  const sink = sinkFor(place, io);
  try {
    sink.write(TELL[place.format](comparison, options));
    sink.finish();
  } catch (error) {
    sink.abandon();
    throw error;
  }
}

/** Who is newly not compliant is a finding. Who could not be judged was not compared, and is no pass. */
function exitOf({ newlyNonCompliant, changes, after }: Comparison, { exitZero }: CompareOptions): ExitCode {
  return strongest([
    newlyNonCompliant > 0 && !exitZero ? EXIT.findings : EXIT.ok,
    changes.newly_not_judged > 0 || after.verdicts.not_judged > 0 || after.organisations === 0
      ? EXIT.notJudged
      : EXIT.ok,
  ]);
}
