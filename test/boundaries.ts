import { readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { transformSync } from "esbuild";
import { globSync } from "tinyglobby";

/** What the files of one folder below `src/` may import: files, by how their paths begin, and packages. */
interface Layer {
  readonly files: readonly RegExp[];
  readonly packages: readonly RegExp[];
  /** Does no IO, reads no clock, knows no locale and no platform. */
  readonly pure: boolean;
}

/** The arrows of ARCHITECTURE.md. There are no others. */
const LAYERS: Readonly<Record<string, Layer>> = {
  core: {
    files: [/^src\/core\//, /^generated\/(validators|vocabulary|public-suffixes)\.js$/],
    packages: [/^yaml$/, /^@open-policy-agent\/opa-wasm$/, /^@noble\/hashes\//],
    pure: true,
  },
  formats: {
    files: [
      /^src\/formats\//,
      /^src\/core\/(model|catalogue|describe|mask|pointer)\.ts$/,
      /^generated\/vocabulary\.js$/,
    ],
    packages: [/^get-east-asian-width$/],
    pure: true,
  },
  node: { files: [/^src\/(node|core)\//], packages: [/^node:/, /^tinyglobby$/, /^ignore$/, /^chokidar$/], pure: false },
  audit: {
    files: [/^src\/(audit|node|formats|core)\//, /^generated\/overview\.js$/],
    packages: [/^node:/, /^hyparquet(-writer)?$/],
    pure: false,
  },
  cli: {
    files: [/^src\/(cli|audit|node|formats|core)\//],
    packages: [/^node:/, /^commander$/, /^picocolors$/, /^cli-progress$/],
    pure: false,
  },
  action: { files: [/^src\/(action|cli|audit|node|formats|core)\//], packages: [/^node:/], pure: false },
  web: {
    files: [/^src\/(web|formats|core)\//, /^generated\/vocabulary\.js$/, /^schemas\/declaration\.schema\.json$/],
    packages: [
      /^preact(\/hooks)?$/,
      /^yaml$/,
      /^papaparse$/,
      /^read-excel-file\/universal$/,
      /^@codemirror\//,
      /^@lezer\//,
    ],
    pure: false,
  },
};

/** A package that only these files know, so that another could take its place. */
const KEEPERS: Readonly<Record<string, RegExp>> = {
  "@open-policy-agent/opa-wasm": /^src\/core\/evaluate\.ts$/,
  yaml: /^src\/(core\/(parse|locate)\/|web\/draft\/edit\.ts$)/,
  "@codemirror/": /^src\/web\/editor\//,
  "@lezer/": /^src\/web\/editor\//,
  papaparse: /^src\/web\/sheet\/read\.ts$/,
  "read-excel-file": /^src\/web\/sheet\/read\.ts$/,
  "@noble/hashes/": /^src\/core\/order\.ts$/,
};

/** The one place that takes globals from the platform. */
const PLATFORM = "src/core/platform.ts";

/** Globals that pure code does without. esbuild tells them from names of our own, and from words in a text. */
const GLOBALS = [
  ...["process", "console", "Buffer", "require", "module", "global", "globalThis", "window", "document", "self"],
  ...["fetch", "setTimeout", "setInterval", "setImmediate", "queueMicrotask", "performance", "crypto", "navigator"],
  ...["Math.random", "Date.now", "Temporal.Now"],
];

/**
 * What would let a clock, a locale or the place of a file in, whatever it is called on. A segmenter of a given locale
 * splits a text into what readers take for characters, everywhere alike.
 */
const CALLS =
  /new Date\(\)|(?<!new )(?<![.\w])Date\(|\.(?:toLocale\w*|localeCompare)\b|\bIntl\b(?!\.Segmenter\("en")|\bimport\.meta\b/g;

const MOST_LINES = 250;

/** Everything in `src/` and `policies/` of this folder that crosses a boundary, as `file: what`. */
export function complaints(root: string): readonly string[] {
  const files = globSync(["src/**/*.{ts,tsx,mts,cts,js,mjs,cjs}", "policies/**/*.rego"], { cwd: root }).sort();
  return files.flatMap((file) => {
    const text = readFileSync(join(root, file), "utf8");
    const wrong = file.startsWith("src/") ? [...crossings(file, text)] : [];
    const lines = text.split("\n").length - 1;
    if (lines > MOST_LINES) wrong.push(`has ${lines} lines: more than one idea?`);
    return wrong.map((what) => `${file}: ${what}`);
  });
}

/** What each file with that text was found to cross: a test that breaks one file has the others looked at again and again. */
const known = new Map<string, readonly string[]>();

function crossings(file: string, text: string): readonly string[] {
  const key = `${file}\n${text}`;
  const found = known.get(key) ?? [...wrongImports(file, text), ...impurities(file, text)];
  known.set(key, found);
  return found;
}

/** Every import of a file, types and re-exports among them. */
function importsOf(text: string): readonly string[] {
  const found = text.matchAll(
    /^(?:import|export)\b[^;"']*?\bfrom\s*["']([^"']+)|^import\s*["']([^"']+)|\bimport\(\s*["'`]([^"'`]+)/gm,
  );
  return [...found].map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? "");
}

function wrongImports(file: string, text: string): string[] {
  const layer = layerOf(file);
  if (!layer) return ["is in no layer: ARCHITECTURE.md names them all"];
  return importsOf(text).flatMap((specifier) => {
    const relative = specifier.startsWith(".");
    const target = relative ? posix.join(dirname(file), specifier) : specifier;
    const allowed = (relative ? layer.files : layer.packages).some((pattern) => pattern.test(target));
    const keeper = Object.entries(KEEPERS).find(([name]) => target.startsWith(name))?.[1];
    return allowed && (keeper?.test(file) ?? true) ? [] : [`imports ${target}`];
  });
}

function impurities(file: string, text: string): string[] {
  if (!layerOf(file)?.pure) return [];
  const define = Object.fromEntries(GLOBALS.map((name) => [name, marked(name)]));
  const { code } = transformSync(text, { loader: "ts", define, legalComments: "none" });
  const globals = GLOBALS.filter((name) => code.includes(marked(name)));
  const uses = [...globals, ...(code.match(CALLS) ?? [])].map((name) => `uses ${name}`);
  return file === PLATFORM ? uses.filter((use) => use !== "uses globalThis") : uses;
}

function marked(name: string): string {
  return `__not_here_${name.replace(".", "_")}__`;
}

function layerOf(file: string): Layer | undefined {
  const name = file.split("/")[1] ?? "";
  return Object.hasOwn(LAYERS, name) ? LAYERS[name] : undefined;
}
