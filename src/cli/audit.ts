import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { nameOfKey } from "../audit/across/people.ts";
import { audit } from "../audit/audit.ts";
import type { Terms } from "../audit/auditor.ts";
import { MAKE_KEY, readKey } from "../audit/key.ts";
import { Ledger } from "../audit/ledger.ts";
import { FileOutput, type Output, partialOf, StreamOutput, type Writable } from "../audit/output.ts";
import type { Header, Tally } from "../audit/result.ts";
import { CannotResume, headerIn, takeUp } from "../audit/resume.ts";
import { type Audited, audited, namesOf, weightOf } from "../audit/sources.ts";
import { createEvaluator } from "../core/evaluate.ts";
import type { Ruleset } from "../core/model.ts";
import { inJson } from "../formats/escape.ts";
import { causeOf } from "../node/cause.ts";
import { type Discovered, discover, NoSuchPath, named } from "../node/discover.ts";
import type { SharedRegister } from "../node/register/load.ts";
import { loadRuleset } from "../node/ruleset.ts";
import { targetOf } from "../node/target.ts";
import { keepingIn } from "./audit/keeping.ts";
import { progressOf } from "./audit/progress.ts";
import { referencesOf } from "./audit/references.ts";
import { summary } from "./audit/summary.ts";
import { exitOf } from "./audit/verdict.ts";
import type { AuditOptions } from "./commands/audit.ts";
import { EXIT, type ExitCode, NotJudgedError, strongest, UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import { sharedRegisterFrom } from "./register.ts";

/** `rolecall audit`. */
export async function runAudit(sources: readonly string[], options: AuditOptions, io: Io): Promise<ExitCode> {
  const files = await present(() => discover(sources, io.cwd));
  const { register: registerFile, keyFile } = await present(() => ({
    register: options.register === undefined ? undefined : named(options.register, io.cwd),
    keyFile: options.keyFile === undefined ? undefined : named(options.keyFile, io.cwd),
  }));
  sparing(options.output, [...files.files, ...[registerFile, keyFile].filter((file) => file !== undefined)], io);
  if (files.files.length === 0) throw nothingIn(sources);
  for (const path of files.empty) io.stderr.write(`rolecall: ${nothingIn([path]).message}\n`);
  const ruleset = loadRuleset();
  const key = keyFile && keyIn(keyFile);
  const register = registerFile && (await sharedRegisterFrom(registerFile, ruleset, options.showPersonal, io));
  const { header, terms } = termsOf(options, ruleset, register, key, io);
  const judge = { ruleset, evaluator: createEvaluator(ruleset) };
  const ledger = new Ledger(header, judge, register ? referencesOf(register) : null);
  try {
    const named = new Set(sources.map((path) => resolve(io.cwd, path)));
    const run = { files: audited(files.files, named), ruleset, terms, header, register, ledger };
    const tally = await written(run, options, io);
    return strongest([exitOf(tally, options), ...(files.empty.length > 0 ? [EXIT.notJudged] : [])]);
  } finally {
    ledger.close();
  }
}

interface Run {
  readonly files: readonly Audited[];
  readonly ruleset: Ruleset;
  readonly terms: Terms;
  readonly header: Header;
  readonly register: SharedRegister | undefined;
  readonly ledger: Ledger;
}

/** Audits into the output, and tells what came of it. */
async function written(run: Run, options: AuditOptions, io: Io): Promise<Tally> {
  const { files, ruleset, terms, header, register, ledger } = run;
  const { output, from } = begun(run, options, io);
  const keeping = keepingIn(options, run, io);
  const stop = stopping();
  const progress = await progressOf(weightOf(files), ledger, options.quiet === true, io);
  let tally: Tally | undefined;
  try {
    if (from === undefined) await output.write(`${inJson(header)}\n`);
    const plan = { files, stdin: io.stdin, part: { from: from ?? 0, shard: header.shard }, ruleset, terms };
    await audit(
      { ...plan, register: register?.shared, cache: keeping?.known, jobs: options.jobs },
      async (judged, weight) => {
        await output.write(judged.output);
        ledger.add(judged);
        keeping?.keep(judged.entries);
        progress.advance(weight);
      },
      stop.signal,
    );
    if (stop.signal.aborted) throw interrupted(ledger, options);
    for (const line of ledger.end()) {
      await output.write(`${inJson(line)}\n`);
      if (line.type === "summary") tally = line;
    }
    await output.finish();
  } catch (error) {
    output.leave();
    throw isSystems(error) ? unwritten(error, options) : error;
  } finally {
    progress.stop();
    stop.end();
    keeping?.end();
  }
  if (!tally) throw new Error("An audit ends with its summary.");
  if (!options.quiet) io.stderr.write(summary(tally, header, ledger));
  return tally;
}

/** Where the output begins: anew, or behind what an earlier run has written. */
function begun(
  { files, header, ledger }: Run,
  options: AuditOptions,
  io: Io,
): { readonly output: Output; readonly from?: number } {
  if (options.output === undefined) {
    if (options.resume) throw new UsageError("--resume goes on with a file.", "Name it with --output.");
    return { output: new StreamOutput(io.stdout as Writable) };
  }
  const path = resolve(io.cwd, options.output);
  try {
    if (!options.resume || !existsSync(partialOf(path))) return { output: new FileOutput(path) };
    const { length, from } = takeUp(partialOf(path), header, namesOf(files), ledger);
    if (length === 0) return { output: new FileOutput(path) };
    if (!options.quiet) io.stderr.write(`rolecall: going on behind ${ledger.documents} results of an earlier run\n`);
    return { output: new FileOutput(path, length), from };
  } catch (error) {
    if (error instanceof CannotResume)
      throw new NotJudgedError(error.message, "Leave --resume out to begin anew, or give the options of that run.");
    throw isSystems(error) ? unwritten(error, options) : error;
  }
}

/** The header and the terms of a run; with --resume at the time of the run that it goes on with. */
function termsOf(
  options: AuditOptions,
  ruleset: Ruleset,
  register: SharedRegister | undefined,
  key: Uint8Array | undefined,
  io: Io,
): Pick<Run, "header" | "terms"> {
  const now = options.now ?? earlier(options, io) ?? io.now();
  const terms: Terms = {
    now,
    strictMatch: options.strictMatch ?? false,
    showPersonal: options.showPersonal ?? false,
    maxBytes: options.maxBytes,
    timeout: options.timeout * 1000,
    key,
  };
  const header: Header = {
    type: "audit",
    version: 1,
    now: new Date(now).toISOString(),
    ruleset: { digest: ruleset.digest, revision: ruleset.revision },
    register: register ? { file: register.file, digest: register.shared.digest, organisations: register.size } : null,
    options: {
      strict_match: terms.strictMatch,
      show_personal: terms.showPersonal,
      max_bytes: terms.maxBytes,
      timeout: options.timeout,
    },
    key: key ? nameOfKey(key) : null,
    shard: options.shard ?? null,
  };
  return { header, terms };
}

function earlier(options: AuditOptions, io: Io): number | undefined {
  const path = options.resume && options.output !== undefined ? partialOf(resolve(io.cwd, options.output)) : undefined;
  const before = path !== undefined && existsSync(path) ? headerIn(path) : undefined;
  return before && Date.parse(before.now);
}

function keyIn({ path, name }: Discovered): Uint8Array {
  const key = readKey(path, name);
  if ("wrong" in key) throw new NotJudgedError(`Nothing was checked: the key file ‘${name}’ ${key.wrong}.`, MAKE_KEY);
  return key;
}

/** Stops at Ctrl-C once what is in flight is done; at the second one nothing holds the process. */
function stopping(): { readonly signal: AbortSignal; end(): void } {
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort();
    end();
  };
  const end = (): void => {
    process.off("SIGINT", abort);
    process.off("SIGTERM", abort);
  };
  process.on("SIGINT", abort);
  process.on("SIGTERM", abort);
  return { signal: controller.signal, end };
}

