import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
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
 * What is loaded only when it is asked for, in files of its own: V8 reads all of a file before it runs any of it. None of
 * them shares state with the rest: they are packages, formats, and views of an audit, which are pure.
 */
const APART = {
  ...Object.fromEntries(["chokidar", "ignore", "tinyglobby"].map((name) => [name, `${name}.cjs`])),
  ...Object.fromEntries(
    ["csv", "github", "gitlab", "html", "junit", "markdown", "ndjson", "sarif", "tap"].map((name) => [
      `src/formats/${name}.ts`,
      `${name}.cjs`,
    ]),
  ),
  "src/audit/csv.ts": "audit-csv.cjs",
  "src/audit/overview.ts": "audit-overview.cjs",
  "src/audit/parquet.ts": "audit-parquet.cjs",
  "src/audit/compare/compare.ts": "audit-compare.cjs",
  "src/audit/compare/formats.ts": "audit-compare-formats.cjs",
};

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Leaves what is apart to its own file. */
const apart = {
  name: "apart",
  setup(build) {
    build.onResolve({ filter: /^\.{1,2}\/|^[a-z]+$/ }, ({ path, importer, resolveDir, kind }) => {
      const isOurs = importer.startsWith(join(ROOT, "src/"));
      const isLazy = kind === "dynamic-import" || !path.startsWith(".");
      const source = path.startsWith(".") ? relative(ROOT, join(resolveDir, path)) : path;
      const isApart = isOurs && isLazy && Object.hasOwn(APART, source);
      return isApart ? { path: `./${APART[source]}`, external: true } : undefined;
    });
  },
};

/**
 * Leaves the Public Suffix List to its own module in the package, and reads the text out of that: in a twentieth of the
 * time that a program takes. It is the only one there between quotes.
 */
const suffixesAsText = {
  name: "suffixes as text",
  setup(build) {
    build.onLoad({ filter: /generated\/public-suffixes\.js$/ }, () => ({
      contents: `import { readFileSync } from "node:fs";
        let text;
        const read = () => readFileSync(new URL("../../generated/public-suffixes.js", import.meta.url), "latin1");
        export const publicSuffixes = () => (text ??= read().split('"', 2)[1]);`,
    }));
  },
};

/**
 * Makes one CommonJS file of a program and everything that it imports, and beside it the licences of what is in it. The
 * same sources give the same bytes.
 */
export async function bundle(entry, outfile) {
  write([await built(entry)], [outfile]);
}

/** The command and an audit’s worker with their launchers, and with what is apart in files of its own beside them. */
export async function bundleCommand(folder) {
  const others = Object.entries(APART).map(([source, file]) => [source, join(folder, file)]);
  const command = await built("src/cli/main.ts", { plugins: [apart, suffixesAsText] });
  // What an audit's threads run.
  const worker = await built("src/audit/worker.ts", { plugins: [suffixesAsText] });
  const launchers = await Promise.all([
    launcherOf("src/cli/launch.ts", command),
    launcherOf("src/audit/launch.ts", worker),
  ]);
  const parts = await Promise.all(others.map(([source]) => built(source)));
  const own = ["rolecall.cjs", "auditor.cjs", "command.cjs", "worker.cjs"].map((name) => join(folder, name));
  write([...launchers, command, worker, ...parts], [...own, ...others.map(([, file]) => file)]);
}

/** What runs a program as V8 compiled it the last time. */
function launcherOf(entry, program) {
  const digest = createHash("sha256").update(program.text).digest("hex");
  return built(entry, { define: { BUILD: JSON.stringify(digest) }, banner: {} });
}

/** A CommonJS module has no `import.meta.url`: the bundle's own place is what is meant. */
const BANNER = { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" };

async function built(entry, { plugins = [], define = {}, banner = BANNER } = {}) {
  const { metafile, outputFiles } = await build({
    entryPoints: [entry],
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
    // What V8 has compiled once knows no `import()`.
    supported: { "dynamic-import": false },
    banner,
    define: { "import.meta.url": "importMetaUrl", ...define },
    // What is only there for calls that we never make takes time to load: commander's for commands that are programs of
    // their own, and opa-wasm's host built-ins (with a second `yaml` and sprintf-js), which `createEvaluator` refuses.
    plugins: [absent(/^node:child_process$/, /commander/), absent(/^\.\/builtins\/index$/, /opa-wasm/), ...plugins],
  });
  return { text: inAscii(outputFiles[0].text), inputs: metafile.inputs };
}

function write(parts, files) {
  mkdirSync(dirname(files[0]), { recursive: true });
  for (const [index, { text }] of parts.entries()) writeFileSync(files[index], text);
  const inputs = Object.assign({}, ...parts.map(({ inputs }) => inputs));
  writeFileSync(join(dirname(files[0]), "LICENCES.txt"), licences({ inputs }));
}
