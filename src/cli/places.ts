import { resolve } from "node:path";
import { targetOf, targets } from "../node/target.ts";
import type { PrintingOf } from "./commands/printing.ts";
import { UsageError } from "./exit.ts";
import type { Io } from "./io.ts";

/** What to print, as it is. Throws `UsageError` where two would go to the same place, but for a log that they share. */
export function distinct<P extends PrintingOf<string>>(
  printings: readonly P[],
  { cwd }: Pick<Io, "cwd">,
  sharesLog: boolean = false,
): readonly P[] {
  const taken = new Set<string>();
  for (const { file } of printings) {
    const place = file === undefined ? "" : targetOf(resolve(cwd, file));
    if (taken.has(place) && !(file === undefined && sharesLog)) {
      throw new UsageError(
        `Two formats would go ${file === undefined ? "to standard output" : `into ‘${file}’`}.`,
        "Give each a file of its own, such as --format html=report.html.",
      );
    }
    taken.add(place);
  }
  return printings;
}

/**
 * The same without what nobody asked for and would go over a file that is read. Throws `UsageError` where somebody did
 * ask for that, by whatever name.
 */
export function sparing<P extends PrintingOf<string> & { readonly unasked?: true }>(
  printings: readonly P[],
  read: readonly string[],
  { cwd }: Pick<Io, "cwd">,
): readonly P[] {
  if (printings.every(({ file }) => file === undefined)) return printings;
  const kept = targetsOf(read);
  return printings.filter(({ format, file, unasked }) => {
    if (file === undefined || !kept.has(targetOf(resolve(cwd, file)))) return true;
    if (unasked) return false;
    throw overwriting(file, `the report (${format})`);
  });
}

/** Throws `UsageError` where `what` is to go into a file that is read, by whatever name. */
export function refuseOverwriting(file: string, what: string, read: readonly string[], { cwd }: Pick<Io, "cwd">): void {
  if (targetsOf(read).has(targetOf(resolve(cwd, file)))) throw overwriting(file, what);
}

/** The files themselves that are read, where `-` is none. */
function targetsOf(read: readonly string[]): ReadonlySet<string> {
  return new Set(targets(read.filter((path) => path !== "-")));
}

function overwriting(file: string, what: string): UsageError {
  return new UsageError(`‘${file}’ is read, so ${what} cannot be written over it.`, "Name another file.");
}
