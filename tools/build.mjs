// Builds `dist/`: the core and the formats as plain `tsc` output, the command as CommonJS bundles, the page as one file. And the action,
// which is committed, because GitHub runs an action as it finds it: so it never is older than the sources tested.
import { spawnSync } from "node:child_process";
import { chmodSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bundle, bundleCommand } from "./bundle.mjs";
import { buildPage } from "./page.mjs";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));

rmSync("dist", { recursive: true, force: true });

const tsc = spawnSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.core.json"], {
  stdio: "inherit",
});
if (tsc.status !== 0) process.exit(tsc.status ?? 1);

await bundleCommand("dist/cli");
chmodSync("dist/cli/rolecall.cjs", 0o755);
await bundle("src/action/main.ts", "generated/action/main.cjs");
await buildPage("dist/rolecall.html");
