#!/usr/bin/env node
import { lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire, Module } from "node:module";
import { dirname, join } from "node:path";
import { Script } from "node:vm";

/** The digest of the command beside this file: the build puts it here. */
declare const BUILD: string;
declare const __dirname: string;

const COMMAND = join(__dirname, "command.cjs");

/**
 * Runs the command beside this file, as V8 compiled it the last time: compiling is half of what a check of a small file
 * takes. That works like Node's own compile cache, which Node 20 does not have yet, and NODE_DISABLE_COMPILE_CACHE turns
 * it off as well.
 */
function launch(): void {
  const file = fileFor(process.argv[2]);
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

/**
 * Beside the command, because what is compiled is code, and to be trusted only as much as the command: whoever can write
 * there can change the command too. Only for `check`, which is what runs over and over: what is compiled for one command
 * is not what another calls.
 */
function fileFor(command: string | undefined): string | undefined {
  if (command !== "check" || (process.env.NODE_DISABLE_COMPILE_CACHE ?? "") !== "") return undefined;
  return join(__dirname, `compiled-${process.version}-${process.platform}-${process.arch}.bin`);
}

/**
 * What was kept of this very build. V8 refuses what another version of it made, but would run what is damaged: so there
 * are two copies, which have to be equal. A digest would take longer to compute than is won.
 */
function compiledIn(file: string): Buffer | undefined {
  try {
    if (!lstatSync(file).isFile()) return undefined;
    const kept = readFileSync(file);
    const middle = BUILD.length + (kept.length - BUILD.length) / 2;
    const [first, second] = [kept.subarray(BUILD.length, middle), kept.subarray(middle)];
    return kept.toString("latin1", 0, BUILD.length) === BUILD && first.equals(second) ? first : undefined;
  } catch {
    return undefined;
  }
}

/** Whole or not at all. Where it cannot be kept, on a full disk or in a folder of somebody else's, every run compiles. */
function keep(file: string, compiled: Buffer): void {
  const beside = `${file}.${process.pid}-${process.hrtime.bigint()}`;
  try {
    writeFileSync(beside, Buffer.concat([Buffer.from(BUILD, "latin1"), compiled, compiled]), { flag: "wx" });
  } catch {
    rmSync(beside, { force: true });
    return;
  }
  try {
    renameSync(beside, file);
  } catch {
    rmSync(beside, { force: true });
  }
}

launch();
