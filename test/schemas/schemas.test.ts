import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { RoleTable } from "../../src/core/catalogue.ts";
import { REQUIREMENTS, SEVERITIES, VERDICTS } from "../../src/core/model.ts";
import { exceptionRules } from "../../src/core/rules/exceptions.ts";
import { registerRules } from "../../src/core/rules/register.ts";
import { schemaRules } from "../../src/core/rules/schema.ts";
import { syntaxRules } from "../../src/core/rules/syntax.ts";
import { validate } from "../../src/core/validate.ts";
import { withFormats } from "../../tools/generate/formats.ts";
import { withRoles } from "../../tools/generate/roles.ts";
import { createAjv } from "../../tools/generate/validators.ts";
import { partsOf, SCHEMAS, schemaOf } from "./walk.ts";

const roles = JSON.parse(readFileSync("policies/roles/data.json", "utf8")) as RoleTable;

/** The schemas of what people and PDP write: an editor shows them, and a stranger's file is held to them. */
const WRITTEN = ["declaration", "register", "configuration", "exceptions"] as const;

test("there is a schema for everything that goes in, between and out", () => {
  expect([...SCHEMAS.keys()]).toEqual(expect.arrayContaining([...WRITTEN, "input", "report", "audit"]));
});

describe.each([...SCHEMAS])("the %s schema", (name, schema) => {
  const parts = partsOf(schema);
  // A condition is part of a schema: it repeats neither the types nor the properties that stand beside it.
  const whole = !parts.some(({ schema: part }) => part.if);
  const options = { strictTypes: whole, strictRequired: whole };

  test("is draft-07 and compiles in strict mode", () => {
    expect(schema.$schema).toBe("http://json-schema.org/draft-07/schema#");
    expect(() => createAjv(options).compile(schema)).not.toThrow();
  });

  test("has no oneOf or anyOf, whose messages mislead", () => {
    expect(JSON.stringify(schema)).not.toMatch(/"(oneOf|anyOf)":/);
  });

  test("says what it is, and accepts its own examples", () => {
    expect(schema.title).toBeTypeOf("string");
    expect(schema.description).toBeTypeOf("string");
    const ajv = createAjv(options);
    ajv.addSchema(schema, name);
    for (const { pointer, schema: part } of parts) {
      for (const example of (part.examples as unknown[] | undefined) ?? []) {
        const validator = ajv.compile({ $ref: `${name}${pointer}` });
        expect(validator(example), `${pointer}: ${JSON.stringify(validator.errors)}`).toBe(true);
      }
    }
  });
});

