import { describe, expect, test } from "vitest";
import { describe as wordsFor } from "../../src/core/describe.ts";
import type { DocumentReport } from "../../src/core/model.ts";
import { checkAll, judge } from "../judge.ts";

const { catalogue, data } = judge.ruleset;

function told(content: string, name: string): readonly string[] {
  const { report } = checkAll(content, {}, name)[0] as { readonly report: DocumentReport };
  return report.findings
    .filter(({ rule }) => rule === "syntax/invalid-yaml")
    .map(({ rule, args, range }) => {
      const entry = catalogue.find(({ id }) => id === rule);
      if (!entry) throw new Error(`there is no rule ${rule}`);
      const { message, remedy } = wordsFor(entry, args, { roles: data.roles, showPersonal: false });
      return `${range.start.line}:${range.start.column} ${message}. ${remedy}`;
    });
}

describe("broken JSON", () => {
  test.each([
    [
      '{"organisation": {"name": "Harbour"',
      "1:36 This is not valid JSON: a quote, bracket, comma or colon is missing. Close the quote or the bracket that is open, or add the comma or the colon that is missing.",
    ],
    [
      '{\n  "users": [\n    {"name": "Priya"\n  ]\n}',
      "4:3 This is not valid JSON: a quote, bracket, comma or colon is missing. Close the quote or the bracket that is open, or add the comma or the colon that is missing.",
    ],
    [
      '{"users": [] "organisation": {}}',
      "1:14 This is not valid JSON: something stands here that does not belong here; perhaps a comma, quote or bracket before it is missing. Put a comma before it, close the quote or the bracket that is open, or take away what does not belong here.",
    ],
    [
      '{"users": 1 "organisation": 2}',
      "1:11 This is not valid JSON: a comma or a quote is missing. Put a comma between this and what stands beside it, or close the quote that is open.",
    ],
    [
      '{"users": "\\q"}',
      "1:12 This is not valid JSON: a backslash begins an escape that JSON does not know. Write a backslash that means itself twice.",
    ],
    [
      '{"users": @all}',
      "1:11 This is not valid JSON: what begins with this character has to be in quotes. Put double quotes around the value.",
    ],
    [
      '{"users": *all}',
      "1:11 This is not valid JSON: what begins with this character has to be in quotes. Put double quotes around the value.",
    ],
    [
      '{"users": []}}',
      "1:14 This is not valid JSON: something stands here that does not belong here; perhaps a comma, quote or bracket before it is missing. Put a comma before it, close the quote or the bracket that is open, or take away what does not belong here.",
    ],
  ])("%j is told of as JSON where the file is called so, and says nothing that JSON does not have", (text, says) => {
    expect(told(text, "harbour.roles.json")).toEqual([says]);
    expect(told(text, "HARBOUR.JSON")).toEqual([says]);
    expect(told(text, "harbour.roles.yaml").join()).toContain("This is not valid YAML: ");
  });
});

test("what an earlier version kept, without a word of JSON, still reads as YAML", () => {
  const entry = catalogue.find(({ id }) => id === "syntax/invalid-yaml");
  const args = { detail: "a value has two anchors", hint: "Keep one of them." };
  expect(entry && wordsFor(entry, args, { roles: data.roles, showPersonal: false }).message).toBe(
    "This is not valid YAML: a value has two anchors",
  );
});
