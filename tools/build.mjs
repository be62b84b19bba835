// Builds `dist/`: the core and the formats as plain `tsc` output, the command as one CommonJS bundle.
import { spawnSync } from "node:child_process";
import { chmodSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
rmSync("dist", { recursive: true, force: true });

const tsc = spawnSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.core.json"], { stdio: "inherit" });
if (tsc.status !== 0) process.exit(tsc.status ?? 1);

const COMMAND = "dist/cli/rolecall.cjs";
await build({
  entryPoints: ["src/cli/main.ts"],
  outfile: COMMAND,
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20.19",
  minify: true,
  legalComments: "none",
  // A CommonJS module has no `import.meta.url`: the bundle's own place is what is meant.
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
  define: { "import.meta.url": "importMetaUrl" },
  alias: {
    // opa-wasm brings a second `yaml` and sprintf-js for built-ins that our policies never call.
    yaml: "./node_modules/yaml/dist/index.js",
    "sprintf-js": "./tools/absent.cjs",
  },
});
chmodSync(COMMAND, 0o755);
