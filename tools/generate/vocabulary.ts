import { readFile, writeFile } from "node:fs/promises";

/** The part of a JSON Schema that names things. */
interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly $ref?: string;
}

/**
 * Writes `generated/vocabulary.js`: the values and the keys that the schemas know, for the code that has to recognise
 * them. Their only source is `schemas/`.
 */
export async function generateVocabulary(): Promise<void> {
  const declaration = await schema("declaration");
  const register = await schema("register");
  const configuration = await schema("configuration");
  const lists = {
    ORGANISATION_TYPES: at(declaration, "organisation", "type"),
    CONNECTIONS: at(declaration, "organisation", "connection"),
    PHASES: at(declaration, "organisation", "phase"),
    STATUSES: at(declaration, "users", "status"),
    KEYS: [...new Set([...keys(declaration), ...keys(register), ...keys(configuration)])].sort(),
  };
  const entries = Object.entries(lists);
  const header = "// Written by `npm run generate` from schemas/.\n";
  const js = entries.map(([name, values]) => `export const ${name} = ${JSON.stringify(values)};\n`);
  const types = entries.map(([name]) => `export declare const ${name}: readonly string[];\n`);
  await writeFile("generated/vocabulary.js", header + js.join(""));
  await writeFile("generated/vocabulary.d.ts", header + types.join(""));
}

async function schema(name: string): Promise<Schema> {
  return JSON.parse(await readFile(`schemas/${name}.schema.json`, "utf8"));
}

/** The enum of a property of a property, through lists and references. */
function at(root: Schema, ...path: readonly string[]): readonly string[] {
  const found = path.reduce((parent, key) => {
    const child = resolve(root, parent).properties?.[key];
    if (!child) throw new Error(`The schema has no ${path.join(".")}`);
    return resolve(root, child.items ?? child);
  }, root);
  if (!found.enum) throw new Error(`The schema has no list of values for ${path.join(".")}`);
  return found.enum.map(String);
}

function resolve(root: Schema, schema: Schema): Schema {
  const name = schema.$ref?.replace("#/definitions/", "");
  return name ? (root.definitions?.[name] ?? schema) : schema;
}

function keys(schema: Schema): string[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, child]) => [key, ...keys(child)]);
  const below = [schema.items, ...Object.values(schema.definitions ?? {})].flatMap((child) =>
    child ? keys(child) : [],
  );
  return [...own, ...below];
}