describe.each([...WRITTEN, "report", "audit"])("an editor's hover over the %s schema", (name) => {
  // A condition is about what is described elsewhere.
  const parts = partsOf(schemaOf(name)).filter(({ pointer }) => !/\/(?:if|then)(?:\/|$)/.test(pointer));

  test("finds words for every key and for each of its values", () => {
    for (const { pointer, schema: part } of parts) {
      if (part.$ref !== undefined) continue;
      expect(part.description, pointer).toMatch(/^[A-Z`].*\.$/s);
      if (part.enum && name !== "report" && name !== "audit")
        expect(part.enumDescriptions, pointer).toHaveLength((part.enum as unknown[]).length);
    }
  });

  test("no mapping takes keys that nobody described", () => {
    for (const { pointer, schema: part } of parts) {
      if (part.properties) expect(part.additionalProperties, pointer).toBe(false);
    }
  });
});

describe.each(WRITTEN)("what the %s schema lets in", (name) => {
  const schema = schemaOf(name);
  const parts = partsOf(schema);

  test("has examples for whoever completes it in an editor", () => {
    for (const { pointer, schema: part } of parts) {
      if (part.type === "string") expect(part.examples, pointer).toBeTruthy();
    }
    expect(schema.examples).toHaveLength(1);
  });

  test("has an end: every list and every text", () => {
    for (const { pointer, schema: part } of parts) {
      if (part.type === "array") expect(part.maxItems, pointer).toBeGreaterThan(0);
      if (part.type === "string" && !part.enum) expect(part.maxLength, pointer).toBeGreaterThan(0);
    }
  });

  test("asks for unique items only where ajv sees that they are texts, and need not compare each with each", () => {
    for (const { pointer, schema: part } of parts) {
      if (part.uniqueItems) expect(part.items?.type, pointer).toBe("string");
    }
    expect(readFileSync("generated/validators.js", "utf8")).not.toContain("fast-deep-equal");
  });

  test("an empty list is a fault in a user's roles only, as its rule says", () => {
    for (const { pointer, schema: part } of parts) {
      if (part.minItems !== undefined) expect(pointer).toBe("#/properties/users/items/properties/roles");
    }
  });

  test("the roles are those of the role table, with their limits and duties", () => {
    expect(schema).toEqual(withRoles(schema, roles));
    const listed = parts
      .filter(({ pointer }) => /\/(role|roles\/items)$/.test(pointer))
      .map(({ schema: part }) => part.enum);
    const primary = ["primary_business_contact", "primary_technical_contact"];
    const wanted = {
      declaration: [Object.keys(roles), primary],
      register: [primary],
      configuration: [],
      exceptions: [],
    };
    expect(listed).toEqual(wanted[name]);
  });

  test("no pattern can be made to backtrack: a million characters are judged at once", () => {
    const patterns = new Set(
      parts.flatMap(({ schema: part }) => (part.pattern === undefined ? [] : [String(part.pattern)])),
    );
    expect(patterns.size).toBeGreaterThan(3);
    for (const pattern of patterns) {
      for (const [lead, pump, tail] of [
        ["", " ", ""],
        ["a@", ".", " "],
        ["a@", "a.", "@"],
        ["", "a-", "_"],
        ["", "a", "!"],
        ["", "a.", "/"],
        ['"', "a", ""],
        ["2026-11-02T09:30:00.", "1", "x"],
      ] as const) {
        const text = lead + pump.repeat(500_000) + tail;
        const start = performance.now();
        new RegExp(pattern, "u").test(text);
        expect(performance.now() - start, `${pattern} on ${lead}${pump}...${tail}`).toBeLessThan(2000);
      }
    }
  });
});

test("the compiled validators run in a page that allows no eval, and load nothing", () => {
  const code = readFileSync("generated/validators.js", "utf8");
  expect(code).toMatch(/export ?\{configuration,declaration/);
  expect(code).not.toMatch(/\beval\(|new Function|__require|^import\b|\brequire\((?!"ajv\/dist\/runtime)/m);
});

test("10,000 users are validated within two seconds", () => {
  const example = (schemaOf("declaration").examples as { users: unknown[] }[])[0];
  const users = Array.from({ length: 10_000 }, () => example?.users[0]);
  const start = performance.now();
  expect(validate({ ...example, users }, "declaration", () => undefined, roles)).toEqual([]);
  expect(performance.now() - start).toBeLessThan(2000);
});

test("the formats of the configuration are those that there are", () => {
  const schema = schemaOf("configuration");
  expect(schema).toEqual(withFormats(schema));
});

test("the report's requirements, verdicts and severities are those of the model", () => {
  const parts = partsOf(schemaOf("report"));
  const values = (suffix: string): unknown => parts.find(({ pointer }) => pointer.endsWith(suffix))?.schema.enum;
  expect(new Set(values("/definitions/severity") as string[])).toEqual(new Set(SEVERITIES));
  expect(values("/definitions/verdict")).toEqual([...VERDICTS]);
  expect(values("/missing")).toEqual([...REQUIREMENTS, "document", "direct_connection", "switched_off"]);
  const counted = parts.find(({ pointer }) => pointer.endsWith("/summary/properties/verdicts"))?.schema;
  expect(Object.keys(counted?.properties ?? {})).toEqual([...VERDICTS]);
});

test("every rule's words are whole sentences where they should be", () => {
  for (const { id, description, message, remedy } of [
    ...exceptionRules,
    ...registerRules,
    ...schemaRules,
    ...syntaxRules,
  ]) {
    expect(description, id).toMatch(/^[A-Z].*\.$/s);
    expect(message, id).not.toMatch(/\.$/);
    expect(remedy, id).toMatch(/^([A-Z].*\.|\{hint\})$/s);
  }
});

test.each<[string, (report: Record<string, never>) => unknown]>([
  ["another version", (report) => ({ ...report, version: 2 })],
  ["a key that is not frozen", (report) => ({ ...report, extra: true })],
  ["no summary", ({ summary: _, ...report }) => report],
  ["a time that is not UTC", (report) => ({ ...report, now: "2026-11-22T09:30:00+01:00" })],
  ["a time in milliseconds", (report) => ({ ...report, now: 1764581400 })],
  ["a path that is no pointer", (report) => withFinding(report, { path: "users/0" })],
  ["a path with a broken escape", (report) => withFinding(report, { path: "/users~2" })],
  [
    "a column from 0",
    (report) => withFinding(report, { range: { start: { line: 1, column: 0, offset: 0 }, end: {} } }),
  ],
  ["an argument that is a mapping", (report) => withFinding(report, { args: { user: {} } })],
  ["a severity of its own", (report) => withFinding(report, { severity: "fatal" })],
  ["a fix without edits", (report) => withFinding(report, { fix: { op: "remove", path: "" } })],
])("the report schema refuses %s", (_, change) => {
  const validator = createAjv().compile(schemaOf("report"));
  const [example] = schemaOf("report").examples as Record<string, never>[];
  expect(
    validator(withFinding(example as never, { fix: null, args: { roles: ["a", "b"], count: 2, live: true } })),
  ).toBe(true);
  expect(validator(change(example as never))).toBe(false);
});

function withFinding(report: { files?: { findings: object[] }[] }, change: object): unknown {
  const [file] = report.files ?? [];
  return { ...report, files: [{ ...file, findings: [{ ...file?.findings[0], ...change }] }] };
}
