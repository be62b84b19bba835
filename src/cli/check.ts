import { isAbsolute, resolve } from "node:path";
import { type Context, check, inputs } from "../core/check.ts";
import { list } from "../core/describe.ts";
import { createEvaluator } from "../core/evaluate.ts";
import { type Report, type Ruleset, SEVERITIES, type Severity, type SourceFile } from "../core/model.ts";
import { counting } from "../core/report.ts";
import type { Governed, Settings } from "../core/settings/settle.ts";
import { forTerminal, inJson } from "../formats/escape.ts";
import { nameFrom } from "../node/configuration.ts";
import { type Discovered, discover, type Found, NoSuchPath, named } from "../node/discover.ts";
import { readSource, readStream } from "../node/read.ts";
import { loadRuleset } from "../node/ruleset.ts";
import { type CheckOptions, contextOf, type Printing } from "./commands/check.ts";
import { conclude } from "./conclude.ts";
import { EXIT, type ExitCode, NotJudgedError, strongest } from "./exit.ts";
import { governance, type InForce } from "./governance.ts";
import type { Io } from "./io.ts";
import { forgetful, type Recall } from "./memory.ts";
import { sparing } from "./places.ts";
import { ONE_FILE, present } from "./present.ts";
import { chosenBy, earlier, print, printingsOf } from "./print.ts";
import { registerFrom } from "./register.ts";
import type { Loaded } from "./settings.ts";

/** A file may hold this many times what one document may. */
const DOCUMENTS_A_FILE = 32;

/** `rolecall check`: once, or again and again. */
export async function runCheck(paths: readonly string[], options: CheckOptions, io: Io): Promise<ExitCode> {
  if (!options.watch) return checkOnce(paths, options, io);
  const { runWatch } = await import("./watch.ts");
  return runWatch(paths, options, io);
}

/** Discovers, checks, prints, and says by its exit code how it went. */
export async function checkOnce(
  paths: readonly string[],
  options: CheckOptions,
  io: Io,
  recall: Recall = forgetful,
): Promise<ExitCode> {
  const expected: Expected = { printings: options.format };
  try {
    return await checkFor(expected, paths, options, io, recall);
  } catch (error) {
    if (!(error instanceof NotJudgedError)) throw error;
    throw new NotJudgedError([error.message, ...earlier(expected.printings, io)].join(" "), error.hint);
  }
}

/** What somebody will look for when the run is over, wherever it ends. */
interface Expected {
  printings: readonly Printing[];
}

async function checkFor(
  expected: Expected,
  paths: readonly string[],
  options: CheckOptions,
  io: Io,
  recall: Recall,
): Promise<ExitCode> {
  // Wrong use is told before anything else is found wanting.
  const found = paths.length > 0 ? await present(() => discover(paths, io.cwd)) : undefined;
  const given = await filesGiven(options, io);
  const ruleset = loadRuleset();
  const rule = governance(options, ruleset, io);
  const own = await rule.own();
  expected.printings = chosenBy(options, own, io.cwd);
  const { files, empty } = found ?? (await unnamed(own, io));
  const asked = printingsOf(expected.printings, io);
  expected.printings = asked;
  const named = [...files, ...Object.values(given)].map(({ path }) => path);
  sparing(asked, [...named, ...rule.read()], io);
  if (files.length === 0) throw nothingIn(paths.length > 0 ? paths : (own?.configuration?.patterns ?? ["."]));
  for (const path of empty) io.stderr.write(`rolecall: ${forTerminal(nothingIn([path]).message)}\n`);
  const now = options.now ?? io.now();
  const register = given.register && (await registerFrom(given.register, ruleset, options.showPersonal, io));
  const inForce = await rule.over(files, paths.length > 0, register);
  const printings = sparing(asked, [...named, ...rule.read()], io);
  const compare = given.baseline && (await import("./baseline.ts")).baselineFrom(given.baseline, ruleset, io);
  const outright = new Set(paths.map((path) => resolve(io.cwd, path)));
  const sources = sourcesOf(files, outright, inForce, options, now, io);
  const gaps = empty.length > 0 ? [EXIT.notJudged] : [];
  if (options.printInput) return strongest([await printInput(sources, ruleset, io), ...gaps]);
  const judge = { ruleset, evaluator: createEvaluator(ruleset) };
  const governed: Governed[] = [];
  for await (const { source, context, settings } of sources)
    for (const checked of recall(source, () => [...check(source, judge, context)]))
      governed.push({ checked, settings });
  const registers = new Set(files.flatMap((file) => inForce(file).register?.file ?? []));
  const run = { ruleset, now, register: registers.size > 0 ? list([...registers]) : undefined };
  const { report, sources: texts } = await conclude(governed, run, compare);
  // From here on what is written says so itself, and so does what cannot be.
  expected.printings = [];
  await print(report, texts, printings, ruleset, options, io);
  const failOn = options.failOn ?? own?.configuration?.fail_on ?? "error";
  return strongest([exitOf(report, failOn, options.exitZero === true), ...gaps]);
}

