import { spawnSync } from "node:child_process";
import { findOpa } from "../tools/opa.ts";

/** Builds once, before the tests: the command, so that they never run yesterday's, and OPA, where Go is there. */
export function setup(): void {
  const { status } = spawnSync(process.execPath, ["tools/build.mjs"], { stdio: "inherit" });
  if (status !== 0) throw new Error("The build failed; see above.");
  findOpa();
}