function interrupted({ documents }: Ledger, { output }: AuditOptions): NotJudgedError {
  return new NotJudgedError(
    `Stopped after ${documents} declarations, before the end.`,
    output === undefined
      ? "What was written has no summary at its end. To go on after a stop, write into a file with --output."
      : `They are in ‘${output}.partial’. The same command with --resume goes on from there.`,
  );
}

function unwritten(error: unknown, { output }: AuditOptions): NotJudgedError {
  return new NotJudgedError(
    `The results cannot be written${output === undefined ? "" : ` into ‘${output}’`}: ${causeOf(error, "write")}.`,
    output === undefined ? undefined : "Once that is mended, the same command with --resume goes on where it stopped.",
  );
}

function isSystems(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}

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

/** Nothing that is read may be written over. */
function sparing(output: string | undefined, read: readonly Discovered[], { cwd }: Io): void {
  if (output === undefined) return;
  const target = targetOf(resolve(cwd, output));
  if (read.some(({ path }) => path !== "-" && targetOf(path) === target))
    throw new UsageError(`‘${output}’ is read, so the results cannot be written over it.`, "Name another file.");
}

function nothingIn(sources: readonly string[]): NotJudgedError {
  return new NotJudgedError(
    `Nothing was checked: no declaration in ${sources.map((path) => `‘${path}’`).join(", ")}.`,
    "A declaration’s file is named *.roles.yaml, .yml or .json; a file that you name is audited whatever its name.",
  );
}
