import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { licences } from "./licences.mjs";

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

/**
 * Other characters as escapes: one of them, and V8 keeps the whole program as two bytes a character, which takes it half as
 * long again to read. esbuild leaves them in regular expressions and tagged templates.
 */
function inAscii(text) {
  const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return text.replace(/\P{ASCII}/gu, (character) => character.split("").map(escaped).join(""));
}

/**
 * Makes one CommonJS file of a program and everything that it imports, and beside it the licences of what is in it. The
 * same sources give the same bytes.
 */
export async function bundle(entry, outfile) {
  const { metafile, outputFiles } = await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    metafile: true,
    write: false,
    platform: "node",
    format: "cjs",
    target: "node20.19",
    minify: true,
    legalComments: "none",
    // A work tree may share its packages with another by a link.
    preserveSymlinks: true,
    // A CommonJS module has no `import.meta.url`: the bundle's own place is what is meant.
    banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
    define: { "import.meta.url": "importMetaUrl" },
    // What is only there for calls that we never make takes time to load: commander's for commands that are programs of
    // their own, and opa-wasm's host built-ins (with a second `yaml` and sprintf-js), which `createEvaluator` refuses.
    plugins: [absent(/^node:child_process$/, /commander/), absent(/^\.\/builtins\/index$/, /opa-wasm/)],
  });
  mkdirSync(dirname(outfile), { recursive: true });
  writeFileSync(outfile, inAscii(outputFiles[0].text));
  writeFileSync(join(dirname(outfile), "LICENCES.txt"), licences(metafile));
}
