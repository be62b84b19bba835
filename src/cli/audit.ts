import { resolve } from "node:path";
import { audit, poolOf } from "../audit/audit.ts";
import type { Terms } from "../audit/auditor.ts";
import { Ledger } from "../audit/ledger.ts";
import { Overtaken } from "../audit/output.ts";
import { NoWorker, type Pool } from "../audit/pool.ts";
import type { Header, Tally } from "../audit/result.ts";
import { CannotResume, refuseMoved } from "../audit/resume.ts";
import { type Audited, audited, weightOf } from "../audit/sources.ts";
import { createEvaluator } from "../core/evaluate.ts";
import type { Ruleset } from "../core/model.ts";
import { forTerminal, inJson } from "../formats/escape.ts";
import { isOfSystem } from "../node/cause.ts";
import { discover, named as fileNamed } from "../node/discover.ts";
import type { SharedRegister } from "../node/register/load.ts";
import { compiled, loadRuleset } from "../node/ruleset.ts";
import { keepingIn, outlinesIn } from "./audit/keeping.ts";
import { begun, goingOn, interrupted, notResumed, unwritten, withoutOwn } from "./audit/lines.ts";
import { progressOf } from "./audit/progress.ts";
import { referencesOf } from "./audit/references.ts";
import { stopping } from "./audit/stop.ts";
import { summary } from "./audit/summary.ts";
import { keyIn, termsOf } from "./audit/terms.ts";
import { exitOf } from "./audit/verdict.ts";
import { placed } from "./audit/view.ts";
import { type Viewing, viewingOf } from "./audit/viewing.ts";
import type { AuditOptions } from "./commands/audit.ts";
import type { PrintingOf } from "./commands/printing.ts";
import { EXIT, type ExitCode, NotJudgedError, strongest, UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import { distinct, sparing } from "./places.ts";
import { ONE_FILE, present } from "./present.ts";
import { sharedRegisterFrom } from "./register.ts";

/** `rolecall audit`. */
export async function runAudit(sources: readonly string[], options: AuditOptions, io: Io): Promise<ExitCode> {
  if (sources.length === 0)
    throw new UsageError(
      "Say what to audit: folders, files, patterns, or - for standard input.",
      "Such as: rolecall audit .",
    );
  if (options.cache !== undefined && options.showPersonal)
    throw new UsageError(
      "--cache keeps results, and with --show-personal they would keep names, emails and phones.",
      "Leave one of the two out.",
    );
  // While they start, files can be found and read.
  const pool = poolOf(options.jobs);
  try {
    return await auditBy(pool, sources, options, io);
  } finally {
    await pool.close();
  }
}

async function auditBy(pool: Pool, sources: readonly string[], options: AuditOptions, io: Io): Promise<ExitCode> {
  const found = await present(() => discover(sources, io.cwd));
  const named = new Set(sources.map((path) => resolve(io.cwd, path)));
  const files = { ...found, files: withoutOwn(found.files, named, options, io) };
  const { register: registerFile, keyFile } = await present(
    () => ({
      register: options.register === undefined ? undefined : fileNamed(options.register, io.cwd),
      keyFile: options.keyFile === undefined ? undefined : fileNamed(options.keyFile, io.cwd),
    }),
    ONE_FILE,
  );
  const read = [...files.files, ...[registerFile, keyFile].filter((file) => file !== undefined)];
  if (options.views.length > 0) placed(options.views, io);
  sparing(
    distinct(printingsOf(options), io),
    read.map(({ path }) => path),
    io,
  );
  if (files.files.length === 0) throw nothingIn(sources);
  for (const path of files.empty) io.stderr.write(`rolecall: ${forTerminal(nothingIn([path]).message)}\n`);
  const key = keyFile && keyIn(keyFile);
  const ruleset = compiled(loadRuleset());
  const register =
    registerFile &&
    (await sharedRegisterFrom(
      registerFile,
      ruleset,
      options.showPersonal,
      io,
      undefined,
      outlinesIn(options, ruleset, io),
    ));
  const { header, terms } = termsOf(options, ruleset, register, key, io);
  const judge = { ruleset, evaluator: createEvaluator(ruleset) };
  const ledger = new Ledger(header, judge, register ? referencesOf(register) : null);
  try {
    const run = { files: audited(files.files, named), ruleset, terms, header, register, ledger, pool };
    const tally = await written(run, options, io);
    // Of files there is always something to say; of a part of very few declarations there may be nothing.
    if (tally.documents === 0)
      io.stderr.write("rolecall: Nothing was checked: no declaration falls into this part of the input.\n");
    return strongest([exitOf(tally, options), ...(files.empty.length > 0 ? [EXIT.notJudged] : [])]);
  } finally {
    ledger.close();
  }
}

function printingsOf({ lines, output, views }: AuditOptions): readonly PrintingOf<string>[] {
  const own = lines ? [{ format: "ndjson", ...(output !== undefined && { file: output }) }] : [];
  return [...own, ...views];
}

interface Run {
  readonly files: readonly Audited[];
  readonly ruleset: Ruleset;
  readonly terms: Terms;
  readonly header: Header;
  readonly register: SharedRegister | undefined;
  readonly ledger: Ledger;
  readonly pool: Pool;
}

/** Audits into the output, and tells what came of it. */
async function written(run: Run, options: AuditOptions, io: Io): Promise<Tally> {
  const { files, ruleset, terms, header, register, ledger, pool } = run;
  const views = await viewingOf(options.views, header, io);
  const taking = withViews(ledger, views);
  const { output, from, last = [] } = orAbandon(views, () => begun({ files, header, written: taking }, options, io));
  const keeping = keepingIn(options, run, io);
  const stop = stopping(options, io);
  const progress = await progressOf(weightOf(files), ledger, options.quiet === true, io);
  let tally: Tally | undefined;
  let unmatched = last;
  const matching = (bytes: Uint8Array): void => {
    refuseMoved(unmatched, bytes);
    unmatched = [];
  };
  try {
    if (from === undefined) await output.write(`${inJson(header)}\n`);
    const plan = { files, stdin: io.stdin, part: { from: from ?? 0, shard: header.shard }, ruleset, terms };
    await audit(
      { ...plan, register: register?.shared, cache: keeping?.known, pool },
      async (judged, batch) => {
        matching(judged.output);
        await output.write(judged.output);
        views.lines(judged.output);
        ledger.add(judged);
        keeping?.keep(judged.entries);
        progress.advance(batch);
      },
      stop.signal,
    );
    if (stop.signal.aborted) throw interrupted(ledger, stop, options, io);
    matching(new Uint8Array());
    for (const line of ledger.end()) {
      await output.write(`${inJson(line)}\n`);
      if (line.type === "summary") tally = line;
      else views.line(line);
    }
    await output.finish();
    if (tally) views.end(tally);
  } catch (error) {
    output.leave();
    views.abandon();
    if (error instanceof NoWorker) throw unworkable(error);
    if (error instanceof CannotResume) throw notResumed(error);
    throw isOfSystem(error) || error instanceof Overtaken ? unwritten(error, options, goingOn(options, io)) : error;
  } finally {
    progress.stop();
    stop.end();
    keeping?.end();
  }
  if (!tally) throw new Error("An audit ends with its summary.");
  if (!options.quiet)
    io.stderr.write(
      summary(
        tally,
        header,
        ledger,
        printingsOf(options).map(({ file }) => file),
      ),
    );
  return tally;
}

function orAbandon<T>(views: Viewing, work: () => T): T {
  try {
    return work();
  } catch (error) {
    views.abandon();
    throw error;
  }
}

function unworkable({ message }: NoWorker): NotJudgedError {
  return new NotJudgedError(message, /memory/i.test(message) ? "Fewer at a time (--jobs) take less of it." : undefined);
}

/** What an earlier run has written belongs into the views as well. */
function withViews(ledger: Ledger, views: Viewing): Pick<Ledger, "addWritten" | "documents"> {
  return {
    get documents() {
      return ledger.documents;
    },
    addWritten(result) {
      ledger.addWritten(result);
      views.line(result);
    },
  };
}

function nothingIn(sources: readonly string[]): NotJudgedError {
  return new NotJudgedError(
    `Nothing was checked: no declaration in ${sources.map((path) => `‘${path}’`).join(", ")}.`,
    "A declaration’s file is named *.roles.yaml, .yml or .json; a file that you name is audited whatever its name.",
  );
}
