import { describe, expect, test } from "vitest";
import { find, tokenOf } from "../../src/core/locate/find.ts";
import type { Path } from "../../src/core/model.ts";
import { DEFAULT_LIMITS } from "../../src/core/parse/compose.ts";
import { type ParsedDocument, parse } from "../../src/core/parse/parse.ts";

function parsed(content: string | Uint8Array): ParsedDocument {
  const [document] = parse({ name: "test.yaml", content }, DEFAULT_LIMITS);
  if (!document?.sound) throw new Error(JSON.stringify(document?.violations));
  return document;
}

/** The text of the token that a path points at, and its place. */
function token(content: string | Uint8Array, path: Path): { text: string; place: string } {
  const document = parsed(content);
  const { start, end } = document.lines.range(...tokenOf(find(document, path)));
  const line = document.lines.line(start.line);
  const text = document.lines.text.slice(start.offset, end.offset);
  if (!text.includes("\n")) expect(line.slice(start.column - 1, end.column - 1)).toBe(text);
  expect(start.offset).toBeGreaterThanOrEqual(0);
  expect(end.offset).toBeLessThanOrEqual(document.lines.text.length);
  return { text, place: `${start.line}:${start.column}` };
}

const BLOCK = `organisation:
  name: Harbour # a comment
users:
  - name: Priya Shah
    phone: "020"
    roles:
      - security_lead
      - test_manager
  - {name: Tom, roles: [test_manager, scheme_admin]}
  - [nested, list]
  -
`;

describe("a finding points at", () => {
  const cases: readonly [what: string, text: string, path: Path, token: string, place: string][] = [
    ["a scalar itself", BLOCK, ["organisation", "name"], "Harbour", "2:9"],
    ["a quoted scalar with its quotes", BLOCK, ["users", 0, "phone"], '"020"', "5:12"],
    ["a mapping's key", BLOCK, ["organisation"], "organisation", "1:1"],
    ["a list's key", BLOCK, ["users"], "users", "3:1"],
    ["a nested list's key", BLOCK, ["users", 0, "roles"], "roles", "6:5"],
    ["an item of a block list", BLOCK, ["users", 0, "roles", 1], "test_manager", "8:9"],
    ["the first token of a block mapping in a list", BLOCK, ["users", 0], "name", "4:5"],
    ["the brace of a flow mapping in a list", BLOCK, ["users", 1], "{", "9:5"],
    ["an item of a flow list", BLOCK, ["users", 1, "roles", 1], "scheme_admin", "9:39"],
    ["the bracket of a list in a list", BLOCK, ["users", 2], "[", "10:5"],
    ["the nearest ancestor's key of what is absent", BLOCK, ["organisation", "reference"], "organisation", "1:1"],
    ["the nearest ancestor in a list of what is absent", BLOCK, ["users", 1, "email"], "{", "9:5"],
    ["the root of what is absent", BLOCK, ["preregistration"], "organisation", "1:1"],
    ["an index past the end at the list", BLOCK, ["users", 99], "users", "3:1"],
    ["a path below a scalar at the scalar", BLOCK, ["organisation", "name", "first"], "Harbour", "2:9"],
    ["the key of an empty value", "users:\norganisation: {}", ["users"], "users", "1:1"],
    ["the root of a flow document", "{a: 1}", [], "{", "1:1"],
    ["the last of equal keys", "a: 1\na: 2", ["a"], "2", "2:4"],
    ["a key with an escape", '"a/b~c": 1', ["a/b~c"], "1", "1:10"],
    ["a number as it is written", "users: [{phone: 07700900123}]", ["users", 0, "phone"], "07700900123", "1:17"],
    ["a key that is a number", "1: x", ["1"], "x", "1:4"],
    ["a value with a tag", "a: !!str 12", ["a"], "12", "1:10"],
    ["a value with an anchor", "a: &x Priya", ["a"], "Priya", "1:7"],
    ["an explicit key", "? users\n: [a]", ["users", 0], "a", "2:4"],
    ["a block list in a list", "a:\n  - - x\n    - y", ["a", 0, 1], "y", "3:7"],
    ["a pair as an item", "a: [b: 1]", ["a", 0], "b", "1:5"],
  ];
  test.each(cases)("%s", (_, text, path, expected, place) => {
    expect(token(text, path)).toEqual({ text: expected, place });
  });
});

