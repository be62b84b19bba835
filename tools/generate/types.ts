import { compile, type JSONSchema } from "json-schema-to-typescript";
import { readSchema, type SchemaName } from "./schemas.ts";

/** The names of the types, by schema. */
const TYPES = [
  ["declaration", "Declaration"],
  ["register", "Register"],
  ["configuration", "ConfigurationFile"],
  ["exceptions", "ExceptionsFile"],
  ["input", "Input"],
  ["report", "ReportJson"],
] as const satisfies readonly (readonly [SchemaName, string])[];

/**
 * TypeScript types of everything that has a schema, in one file. Two of one name are an error here, because the
 * compiler does not look for that in declarations.
 */
export async function generateTypes(): Promise<string> {
  const parts = [];
  for (const [schema, type] of TYPES) parts.push(await typesOf(schema, type));
  const text = parts.join("\n");
  const names = [...text.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Error(`two schemas define the type ${twice}: rename one of the definitions`);
  return text;
}

/** Titles would name a type each, and clash across schemas: only the root keeps one. */
async function typesOf(name: SchemaName, type: string): Promise<string> {
  const schema = { ...(withoutTitles(readSchema(name)) as object), title: type } as JSONSchema;
  return compile(schema, type, {
    bannerComment: "",
    additionalProperties: false,
    enableConstEnums: false,
    ignoreMinAndMaxItems: true,
    declareExternallyReferenced: true,
    style: { printWidth: 120 },
  });
}

function withoutTitles(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTitles);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, part]) => !(key === "title" && typeof part === "string") && key !== "examples" && key !== "$id")
      .map(([key, part]) => [key, withoutTitles(part)]),
  );
}
