import { readFileSync } from "node:fs";
import { globSync } from "tinyglobby";
import type { Schema } from "../../tools/generate/schemas.ts";

export interface Part {
  readonly pointer: string;
  readonly schema: Schema;
}

/** Every schema of the project by its name. */
export const SCHEMAS: ReadonlyMap<string, Schema> = new Map(
  globSync("schemas/*.schema.json")
    .sort()
    .map((file) => [file.slice("schemas/".length, -".schema.json".length), JSON.parse(readFileSync(file, "utf8"))]),
);

export function schemaOf(name: string): Schema {
  const schema = SCHEMAS.get(name);
  if (!schema) throw new Error(`there is no schema ${name}`);
  return schema;
}

/** A schema and every schema within it. */
export function partsOf(schema: Schema, pointer = "#"): Part[] {
  const named = (["properties", "definitions"] as const).flatMap((keyword) =>
    Object.entries(schema[keyword] ?? {}).flatMap(([key, part]) => partsOf(part, `${pointer}/${keyword}/${key}`)),
  );
  const single = (["items", "additionalProperties", "if", "then", "else", "not"] as const).flatMap((keyword) => {
    const part = schema[keyword];
    return typeof part === "object" && part !== null ? partsOf(part as Schema, `${pointer}/${keyword}`) : [];
  });
  return [{ pointer, schema }, ...named, ...single];
}
