import { list } from "../core/describe.ts";
import { forTerminal } from "../formats/escape.ts";
import type { PrintingOf } from "./commands/printing.ts";
import type { Io } from "./io.ts";

/** `The report is in ‘report.html’.`: where the files of a run are; undefined where it wrote none. */
export function writtenIn(files: readonly (string | undefined)[], one: string, several: string): string | undefined {
  const named = files.flatMap((file) => (file === undefined ? [] : [`‘${file}’`]));
  if (named.length === 0) return undefined;
  return named.length === 1 ? `${one} is in ${named[0]}.` : `${several} are in ${list(named)}.`;
}

/** Tells somebody at a terminal what became of a run that printed nothing there, all of it being in files. */
export function tellWritten(printings: readonly PrintingOf<string>[], { stderr }: Io, verdict?: string): void {
  if (stderr.isTTY !== true || printings.some(({ file }) => file === undefined)) return;
  const places = writtenIn(
    printings.map(({ file }) => file),
    "The report",
    "The reports",
  );
  const said = [verdict, places].filter((words) => words !== undefined).join(" ");
  if (said !== "") stderr.write(`${forTerminal(said)}\n`);
}
