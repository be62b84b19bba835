import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OPA_ENVIRONMENT, ROOT } from "../opa.ts";
import type { Mutant } from "./mutants.ts";

/** `caught` by a test; `invalid`, since it does not compile; or `survived` them all. */
export type Outcome = "caught" | "invalid" | "survived";

/** A mutant that makes a rule run for ever is caught, too. */
const MOST_MILLISECONDS = 60_000;

/** Runs the Rego tests against every mutant, so many at a time. The outcomes are in the order of the mutants. */
export async function tryAll(opa: string, mutants: readonly Mutant[], parallel: number): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const queue = mutants.entries();
  const work = async (): Promise<void> => {
    const folder = mkdtempSync(join(tmpdir(), "rolecall-"));
    cpSync(join(ROOT, "policies"), join(folder, "policies"), { recursive: true });
    for (const [index, mutant] of queue) outcomes[index] = await tryOne(opa, mutant, folder);
    rmSync(folder, { recursive: true });
  };
  await Promise.all(Array.from({ length: parallel }, work));
  return outcomes;
}

async function tryOne(opa: string, mutant: Mutant, folder: string): Promise<Outcome> {
  const { file, original, text } = mutant;
  writeFileSync(join(folder, file), text);
  const outcome = await judge(opa, folder, mutant);
  writeFileSync(join(folder, file), original);
  return outcome;
}

/** What `opa test` exits with where a test failed; with 1 nothing was run, since something does not compile. */
const A_TEST_FAILED = 2;

/**
 * Nearly every fault is caught by the tests of its own file, and those are run alone first: it takes a third of the time.
 * Only what they all pass is put to the others. A test also catches a fault that its types contradict: the policies
 * compile, and the tests no longer do.
 */
async function judge(opa: string, folder: string, { original }: Mutant): Promise<Outcome> {
  const own = await exitCode(opa, ["test", "policies", "--run", ownTests(original)], folder);
  const status = own === 0 ? await exitCode(opa, ["test", "policies"], folder) : own;
  if (status === 0) return "survived";
  if (status === A_TEST_FAILED) return "caught";
  return (await exitCode(opa, ["check", "policies", "--ignore=*_test.rego"], folder)) === 0 ? "caught" : "invalid";
}

/** The names of the tests beside a file, as OPA matches them. */
function ownTests(text: string): string {
  const [, name = ""] = /^package (\S+)/m.exec(text) ?? [];
  return `^data\\.${name.replaceAll(".", "\\.")}_test\\.`;
}

/** Null where it took too long. */
function exitCode(opa: string, args: readonly string[], cwd: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(opa, args, { cwd, env: OPA_ENVIRONMENT, stdio: "ignore", timeout: MOST_MILLISECONDS });
    child.on("error", reject);
    child.on("close", resolve);
  });
}
