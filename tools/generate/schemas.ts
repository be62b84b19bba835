import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A JSON Schema (draft-07) as far as the generators look into it. */
export interface Schema {
  readonly [keyword: string]: unknown;
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

export type SchemaName = "declaration" | "register" | "input" | "report";

/** The file of a schema. */
export function schemaFile(name: SchemaName): string {
  return fileURLToPath(new URL(`../../schemas/${name}.schema.json`, import.meta.url));
}

export function readSchema(name: SchemaName): Schema {
  return JSON.parse(readFileSync(schemaFile(name), "utf8")) as Schema;
}

/** Keywords that editors read and validators pass over. */
export const EDITOR_KEYWORDS = [
  "enumDescriptions",
  "markdownDescription",
  "markdownEnumDescriptions",
  "patternErrorMessage",
] as const;
