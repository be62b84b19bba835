import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A JSON Schema (draft-07) as far as the generators look into it. */
export interface Schema {
  readonly [keyword: string]: unknown;
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

export type SchemaName = "declaration" | "register" | "configuration" | "exceptions" | "input" | "report";

/** The file of a schema. */
export function schemaFile(name: SchemaName): string {
  return fileURLToPath(new URL(`../../schemas/${name}.schema.json`, import.meta.url));
}

export function readSchema(name: SchemaName): Schema {
  return JSON.parse(readFileSync(schemaFile(name), "utf8")) as Schema;
}

/** Writes a schema as Biome formats it, so that writing and linting do not quarrel. */
export function writeFormatted(file: string, schema: Schema): void {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const options = { input: JSON.stringify(schema, null, 2), encoding: "utf8", cwd: root } as const;
  const biome = `${root}node_modules/@biomejs/biome/bin/biome`;
  writeFileSync(file, execFileSync(process.execPath, [biome, "format", `--stdin-file-path=${file}`], options));
}

/** Keywords that editors read and validators pass over. */
export const EDITOR_KEYWORDS = [
  "enumDescriptions",
  "markdownDescription",
  "markdownEnumDescriptions",
  "patternErrorMessage",
] as const;
