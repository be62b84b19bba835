import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv, type Options } from "ajv";
import standaloneCode from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { generateFormats } from "./formats.ts";
import { generateRoles } from "./roles.ts";
import { EDITOR_KEYWORDS, readSchema, type Schema } from "./schemas.ts";
import { generateTypes } from "./types.ts";

const KINDS = ["declaration", "register", "configuration", "exceptions"] as const;

const generated = (name: string): string => fileURLToPath(new URL(`../../generated/${name}`, import.meta.url));

const BANNER = "// Written by `npm run generate` from schemas/. Do not edit.\n";

const DECLARATIONS = `${BANNER}
/** A fault as ajv reports it, without words. Paths are RFC 6901 pointers. */
export interface Fault {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Says whether a value fits the schema; \`errors\` then holds every fault of the last call. */
export interface Validator {
  (value: unknown): boolean;
  readonly errors?: readonly Fault[] | null;
}

${KINDS.map((kind) => `export declare const ${kind}: Validator;\n`).join("")}
/** The keys that each mapping of a kind of document may have, by its place: \`/users/*\` is an item of \`users\`. */
export declare const keys: Readonly<Record<${KINDS.map((kind) => `"${kind}"`).join(" | ")}, Readonly<Record<string, readonly string[]>>>>;
`;

/** Ajv as every schema of ours is compiled: strict, every fault and not only the first, no words. */
export function createAjv(options: Options = {}): Ajv {
  const ajv = new Ajv({ allErrors: true, messages: false, strict: true, allowUnionTypes: true, ...options });
  ajv.addVocabulary([...EDITOR_KEYWORDS]);
  return ajv;
}

/**
 * Writes everything that follows from the schemas: the roles in them, TypeScript types, and validators compiled ahead,
 * so that nothing is compiled at start and a page needs no `unsafe-eval`. The same schemas give the same bytes.
 */
export async function generateValidators(): Promise<void> {
  generateRoles();
  generateFormats();
  mkdirSync(generated(""), { recursive: true });
  writeFileSync(generated("validators.js"), BANNER + (await bundle()));
  writeFileSync(generated("validators.d.ts"), DECLARATIONS);
  writeFileSync(generated("types.d.ts"), BANNER + (await generateTypes()));
}

/** Ajv's standalone code still requires its own helpers (the length of a text, equality): esbuild puts them in. */
async function bundle(): Promise<string> {
  const ajv = createAjv({ code: { source: true, esm: true } });
  for (const kind of KINDS) ajv.addSchema(withoutWords(readSchema(kind)), kind);
  const keys = Object.fromEntries(KINDS.map((kind) => [kind, keysOf(readSchema(kind))]));
  const code = standaloneCode.default(ajv, Object.fromEntries(KINDS.map((kind) => [kind, kind])));
  const result = await build({
    stdin: {
      contents: `${code}\nexport const keys = ${JSON.stringify(keys)};`,
      resolveDir: fileURLToPath(new URL("../..", import.meta.url)),
      sourcefile: "validators.js",
    },
    bundle: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["main"],
    target: "es2022",
    // A work tree may share its packages with another by a link: the bundle names where they are imported from.
    preserveSymlinks: true,
    legalComments: "none",
    minifySyntax: true,
    minifyWhitespace: true,
    write: false,
  });
  const text = result.outputFiles[0]?.text ?? "";
  const forbidden = /__require|\bimport\b|\beval\(|new Function/.exec(text);
  if (forbidden) throw new Error(`generated/validators.js would hold ${forbidden[0]}, which a page must not run`);
  return text;
}

/** Words that only editors show would be carried into the bundle. */
const WORDS: readonly string[] = ["title", "description", "examples", ...EDITOR_KEYWORDS];

function withoutWords(schema: Schema): Schema {
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([keyword]) => !WORDS.includes(keyword))
      .map(([keyword, value]) => {
        if (keyword === "items") return [keyword, withoutWords(value as Schema)];
        if (keyword !== "properties" && keyword !== "definitions") return [keyword, value];
        const parts = Object.entries(value as Record<string, Schema>);
        return [keyword, Object.fromEntries(parts.map(([name, part]) => [name, withoutWords(part)]))];
      }),
  );
}

function keysOf(schema: Schema, place = ""): Record<string, readonly string[]> {
  const { properties, items } = schema;
  if (items) return keysOf(items, `${place}/*`);
  if (!properties) return {};
  const below = Object.entries(properties).map(([key, part]) => keysOf(part, `${place}/${key}`));
  return Object.assign({ [place]: Object.keys(properties) }, ...below);
}
