import { spawnSync } from "node:child_process";

/** Builds the command once before the tests, so that they never run yesterday's. */
export function setup(): void {
  const { status } = spawnSync(process.execPath, ["tools/build.mjs"], { stdio: "inherit" });
  if (status !== 0) throw new Error("The build failed; see above.");
}