describe("a range is on its token", () => {
  test("in JSON, indented with tabs", () => {
    const text = '{\n\t"users": [\n\t\t{"name": "Priya", "roles": ["scheme_admin"]}\n\t]\n}';
    expect(token(text, ["users", 0, "roles", 0])).toEqual({ text: '"scheme_admin"', place: "3:31" });
    expect(token(text, ["users"])).toEqual({ text: '"users"', place: "2:2" });
  });

  test("with CRLF line ends", () => {
    expect(token(BLOCK.replaceAll("\n", "\r\n"), ["users", 0, "roles", 1])).toEqual({
      text: "test_manager",
      place: "8:9",
    });
  });

  test("behind a byte order mark, as text and as bytes", () => {
    expect(token(`\uFEFF${BLOCK}`, ["organisation"])).toEqual({ text: "organisation", place: "1:1" });
    expect(token(Buffer.from(`\uFEFF${BLOCK}`), ["users", 0, "phone"])).toEqual({ text: '"020"', place: "5:12" });
  });

  test("behind emoji and letters outside the basic plane, in UTF-16 code units", () => {
    expect(token("a: {b: '👩‍💻𝒫', c: x}", ["a", "c"])).toEqual({ text: "x", place: "1:22" });
  });

  test("in block scalars, literal and folded", () => {
    const literal = token("a:\n  b: |\n    one\n    two\n  c: 1", ["a", "b"]);
    expect(literal.place).toBe("2:6");
    expect(literal.text).toContain("two");
    expect(token("a: >-\n  folded\n  text\nb: 2", ["b"])).toEqual({ text: "2", place: "4:4" });
  });

  test("in scalars of several lines", () => {
    expect(token('a: "one\n  two"\nb: 1', ["a"])).toEqual({ text: '"one\n  two"', place: "1:4" });
  });

  test("in the second document of a file, counted from the start of the file", () => {
    const [, second] = parse({ name: "two.yaml", content: "a: 1\n---\nb: 2\n" }, DEFAULT_LIMITS);
    const range = second?.lines.range(...tokenOf(find(second, ["b"])));
    expect(range?.start).toEqual({ line: 3, column: 4, offset: 12 });
  });
});

describe("below an alias", () => {
  const ALIAS =
    "shared: &roles\n  - security_lead\n  - test_manager\nusers:\n  - {name: &n Priya, roles: *roles}\n  - {name: *n, roles: *roles}";

  test("a finding points at the alias", () => {
    expect(token(ALIAS, ["users", 1, "roles", 1])).toEqual({ text: "*roles", place: "6:23" });
    expect(token(ALIAS, ["users", 0, "roles"])).toEqual({ text: "roles", place: "5:22" });
  });

  test("a scalar that is an alias is itself", () => {
    expect(token(ALIAS, ["users", 1, "name"])).toEqual({ text: "*n", place: "6:12" });
  });

  test("the node at the anchor is known", () => {
    const document = parsed(ALIAS);
    const found = find(document, ["users", 1, "roles", 1]);
    expect(found.alias?.target.range?.[0]).toBe(ALIAS.indexOf("- security_lead"));
  });

  test("an alias as a key finds its value", () => {
    expect(token("a: &k users\n*k : [x]", ["users", 0]).text).toBe("x");
  });
});

test("a mapping of many keys finds each of them", () => {
  const text = Array.from({ length: 500 }, (_, index) => `key${index}: ${index}`).join("\n");
  for (const index of [0, 17, 499]) expect(token(text, [`key${index}`]).text).toBe(String(index));
});
