import { isDeepStrictEqual } from "node:util";
import { FORMAT_NAMES, FORMATS } from "../../src/formats/formats.ts";
import { readSchema, type Schema, schemaFile, writeFormatted } from "./schemas.ts";

/** Writes the formats into the schema of the configuration, so that an editor completes them and nobody keeps a second list. */
export function generateFormats(): void {
  const schema = readSchema("configuration");
  const filled = withFormats(schema);
  if (isDeepStrictEqual(schema, filled)) return;
  writeFormatted(schemaFile("configuration"), filled);
}

export function withFormats(schema: Schema): Schema {
  const about = FORMAT_NAMES.map((name) => sentence(FORMATS[name].about));
  const filled = structuredClone(schema) as { properties: { formats: { items: { properties: { format: object } } } } };
  const { properties } = filled.properties.formats.items;
  properties.format = { ...properties.format, enum: [...FORMAT_NAMES], enumDescriptions: about };
  return filled as unknown as Schema;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
