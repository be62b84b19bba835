import type { View, ViewOptions } from "../../audit/view.ts";
import { BINARY, VIEWS, type ViewName } from "../../audit/views.ts";
import { wordsOf } from "../../formats/options.ts";
import { packageVersion } from "../../node/package.ts";
import { loadRuleset } from "../../node/ruleset.ts";
import type { PrintingOf } from "../commands/printing.ts";
import { EXIT, type ExitCode, UsageError } from "../exit.ts";
import type { Io } from "../io.ts";
import { distinct, sparing } from "../places.ts";
import { tellWritten } from "../written.ts";
import { type Sink, sinkFor } from "./sink.ts";
import { namedAudit, read } from "./source.ts";

/** `rolecall audit view`: writes an audit that was made in other formats, all in one reading. */
export async function runView(audit: string, chosen: readonly PrintingOf<ViewName>[], io: Io): Promise<ExitCode> {
  const named = namedAudit(audit, io);
  const printings = sparing(placed(chosen, io), [named.path], io);
  const outlets = await openOutlets(printings, io);
  try {
    const each = (what: (view: View, sink: Sink) => void): void => {
      for (const { view, sink } of outlets) what(view, sink);
    };
    const reader = {
      start: (header) => each((view, sink) => sink.write(view.start(header))),
      line: (line) => each((view, sink) => sink.write(view.line(line))),
      end: (tally) => each((view, sink) => sink.write(view.end(tally))),
    } satisfies Parameters<typeof read>[1];
    await read(named, reader, io);
    each((_, sink) => sink.finish());
    tellWritten(printings, io);
  } catch (error) {
    for (const { sink } of outlets) sink.abandon();
    throw error;
  }
  return EXIT.ok;
}

/** Where each format goes. Throws `UsageError` where two go to one place, or bytes to where text belongs. */
export function placed(chosen: readonly PrintingOf<ViewName>[], io: Io): readonly PrintingOf<ViewName>[] {
  const printings: readonly PrintingOf<ViewName>[] = chosen.length > 0 ? chosen : [{ format: "html" }];
  const loose = printings.find(({ format, file }) => file === undefined && BINARY.has(format));
  if (loose)
    throw new UsageError(
      `The format ${loose.format} is not text, so it needs a file.`,
      `Name it: --format ${loose.format}=audit.${loose.format}.`,
    );
  return distinct(printings, io);
}

/** A view, and where it goes. */
export interface Outlet {
  readonly view: View;
  readonly sink: Sink;
}

/** Loads what is asked for and opens its places: all of them, or none. */
export async function openOutlets(printings: readonly PrintingOf<ViewName>[], io: Io): Promise<readonly Outlet[]> {
  const options = viewOptions();
  const views = await Promise.all(printings.map(async ({ format }) => (await VIEWS[format].load())(options)));
  const outlets: Outlet[] = [];
  try {
    for (const [index, printing] of printings.entries())
      outlets.push({ view: views[index] as View, sink: sinkFor(printing, io) });
  } catch (error) {
    for (const { sink } of outlets) sink.abandon();
    throw error;
  }
  return outlets;
}

/** What views and comparisons know beside the lines. */
export function viewOptions(): ViewOptions {
  return wordsOf(loadRuleset(), packageVersion());
}
