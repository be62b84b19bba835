import { type Context, check, inputs } from "../core/check.ts";
import { describe } from "../core/describe.ts";
import { createEvaluator } from "../core/evaluate.ts";
import {
  type Checked,
  type Report,
  type Ruleset,
  SEVERITIES,
  type Severity,
  type Source,
  type SourceFile,
} from "../core/model.ts";
import { type Register, readRegister } from "../core/register.ts";
import { reportOf } from "../core/report.ts";
import { forTerminal } from "../formats/escape.ts";
import { type Discovered, discover, NoSuchPath, named } from "../node/discover.ts";
import { readSource, readStream } from "../node/read.ts";
import { loadRuleset } from "../node/ruleset.ts";
import { type CheckOptions, contextOf } from "./commands/check.ts";
import { EXIT, type ExitCode, NotJudgedError, strongest, UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import { forgetful, type Recall } from "./memory.ts";
import { print, printingsOf } from "./print.ts";

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
  // Wrong use is told before anything else is found wanting.
  const { files, empty } = await present(() => discover(paths, io.cwd));
  const { register: name } = options;
  const registerFile = name === undefined ? undefined : await present(() => named(name, io.cwd));
  const read = [...files, ...(registerFile ? [registerFile] : [])].map(({ path }) => path);
  const printings = printingsOf(options, read, io);
  if (files.length === 0) throw nothingIn(paths);
  for (const path of empty) io.stderr.write(`rolecall: ${forTerminal(nothingIn([path]).message)}\n`);
  const ruleset = loadRuleset();
  const now = options.now ?? io.now();
  const register = registerFile && registerFrom(registerFile, options, ruleset, io);
  const context: Context = { ...contextOf(options, now), ...(register && { register }) };
  const sources = sourcesOf(files, options, io);
  const gaps = empty.length > 0 ? [EXIT.notJudged] : [];
  if (options.printInput) return strongest([await printInput(sources, ruleset, context, io), ...gaps]);
  const judge = { ruleset, evaluator: createEvaluator(ruleset) };
  const checked: Checked[] = [];
  for await (const source of sources) checked.push(...recall(source, () => [...check(source, judge, context)]));
  const report = reportOf(checked, { ruleset, now, register: register?.file });
  const texts = new Map<unknown, Source>(checked.map(({ report, source }) => [report, source]));
  await print(report, (file) => texts.get(file), printings, ruleset, options, io);
  return strongest([exitOf(report, options), ...gaps]);
}

/** What is found, or wrong use where a path that was named is not there. */
async function present<T>(find: () => T | Promise<T>): Promise<T> {
  try {
    return await find();
  } catch (error) {
    if (!(error instanceof NoSuchPath)) throw error;
    throw new UsageError(
      `There is no file or folder ‘${error.message}’.`,
      "Check the path, or name a folder to search.",
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

async function* sourcesOf(files: readonly Discovered[], options: CheckOptions, io: Io): AsyncGenerator<SourceFile> {
  const most = options.maxBytes * DOCUMENTS_A_FILE;
  for (const { path, name } of files)
    yield path === "-" ? await readStream(io.stdin, name, most) : readSource(path, name, most);
}

/** A register is larger than a declaration. */
const REGISTER_BYTES = 64 * 1024 * 1024;

function registerFrom({ path, name }: Discovered, options: CheckOptions, ruleset: Ruleset, io: Io): Register {
  const source = readSource(path, name, REGISTER_BYTES);
  const { limits } = contextOf({ ...options, maxBytes: REGISTER_BYTES }, 0);
  const read = readRegister(source, ruleset.data.roles, limits as NonNullable<Context["limits"]>);
  if ("register" in read) return read.register;
  const wording = {
    roles: ruleset.data.roles,
    showPersonal: io.stderr.isTTY === true || options.showPersonal === true,
  };
  for (const { violation, range } of read.problems) {
    const rule = ruleset.catalogue.find(({ id }) => id === violation.rule);
    const words = rule && describe(rule, violation.args, wording);
    const place = `${name}:${range.start.line}:${range.start.column}`;
    io.stderr.write(
      `${forTerminal(`${place}: error: ${words?.message} (${violation.rule})`)}\n${words?.remedy ? `  ${forTerminal(words.remedy)}\n` : ""}`,
    );
  }
  throw new NotJudgedError(
    `Nothing was checked: the register ‘${name}’ cannot be used.`,
    "Mend it, or leave --register out to compare with the declarations’ own details.",
  );
}

function exitOf(report: Report, options: CheckOptions): ExitCode {
  const { findings, verdicts } = report.summary;
  const weak = SEVERITIES.indexOf(options.failOn);
  const failed = SEVERITIES.some((severity: Severity, strength) => strength >= weak && findings[severity] > 0);
  return strongest([
    ...(failed && !options.exitZero ? [EXIT.findings] : []),
    ...(verdicts.not_judged > 0 ? [EXIT.notJudged] : []),
  ]);
}

async function printInput(
  sources: AsyncIterable<SourceFile>,
  ruleset: Ruleset,
  context: Context,
  io: Io,
): Promise<ExitCode> {
  io.stderr.write("rolecall: this shows names, emails and phones as they are. Secrets are redacted.\n");
  let code: ExitCode = EXIT.ok;
  for await (const source of sources) {
    for (const input of inputs(source, ruleset, context)) {
      if (input) io.stdout.write(`${JSON.stringify(input, null, 2)}\n`);
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
