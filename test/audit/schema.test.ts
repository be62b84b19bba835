import { describe, expect, test } from "vitest";
import { lineOf } from "../../src/audit/line.ts";
import type { Line } from "../../src/audit/result.ts";
import type { Schema } from "../../tools/generate/schemas.ts";
import { createAjv } from "../../tools/generate/validators.ts";
import { schemaOf } from "../schemas/walk.ts";
import { auditOf, benched, DUPLICATE, HEADER, OTHERS, resultsOf } from "./audits.ts";

const validate = createAjv().compile(schemaOf("audit"));

const errorsIn = (line: unknown): unknown => (validate(line) ? [] : validate.errors);

const [header, result, across, summary] = schemaOf("audit").examples as [Line, Line, Line, Line];

test("every line of a real audit is one by its schema", () => {
  const register = { file: "register.csv", digest: "0".repeat(64), organisations: 3 };
  const parts = { header: { ...HEADER, register, shard: { index: 1, of: 4 } }, across: [DUPLICATE] };
  const lines = auditOf([...benched(0, 40), ...resultsOf(OTHERS)], parts);
  expect(new Set(lines.map(({ type }) => type)).size).toBe(4);
  for (const line of lines) expect(errorsIn(JSON.parse(JSON.stringify(line))), JSON.stringify(line)).toEqual([]);
});

test("what the schema lets in, a reader of audits does", () => {
  for (const example of [header, result, across, summary]) expect(lineOf(JSON.stringify(example))).toEqual(example);
});

describe("the schema refuses", () => {
  test.each<[string, object]>([
    ["a line of no type", { version: 1 }],
    ["a line of another type", { ...header, type: "document" }],
    ["another version", { ...result, version: 2 }],
    ["a key that is not frozen", { ...result, rules: [] }],
    ["a header without its register", { ...header, register: undefined }],
    ["a part numbered from 0", { ...header, shard: { index: 0, of: 2 } }],
    ["a verdict of its own", { ...result, verdict: "fine" }],
    ["a finding without its fingerprint", { ...result, findings: [{ rule: "roles/role-limit", severity: "error" }] }],
    ["a place without its line", { ...across, places: [{ file: "a.yaml", document: 0 }] }],
    ["a summary without its counts", { ...summary, verdicts: {} }],
    ["keys of one type in a line of another", { ...summary, places: [] }],
  ])("%s", (_, line) => {
    expect(validate(JSON.parse(JSON.stringify(line)))).toBe(false);
  });
});

test("the words for what a report has as well are the report's own", () => {
  const own = schemaOf("audit").definitions as Readonly<Record<string, Schema>>;
  const reported = schemaOf("report").definitions as Readonly<Record<string, Schema>>;
  const shared = ["rule", "severity", "source", "verdict", "path", "position", "range"];
  for (const name of shared) expect(own[name], name).toEqual(reported[name]);
  // An audit knows no settings: nobody accepts a finding there, and there is no baseline.
  const {
    exception: _,
    baseline: __,
    ...properties
  } = (reported.finding as Schema).properties as Record<string, Schema>;
  expect(own.finding).toEqual({ ...reported.finding, properties });
});
