import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import type { Role, RoleTable } from "../../src/core/catalogue.ts";
import { readSchema, type Schema, schemaFile, writeFormatted } from "./schemas.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Writes the role table into the schemas, so that an editor's completion and hover show every role with its limit and
 * duties and nobody keeps a second list. A schema that already says so is left as it is.
 */
export function generateRoles(): void {
  const roles = JSON.parse(readFileSync(`${root}policies/roles/data.json`, "utf8")) as RoleTable;
  for (const name of ["declaration", "register"] as const) {
    const schema = readSchema(name);
    const filled = withRoles(schema, roles);
    if (!isDeepStrictEqual(schema, filled)) writeFormatted(schemaFile(name), filled);
  }
}

/**
 * A schema with the roles put in: an item of `roles` is any role, `role` is one whose holder is preregistered. They are
 * written in place and not referred to, because behind a `$ref` ajv does not see that the items are texts, and would
 * look for equal ones by comparing each with each.
 */
export function withRoles(schema: Schema, roles: RoleTable): Schema {
  const { properties, items } = schema;
  if (items) return { ...schema, items: withRoles(items, roles) };
  if (!properties) return schema;
  const parts = Object.entries(properties).map(([key, part]) => {
    if (key === "role")
      return [key, oneOf(preregistered(roles), "A role whose holder’s details are given to PDP at preregistration.")];
    if (key === "roles") return [key, { ...part, items: oneOf(roles, "A role in the connection portal.") }];
    return [key, withRoles(part, roles)];
  });
  return { ...schema, properties: Object.fromEntries(parts) };
}

const preregistered = (roles: RoleTable): RoleTable =>
  Object.fromEntries(Object.entries(roles).filter(([, role]) => role.in_preregistration));

function oneOf(roles: RoleTable, description: string): Schema {
  const listed = Object.values(roles);
  return {
    title: "Role",
    description,
    type: "string",
    enum: Object.keys(roles),
    enumDescriptions: listed.map((role) => `${heading(role)}. ${role.description} ${limits(role)}`),
    markdownEnumDescriptions: listed.map(hover),
    examples: Object.keys(roles).slice(0, 1),
  };
}

const heading = (role: Role): string => `${role.title} (${role.abbreviation})`;

const limits = (role: Role): string =>
  role.mandatory
    ? `Mandatory; at most ${role.limit} users hold it.`
    : `At most ${role.limit} users hold it, more with PDP’s approval.`;

const hover = (role: Role): string =>
  [
    `**${heading(role)}**: ${role.description}`,
    limits(role),
    `Responsibilities:\n${role.duties.map((duty) => `- ${duty}`).join("\n")}`,
  ].join("\n\n");
