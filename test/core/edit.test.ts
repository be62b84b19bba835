import { describe, expect, test } from "vitest";
import { applyEdits, edit } from "../../src/core/locate/edit.ts";
import type { Fix } from "../../src/core/model.ts";
import { DEFAULT_LIMITS } from "../../src/core/parse/compose.ts";
import { type ParsedDocument, parse } from "../../src/core/parse/parse.ts";

function parsed(content: string): ParsedDocument {
  return parse({ name: "test.yaml", content }, DEFAULT_LIMITS).next().value as ParsedDocument;
}

/** The text after the fix; undefined where there is no safe one. What it parses to must be what the fix asks for. */
function fixed(text: string, fix: Fix): string | undefined {
  const edits = edit(parsed(text), fix);
  return edits && applyEdits(text, edits);
}

const remove = (...path: (string | number)[]): Fix => ({ op: "remove", path });
const replace = (value: string, ...path: (string | number)[]): Fix => ({ op: "replace", path, value });

describe("removing an item", () => {
  const cases: readonly [what: string, before: string, path: Fix, after: string][] = [
    ["last of a flow list", "r: [a, b]\n", remove("r", 1), "r: [a]\n"],
    ["first of a flow list", "r: [a, b]\n", remove("r", 0), "r: [b]\n"],
    ["middle of a flow list", "r: [a, b, c]\n", remove("r", 1), "r: [a, c]\n"],
    ["only one of a flow list", "r: [ a ] # x\n", remove("r", 0), "r: [] # x\n"],
    ["line of a block list, with its comment", "r:\n  - a\n  - b # why\n  - c\n", remove("r", 1), "r:\n  - a\n  - c\n"],
    ["last line without a line break", "r:\n  - a\n  - b", remove("r", 1), "r:\n  - a\n"],
    ["line that ends with CRLF", "r:\r\n  - a\r\n  - b\r\n", remove("r", 0), "r:\r\n  - b\r\n"],
    ["only one of a block list", "r:\n  - a\ns: 1\n", remove("r", 0), "r: []\ns: 1\n"],
    ["flow list over several lines", "r: [\n  a,\n  b,\n]\n", remove("r", 1), "r: [\n  a,\n]\n"],
    ["item of JSON", '{"r": ["a", "b"]}', remove("r", 0), '{"r": ["b"]}'],
  ];
  test.each(cases)("%s", (_, before, fix, after) => {
    expect(fixed(before, fix)).toBe(after);
    const value = structuredClone(JSON.parse(JSON.stringify(parsed(before).value)));
    (value.r as unknown[]).splice(fix.path[1] as number, 1);
    expect(JSON.parse(JSON.stringify(parsed(after).value))).toEqual(value);
  });
});

describe("replacing a scalar", () => {
  const cases: readonly [what: string, before: string, fix: Fix, after: string][] = [
    ["plain by plain", "r: [PBC]\n", replace("security_lead", "r", 0), "r: [security_lead]\n"],
    ["double-quoted stays quoted", 'r: ["PBC"]\n', replace("security_lead", "r", 0), 'r: ["security_lead"]\n'],
    ["a number by its digits in quotes", "p: 0207 # x\n", replace("0207", "p"), 'p: "0207" # x\n'],
    ["what needs escapes", "p: 1\n", replace('a"b', "p"), 'p: "a\\"b"\n'],
  ];
  test.each(cases)("%s", (_, before, fix, after) => expect(fixed(before, fix)).toBe(after));
});

describe("there is no fix", () => {
  test.each([
    ["below an alias", "a: &x [p, q]\nb: *x\n", remove("b", 0)],
    ["of an alias", "a: &x p\nb: [*x, q]\n", remove("b", 0)],
    ["of what an alias stands for", "a: [&x p, q]\nb: *x\n", remove("a", 0)],
    ["of what is absent", "a: [p]\n", remove("a", 3)],
    ["where the item is a collection over several lines", "a:\n  - b: 1\n    c: 2\n  - d\n", remove("a", 0)],
    ["where something else stands on the line", "a:\n  - - p\n    - q\n", remove("a", 0, 0)],
    ["of a mapping's key", "a: 1\n", remove("a")],
  ])("%s", (_, text, fix) => expect(fixed(text, fix)).toBeUndefined());
});
