import { readFileSync } from "node:fs";
import { basename, isAbsolute, resolve } from "node:path";
import { organisationIn, type Register } from "../core/register.ts";
import { nearest } from "../core/validate/distance.ts";
import { forTerminal } from "../formats/escape.ts";
import { causeOf } from "../node/cause.ts";
import { NoSuchPath, named } from "../node/discover.ts";
import { openInBrowser } from "../node/open.ts";
import { packageText } from "../node/package.ts";
import { loadRuleset } from "../node/ruleset.ts";
import { writeWhole } from "../node/write.ts";
import type { PageOptions } from "./commands/page.ts";
import { UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import { registerFrom } from "./register.ts";

/** What a page of ours, and nothing else, begins with. */
const MARK = '<meta name="generator" content="rolecall page">';

/** Where the entry goes. */
const SLOT = /(<script type="application\/json" id="register">)(<\/script>)/;

/** `rolecall page`: writes the page, with one organisation’s entry in the register or none; over a page, and nothing else. */
export async function runPage(file: string, options: PageOptions, io: Io): Promise<void> {
  const entry = await entryFor(options, io);
  const page = packageText("dist/rolecall.html").replace(
    SLOT,
    (_, before, after) => `${before}${entry ? inert(entry) : ""}${after}`,
  );
  if (file === "-") {
    if (options.open)
      throw new UsageError(
        "A page that goes to standard output cannot be opened.",
        "Name a file, or leave --open out.",
      );
    io.stdout.write(page);
    return;
  }
  const path = resolve(io.cwd, file);
  refuseOthers(path, file);
  try {
    writeWhole(path, page);
  } catch (error) {
    throw new UsageError(
      `‘${file}’ cannot be written: ${causeOf(error, "write")}.`,
      "Name a file in a folder that you may write to.",
    );
  }
  io.stdout.write(
    `Wrote ${forTerminal(file)}${entry ? `, with PDP’s record of ${forTerminal(options.organisation ?? "")} in it` : ""}. Open it in a browser; it needs no network.\n`,
  );
  if (options.open && !(await openInBrowser(path)))
    io.stderr.write(`rolecall: no browser could be opened here. Open ‘${forTerminal(file)}’ yourself.\n`);
}

/** The entry of the organisation, as the page takes it (`Taken` in src/web/judge/bench.ts). */
async function entryFor(
  { register: name, organisation, showPersonal }: PageOptions,
  io: Io,
): Promise<object | undefined> {
  if (name === undefined && organisation === undefined) return undefined;
  if (name === undefined)
    throw new UsageError(
      "--organisation says whose entry of a register goes into the page, and there is no register.",
      "Add --register FILE, or leave --organisation out.",
    );
  if (organisation === undefined)
    throw new UsageError(
      "Only one organisation’s entry goes into a page, and nobody said which.",
      "Add --organisation REFERENCE.",
    );
  const hint = "Put it right, or leave --register out.";
  const register = await registerFrom(fileNamed(name, io), loadRuleset(), showPersonal, io, hint);
  const entry = register.entry(organisation);
  if (!entry) throw unknown(organisation, name, register);
  return {
    // A page may be sent to somebody, who need not know where a register lies here.
    file: isAbsolute(name) ? basename(name) : name,
    reference: organisation,
    taken_at: new Date(io.now()).toISOString(),
    entry: organisationIn(entry),
  };
}

function fileNamed(name: string, { cwd }: Io): ReturnType<typeof named> {
  try {
    return named(name, cwd);
  } catch (error) {
    if (!(error instanceof NoSuchPath)) throw error;
    throw new UsageError(`There is no file ‘${error.message}’.`, "Check the path of the register.");
  }
}

function unknown(organisation: string, name: string, register: Register): UsageError {
  const near = nearest(organisation, [...register.references()], 3);
  return new UsageError(
    `The register ‘${name}’ has no organisation ‘${organisation}’.`,
    near ? `Did you mean ‘${near}’?` : "Write the reference as it stands in the register.",
  );
}

/** JSON in which nothing can end its element. */
function inert(entry: object): string {
  return JSON.stringify(entry).replaceAll("<", "\\u003c");
}

/** What somebody else wrote is not written over. */
function refuseOthers(path: string, file: string): void {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    return;
  }
  if (!text.slice(0, 2000).includes(MARK))
    throw new UsageError(
      `‘${file}’ is already there and is no page of rolecall, so it was left as it is.`,
      "Name another file: rolecall page another.html",
    );
}
