// Builds `dist/`: the core and the formats as plain `tsc` output, the command as one CommonJS bundle.
import { spawnSync } from "node:child_process";
import { chmodSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { licences } from "./licences.mjs";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const ABSENT = fileURLToPath(new URL("absent.cjs", import.meta.url));
/** Puts an empty module in the place of one, for those who import it from a path that matches. */
function absent(filter, importer) {
  return {
    name: `absent ${filter}`,
    setup(build) {
      build.onResolve({ filter }, (args) => (importer.test(args.importer) ? { path: ABSENT } : undefined));
    },
  };
}

rmSync("dist", { recursive: true, force: true });

const tsc = spawnSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.core.json"], {
  stdio: "inherit",
});
if (tsc.status !== 0) process.exit(tsc.status ?? 1);

const COMMAND = "dist/cli/rolecall.cjs";
const { metafile } = await build({
  entryPoints: ["src/cli/main.ts"],
  outfile: COMMAND,
  bundle: true,
  metafile: true,
  platform: "node",
  format: "cjs",
  target: "node20.19",
  minify: true,
  legalComments: "none",
  // A CommonJS module has no `import.meta.url`: the bundle's own place is what is meant.
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
  define: { "import.meta.url": "importMetaUrl" },
  // What is only there for calls that we never make takes time to load: commander's for commands that are programs of
  // their own, and opa-wasm's host built-ins (with a second `yaml` and sprintf-js), which `createEvaluator` refuses.
  plugins: [absent(/^node:child_process$/, /commander/), absent(/^\.\/builtins\/index$/, /opa-wasm/)],
});
chmodSync(COMMAND, 0o755);
writeFileSync("dist/cli/LICENCES.txt", licences(metafile));
