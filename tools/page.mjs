// Builds the page: one file that opens from a disk or a server, asks for nothing and may connect to nothing.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { compile } from "sass";
import { build } from "vite";
import { licences } from "./licences.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const ABSENT = fileURLToPath(new URL("absent.cjs", import.meta.url));

const read = (name) => readFileSync(new URL(`../${name}`, import.meta.url));

/** Writes the page. The same sources give the same bytes. */
export async function buildPage(outfile) {
  const { code, inputs } = await script();
  const css = style();
  const parts = {
    POLICY: policy(code, css),
    STYLE: css,
    ABOUT: about(),
    POLICIES: deflateRawSync(read("generated/policy.wasm"), { level: 9 }).toString("base64"),
    LICENCES: escaped(licences({ inputs, holder: "This page" })),
    SCRIPT: code,
  };
  const page = read("src/web/page.html")
    .toString()
    .replace(/%([A-Z]+)%/g, (_, name) => parts[name]);
  mkdirSync(dirname(outfile), { recursive: true });
  writeFileSync(outfile, page);
}

/** What the page may do: look like itself and run its own program. A hash of anything else does not fit. */
function policy(code, css) {
  return [
    "default-src 'none'",
    "connect-src 'none'",
    `script-src '${hash(code)}' 'wasm-unsafe-eval'`,
    `style-src '${hash(css)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join("; ");
}

const hash = (text) => `sha256-${createHash("sha256").update(text).digest("base64")}`;

async function script() {
  // Tests run the build too, and what they call themselves must not be in it.
  process.env.NODE_ENV = "production";
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    resolve: { preserveSymlinks: true },
    plugins: [withoutBuiltins],
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    build: {
      write: false,
      target: "es2023",
      modulePreload: false,
      rolldownOptions: {
        input: "src/web/main.tsx",
        output: { format: "es", codeSplitting: false, comments: false },
      },
    },
  });
  const { output } = Array.isArray(built) ? built[0] : built;
  const [chunk, ...others] = output;
  if (others.length > 0) throw new Error(`The page is more than one file: ${others.map(({ fileName }) => fileName)}`);
  const modules = [...Object.keys(chunk.modules), `${ROOT}node_modules/govuk-frontend/package.json`];
  const inputs = Object.fromEntries(modules.map((path) => [relative(ROOT, path), {}]));
  return { code: inert(chunk.code.trim()), inputs };
}

/** What opa-wasm brings for policies that ask for the host's functions; ours ask for none (`createEvaluator`). */
const withoutBuiltins = {
  name: "without opa-wasm's built-ins",
  enforce: "pre",
  resolveId: (id, importer) => (/^\.\/builtins\/index/.test(id) && /opa-wasm/.test(importer ?? "") ? ABSENT : null),
};

/** A text inside HTML. */
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/** A program inside HTML must not hold what ends or comments out its element. */
function inert(code) {
  return code.replace(/<\/(script)/gi, "<\\/$1").replace(/<!--/g, "<\\!--");
}

function style() {
  const { css } = compile(fileURLToPath(new URL("../src/web/style/page.scss", import.meta.url)), {
    loadPaths: [`${ROOT}node_modules`],
    style: "compressed",
    quietDeps: true,
    charset: false,
  });
  if (/url\(/.test(css)) throw new Error("The page's style asks for a file.");
  return css;
}

/** The ruleset but its policies, and the version, as JSON that no HTML is in. */
function about() {
  const { digest, revision, rules } = JSON.parse(read("generated/catalogue.json"));
  const data = JSON.parse(read("generated/data.json"));
  const { version } = JSON.parse(read("package.json"));
  return JSON.stringify({ version, digest, revision, data, catalogue: rules }).replaceAll("<", "\\u003c");
}
