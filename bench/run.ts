import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CACHE, ROOT } from "./folder.ts";

/** What a program printed, and how long it took from its start to its end. */
export interface Ran {
  readonly seconds: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program in the repository. Throws where its exit code is none of those expected. */
export function run(program: string, args: readonly string[], expected: readonly number[] = [0]): Ran {
  const start = process.hrtime.bigint();
  const { error, status, stdout, stderr } = spawnSync(program, args, {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 4 * 1024 * 1024 * 1024,
    // anyhow would gather a stack for every error that Regorus makes and drops.
    env: { ...process.env, RUST_BACKTRACE: "0" },
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (error) throw error;
  if (!expected.includes(status ?? -1)) {
    throw new Error(`${program} ${args.join(" ")} exited with ${status}: ${(stderr || stdout).trim().slice(0, 500)}`);
  }
  return { seconds, stdout, stderr };
}

/** A program that `bench/peers.sh` builds. */
export function peer(program: string): string {
  return join(ROOT, CACHE, "bin", program);
}

/** Why a peer is not there; undefined where it is. */
export function missingPeer(name: string, program: string): string | undefined {
  if (existsSync(peer(program))) return undefined;
  const reason = peer(`${name}.missing`);
  return existsSync(reason) ? readFileSync(reason, "utf8").trim() : "bench/peers.sh did not build it";
}