/** The files that options name: wrong use where one is not there. */
async function filesGiven(
  options: CheckOptions,
  io: Io,
): Promise<Partial<Record<"register" | "config" | "exceptions" | "baseline", Discovered>>> {
  const { register, config, exceptions, baseline } = options;
  const given = Object.entries({ register, config, exceptions, baseline }).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  const files = await present(() => given.map(([option, name]) => [option, named(name, io.cwd)] as const), ONE_FILE);
  return Object.fromEntries(files);
}

/** What to check where no path is named: what the configuration says, or this folder. */
async function unnamed(own: Loaded | undefined, io: Io): Promise<Found> {
  const { configuration, folder = io.cwd } = own ?? {};
  if (!configuration?.patterns) return present(() => discover(["."], io.cwd));
  try {
    const { files, empty } = await discover(configuration.patterns, folder);
    const name = (path: string): string => (isAbsolute(path) ? path : nameFrom(io.cwd, resolve(folder, path)));
    return { files: files.map((file) => ({ ...file, name: name(file.name) })), empty: empty.map(name) };
  } catch (error) {
    if (!(error instanceof NoSuchPath)) throw error;
    throw new NotJudgedError(
      `Nothing was checked: there is no file or folder ‘${error.message}’, which ‘${configuration.file}’ names in ‘patterns’.`,
      "Correct the path there, or name what to check.",
    );
  }
}

function nothingIn(paths: readonly string[]): NotJudgedError {
  const searched = paths.map((path) => `‘${path}’`).join(", ");
  return new NotJudgedError(
    `Nothing was checked: no declaration in ${searched}.`,
    "A declaration’s file is named *.roles.yaml, .yml or .json; a file that you name is checked whatever its name. ‘rolecall init’ writes one to start from.",
  );
}

/** A file to check, with what it is checked against. */
interface ToCheck {
  readonly source: SourceFile;
  readonly context: Context;
  readonly settings: Settings | undefined;
}

/** `outright` are the paths that were named: what a folder or a pattern holds beside files, nobody waits for. */
async function* sourcesOf(
  files: readonly Discovered[],
  outright: ReadonlySet<string>,
  inForce: (file: Discovered) => InForce,
  options: CheckOptions,
  now: number,
  io: Io,
): AsyncGenerator<ToCheck> {
  const most = options.maxBytes * DOCUMENTS_A_FILE;
  for (const file of files) {
    const { path, name } = file;
    const { register, settings } = inForce(file);
    const source =
      path === "-" ? await readStream(io.stdin, name, most) : readSource(path, name, most, !outright.has(path));
    yield { source, context: { ...contextOf(options, now), ...(register && { register }) }, settings };
  }
}

function exitOf(report: Report, failOn: Severity, exitZero: boolean): ExitCode {
  const counted = counting(report);
  const weak = SEVERITIES.indexOf(failOn);
  const failed = SEVERITIES.some((severity: Severity, strength) => strength >= weak && counted[severity] > 0);
  return strongest([
    ...(failed && !exitZero ? [EXIT.findings] : []),
    ...(report.summary.verdicts.not_judged > 0 ? [EXIT.notJudged] : []),
  ]);
}

async function printInput(sources: AsyncIterable<ToCheck>, ruleset: Ruleset, io: Io): Promise<ExitCode> {
  io.stderr.write("rolecall: this shows names, emails and phones as they are. Secrets are redacted.\n");
  let code: ExitCode = EXIT.ok;
  for await (const { source, context } of sources) {
    for (const input of inputs(source, ruleset, context)) {
      if (input) io.stdout.write(`${inJson(input, 2)}\n`);
      else {
        io.stderr.write(
          `rolecall: ${forTerminal(source.name)} holds a document that cannot be judged; ‘rolecall check’ says why.\n`,
        );
        code = EXIT.notJudged;
      }
    }
  }
  return code;
}
