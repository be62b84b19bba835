import { lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire, Module } from "node:module";
import { dirname, join } from "node:path";
import { Script } from "node:vm";

/** A program that is to be run as V8 compiled it the last time. */
export interface Program {
  /** A file of CommonJS. */
  readonly path: string;
  /** The digest of its text: what is kept of another is of no use. */
  readonly digest: string;
  /** What it is run for, as a part of a file's name; undefined where nothing is to be kept. */
  readonly purpose: string | undefined;
  /** When it has called what it calls, because V8 compiles a function only then. */
  readonly later: (keep: () => void) => void;
}

/**
 * Runs a program as V8 compiled it the last time. That works like Node's own compile cache, which Node 20 does not have
 * yet, and NODE_DISABLE_COMPILE_CACHE turns it off as well.
 */
export function run({ path, digest, purpose, later }: Program): void {
  const file = purpose === undefined ? undefined : fileBeside(path, purpose);
  const cachedData = file === undefined ? undefined : compiledIn(file, digest);
  const script = new Script(Module.wrap(readFileSync(path, "latin1")), {
    filename: path,
    ...(cachedData && { cachedData }),
  });
  if (file !== undefined && (!cachedData || script.cachedDataRejected))
    later(() => keep(file, digest, script.createCachedData()));
  const module = new Module(path);
  script.runInThisContext()(module.exports, createRequire(path), module, path, dirname(path));
}

/**
 * Beside the program, because what is compiled is code, and to be trusted only as much as the program: whoever can write
 * there can change the program too.
 */
function fileBeside(path: string, purpose: string): string | undefined {
  if ((process.env.NODE_DISABLE_COMPILE_CACHE ?? "") !== "") return undefined;
  return join(dirname(path), `compiled-${purpose}-${process.version}-${process.platform}-${process.arch}.bin`);
}

/**
 * What was kept of this very program. V8 refuses what another version of it made, but would run what is damaged: so there
 * are two copies, which have to be equal. A digest would take longer to compute than is won.
 */
function compiledIn(file: string, digest: string): Buffer | undefined {
  try {
    if (!lstatSync(file).isFile()) return undefined;
    const kept = readFileSync(file);
    const middle = digest.length + (kept.length - digest.length) / 2;
    const [first, second] = [kept.subarray(digest.length, middle), kept.subarray(middle)];
    return kept.toString("latin1", 0, digest.length) === digest && first.equals(second) ? first : undefined;
  } catch {
    return undefined;
  }
}

/** Whole or not at all. Where it cannot be kept, on a full disk or in a folder of somebody else's, every run compiles. */
function keep(file: string, digest: string, compiled: Buffer): void {
  const beside = `${file}.${process.pid}-${process.hrtime.bigint()}`;
  try {
    writeFileSync(beside, Buffer.concat([Buffer.from(digest, "latin1"), compiled, compiled]), { flag: "wx" });
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
