import { statSync } from "node:fs";
import { resolve } from "node:path";
import picocolors from "picocolors";
import type { Report, Ruleset } from "../core/model.ts";
import type { Sources } from "../formats/entries.ts";
import { FORMATS, type FormatName } from "../formats/formats.ts";
import { type FormatOptions, wordsOf } from "../formats/options.ts";
import { verdict } from "../formats/verdict.ts";
import { causeOf } from "../node/cause.ts";
import { nameFrom } from "../node/configuration.ts";
import { packageVersion } from "../node/package.ts";
import { writeWhole } from "../node/write.ts";
import type { CheckOptions, Printing } from "./commands/check.ts";
import { NotJudgedError } from "./exit.ts";
import { type Io, wantsColour } from "./io.ts";
import { distinct } from "./places.ts";
import { rooted } from "./rooted.ts";
import { addSummary, forLog, repositoryOf, usualPrintings, writeUnasked } from "./runner.ts";
import type { Loaded } from "./settings.ts";
import { tellWritten } from "./written.ts";

/** What the command line wants printed, or else what the configuration does: its paths are relative to its folder. */
export function chosenBy({ format }: CheckOptions, own: Loaded | undefined, cwd: string): readonly Printing[] {
  const { configuration, folder = cwd } = own ?? {};
  if (format.length > 0 || !configuration?.formats) return format;
  return configuration.formats.map(({ format, output }) => ({
    format: format as FormatName,
    ...(output !== undefined && { file: nameFrom(cwd, resolve(folder, output)) }),
  }));
}

/** What to print and where. Throws `UsageError` where two would go to the same place. */
export function printingsOf(chosen: readonly Printing[], io: Io): readonly Printing[] {
  const printings = chosen.length > 0 ? chosen : usualPrintings(io);
  return distinct(printings, io, makesLog(printings));
}

/** What is to be said of files that a run should have written and has not: what an earlier one left there. */
export function earlier(printings: readonly Printing[], { cwd }: Io): readonly string[] {
  return printings.flatMap(({ file }) =>
    file !== undefined && isFileAt(resolve(cwd, file)) ? [`What is in ‘${file}’ is of an earlier run.`] : [],
  );
}

function isFileAt(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Commands for GitHub’s runner are made to stand in its log, beside the text. Nothing else shares standard output. */
function makesLog(printings: readonly Printing[]): boolean {
  const formats = printings.filter(({ file }) => file === undefined).map(({ format }) => format);
  return formats.length === 2 && formats.includes("text") && formats.includes("github");
}

/** What services show beside the files of a repository. */
const FOR_REPOSITORY: ReadonlySet<FormatName> = new Set(["github", "gitlab", "sarif"]);

/**
 * Prints a report in each format: files first, each whole or not at all, then standard output. Throws `NotJudgedError`
 * where a file cannot be written, once all else is: whoever reads that file cannot know what the report said.
 */
export async function print(
  report: Report,
  sources: Sources,
  printings: readonly Printing[],
  ruleset: Ruleset,
  options: CheckOptions,
  io: Io,
): Promise<void> {
  const words = wordsOf(ruleset, packageVersion());
  const root = repositoryOf(io);
  const inRepository = root === undefined ? { report, sources } : rooted(report, sources, root, io.cwd);
  const render = async (printing: Printing): Promise<string> => {
    const format = await FORMATS[printing.format].load();
    const fromRoot = root !== undefined && FOR_REPOSITORY.has(printing.format);
    const shown = fromRoot ? inRepository : { report, sources };
    return format(shown.report, shown.sources, { ...words, ...looksOf(printing, options, io), fromRoot });
  };
  const refused: string[] = [];
  for (const printing of [...printings].sort((a, b) => Number(a.file === undefined) - Number(b.file === undefined))) {
    const text = await render(printing);
    if (printing.file === undefined) io.stdout.write(printing.format === "github" ? text : forLog(text, io));
    else if (printing.unasked) writeUnasked(printing.file, text, io);
    else refused.push(...refusal(printing.file, text, io.cwd));
  }
  await addSummary(printings, (format) => render({ format }), io);
  if (refused.length > 0) throw new NotJudgedError(refused.join(" "), "Name another file.");
  if (!options.quiet) tellWritten(printings, io, `${verdict(report)}.`);
}

/** Writes a report, and gives what is to be said where that cannot be. */
function refusal(file: string, text: string, cwd: string): readonly string[] {
  try {
    writeWhole(resolve(cwd, file), text);
    return [];
  } catch (error) {
    return [`The report cannot be written into ‘${file}’: ${causeOf(error, "write")}.`];
  }
}

/** Personal data and colours are for those who look at a terminal. */
function looksOf(
  { format, file }: Printing,
  options: CheckOptions,
  { stdout, env }: Io,
): Pick<FormatOptions, "paint" | "showPersonal" | "quiet"> {
  const here = file === undefined;
  return {
    paint: picocolors.createColors(here && wantsColour(stdout, env, options.color)),
    showPersonal: options.showPersonal ?? (here && format === "text" && stdout.isTTY === true),
    quiet: options.quiet ?? false,
  };
}
