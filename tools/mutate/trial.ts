import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../opa.ts";
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

async function tryOne(opa: string, { file, original, text }: Mutant, folder: string): Promise<Outcome> {
  writeFileSync(join(folder, file), text);
  const outcome = await judge(opa, folder);
  writeFileSync(join(folder, file), original);
  return outcome;
}

/** A test also catches a fault that its types contradict: the policies compile, and the tests no longer do. */
async function judge(opa: string, folder: string): Promise<Outcome> {
  const passed = await succeeds(opa, ["test", "policies"], folder);
  if (passed) return "survived";
  return (await succeeds(opa, ["check", "policies", "--ignore=*_test.rego"], folder)) ? "caught" : "invalid";
}

function succeeds(opa: string, args: readonly string[], cwd: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(opa, args, { cwd, stdio: "ignore", timeout: MOST_MILLISECONDS });
    child.on("error", reject);
    child.on("close", (status) => resolve(status === 0));
  });
}
