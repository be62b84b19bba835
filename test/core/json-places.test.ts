import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { find, textAt, tokenOf } from "../../src/core/locate/find.ts";
import { isSimpleJson, textInJson, tokenInJson } from "../../src/core/locate/json.ts";
import type { Path } from "../../src/core/model.ts";
import { DEFAULT_LIMITS } from "../../src/core/parse/compose.ts";
import { parse } from "../../src/core/parse/parse.ts";

const KEYS = ["users", "name", "role", "roles", "a", "", "é", "}", "x:y", "[,"];
const STEPS = fc.oneof(fc.constantFrom(...KEYS, "not there"), fc.nat({ max: 3 }));

const VALUE = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom("", "Ana", "a, b", "{}", "]", "👩‍💻", "true"),
    fc.oneof(fc.integer(), fc.double({ noDefaultInfinity: true, noNaN: true })),
    fc.constantFrom(true, false, null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie("value")),
  ),
})).value;

/** As programs write it: without spaces, or with one behind each comma and colon. */
function written(value: unknown, isSpaced: boolean): string {
  return isSpaced ? JSON.stringify(value, null, " ").replace(/\n */g, " ") : JSON.stringify(value);
}

describe("places in JSON", () => {
  test("are those of the nodes that the library makes of it", () => {
    let found = 0;
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...KEYS), VALUE),
        fc.array(STEPS),
        fc.boolean(),
        (value, path, spaced) => {
          const text = written(value, spaced);
          fc.pre(isSimpleJson(text));
          const [document] = parse({ name: "", content: text, isLine: true }, DEFAULT_LIMITS);
          if (!document?.sound) return;
          found += 1;
          expect(tokenInJson(text, path), `${text} ${path}`).toEqual([...tokenOf(find(document, path))]);
          expect(textInJson(text, path), `${text} ${path}`).toBe(
            textAt({ ...document, root: document.root, isJson: false }, path),
          );
        },
      ),
      { numRuns: 5000 },
    );
    expect(found).toBeGreaterThan(2000);
  });

  test("lead to the value, or to the key of a collection", () => {
    const text = '{"users": [{"name":"Ana","roles":[1, 2]}], "x":-1.5e3}';
    const at = (...path: Path): string => text.slice(...tokenInJson(text, path));
    expect(at()).toBe("{");
    expect(at("users")).toBe('"users"');
    expect(at("users", 0)).toBe("{");
    expect(at("users", 0, "name")).toBe('"Ana"');
    expect(at("users", 0, "roles")).toBe('"roles"');
    expect(at("users", 0, "roles", 1)).toBe("2");
    expect(at("users", 0, "phone", "number")).toBe("{");
    expect(at("users", 7)).toBe('"users"');
    expect(at("x")).toBe("-1.5e3");
  });

  test("are not looked for in what is not such a text", () => {
    for (const text of ["[]", "{a: 1}", '{"a":"\\n"}', '{"a":1', '{"a":\n1}', "- a"])
      expect(isSimpleJson(text)).toBe(false);
  });
});
