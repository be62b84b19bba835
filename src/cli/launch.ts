#!/usr/bin/env node
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire, Module } from "node:module";
import { dirname, isAbsolute, join } from "node:path";
import { Script } from "node:vm";

/** The digest of the command beside this file: the build puts it here. */
declare const BUILD: string;
declare const __dirname: string;

const COMMAND = join(__dirname, "command.cjs");

/**
 * Runs the command beside this file, as V8 compiled it the last time: compiling is half of what a check of a small file
 * takes. That works like Node's own compile cache, which Node 20 does not have yet, and NODE_DISABLE_COMPILE_CACHE turns
 * it off as well. Where nothing can be kept, every run compiles.
 */
function launch(): void {
  const file = fileOf(process.argv[2]);
  const cachedData = file === undefined ? undefined : compiledIn(file);
  const script = new Script(Module.wrap(readFileSync(COMMAND, "latin1")), {
    filename: COMMAND,
    ...(cachedData && { cachedData }),
  });
  // After the run, because V8 compiles a function only when it is called.
  if (file !== undefined && (!cachedData || script.cachedDataRejected))
    process.on("exit", () => keep(file, script.createCachedData()));
  const module = new Module(COMMAND);
  script.runInThisContext()(module.exports, createRequire(COMMAND), module, COMMAND, dirname(COMMAND));
}

/** Only for `check`, which is what runs over and over: what is compiled for one command is not what another calls. */
function fileOf(command: string | undefined): string | undefined {
  const { XDG_CACHE_HOME, LOCALAPPDATA, HOME, NODE_DISABLE_COMPILE_CACHE } = process.env;
  if (command !== "check" || (NODE_DISABLE_COMPILE_CACHE ?? "") !== "") return undefined;
  const folder = XDG_CACHE_HOME || LOCALAPPDATA || (HOME ? join(HOME, ".cache") : "");
  if (!isAbsolute(folder)) return undefined;
  return join(folder, "rolecall", `${command}-${process.version}-${process.platform}-${process.arch}.bin`);
}

/** What was kept of this very build: V8 itself refuses what another version of it made. */
function compiledIn(file: string): Buffer | undefined {
  try {
    const kept = readFileSync(file);
    return kept.toString("latin1", 0, BUILD.length) === BUILD ? kept.subarray(BUILD.length) : undefined;
  } catch {
    return undefined;
  }
}

/** Whole or not at all, for the next run; a full disk or a home that is read-only is nobody's trouble. */
function keep(file: string, compiled: Buffer): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(`${file}.${process.pid}`, Buffer.concat([Buffer.from(BUILD, "latin1"), compiled]), { mode: 0o600 });
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // The next run compiles again.
  }
}

launch();
