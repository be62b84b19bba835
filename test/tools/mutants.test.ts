import { expect, test } from "vitest";
import { mutantsOf } from "../../tools/mutate/mutants.ts";

const RULE = `# METADATA
# title: Not "code", and 1 < 2 neither
package rolecall.example

import data.rolecall.organisation

default live := false

limit := max({2} | approved)

name := $"{replace(x, "_", "-")} is 1"

live if input.phase == "live" # 3 < 3

violations contains {"path": path} if {
	some i, user in input.users
	not organisation.counted[i]
	size := count([j | some j, role in user.roles; role != "a;b"])
	size >= 4
	every role in user.roles {
		role > \`z\`
	}
	path := [
		i,
		"roles",
	]
} else := 5 if {i, 1} != {2}
`;

const mutants = mutantsOf("example.rego", RULE);
const changesAt = (code: string): readonly string[] =>
  mutants.filter((mutant) => mutant.code.startsWith(code)).map(({ change }) => change);

test("each comparison is turned, at its boundary and into its opposite", () => {
  expect(changesAt("size >=")).toEqual(expect.arrayContaining([">= → >", ">= → <"]));
  expect(changesAt("live if")).toContain("== → !=");
});

test("each constant is changed", () => {
  expect(changesAt("size >=")).toEqual(expect.arrayContaining(["4 → 5", "4 → 3"]));
  expect(changesAt("default live")).toEqual(["false → true"]);
  expect(changesAt('"roles"')).toEqual(['"roles" → "mutant"']);
  expect(changesAt("limit :=")).toEqual(["2 → 3", "2 → 1"]);
});

test("each condition is dropped, and negated or no longer negated", () => {
  expect(changesAt("size >=")).toEqual(expect.arrayContaining(["drop size >= 4", "not size >= 4"]));
  expect(changesAt("not organisation")).toEqual([
    "drop not organisation.counted[i]",
    "no longer not organisation.counted[i]",
  ]);
  expect(changesAt("some i")).toEqual(["drop some i, user in input.users"]);
  expect(changesAt("live if")).toEqual(
    expect.arrayContaining(['drop input.phase == "live"', 'not input.phase == "live"']),
  );
});

test("conditions of comprehensions, of every and behind else are conditions", () => {
  expect(changesAt("size :=")).toEqual(
    expect.arrayContaining(["drop some j, role in user.roles", 'drop role != "a;b"', 'not role != "a;b"']),
  );
  expect(changesAt("role >")).toEqual(expect.arrayContaining(["drop role > `z`", "> → >="]));
  expect(changesAt("} else")).toEqual(expect.arrayContaining(["5 → 6", "drop {i, 1} != {2}", "not {i, 1} != {2}"]));
});

test("a path over several lines is one condition", () => {
  expect(changesAt("path := [")).toEqual(['drop path := [ i, "roles", ]']);
});

test("comments, directives and template strings are left alone", () => {
  expect(changesAt("#")).toEqual([]);
  expect(changesAt("package")).toEqual([]);
  expect(changesAt("import")).toEqual([]);
  expect(changesAt("name :=")).toEqual([]);
});

test("a mutant is the file with that one change, at its line", () => {
  const mutant = mutants.find(({ change }) => change === "4 → 5");
  expect(mutant).toMatchObject({ file: "example.rego", line: 19, original: RULE });
  expect(mutant?.text).toBe(RULE.replace("size >= 4", "size >= 5"));
});
