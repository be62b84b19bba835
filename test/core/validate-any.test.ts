import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { RoleTable } from "../../src/core/catalogue.ts";
import type { Path, Violation } from "../../src/core/model.ts";
import { schemaRules } from "../../src/core/rules/schema.ts";
import { follow, type Kind } from "../../src/core/validate/fault.ts";
import { validate } from "../../src/core/validate.ts";

const read = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));
const roles = read("policies/roles/data.json") as RoleTable;
const examples: Readonly<Record<Kind, unknown>> = {
  declaration: (read("schemas/declaration.schema.json") as { examples: unknown[] }).examples[0],
  register: (read("schemas/register.schema.json") as { examples: unknown[] }).examples[0],
  configuration: (read("schemas/configuration.schema.json") as { examples: unknown[] }).examples[0],
  exceptions: (read("schemas/exceptions.schema.json") as { examples: unknown[] }).examples[0],
};
const ids = new Set(schemaRules.map(({ id }) => id));

/** The key of the mapping that a path ends in, or the item of the list, if it is there. */
function leadsSomewhere(root: unknown, path: Path): boolean {
  let value = root;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return false;
    if (Array.isArray(value) !== (typeof step === "number")) return false;
    value = (value as Record<string | number, unknown>)[step];
  }
  return true;
}

/** Throws at the first thing that is not as it should be; plain comparisons, because `expect` costs more than `validate`. */
function expectSound(value: unknown, kind: Kind): readonly Violation[] {
  const violations = validate(value, kind, () => undefined, roles);
  const told = new Set<string>();
  for (const violation of violations) {
    const { rule, path, args, related = [] } = violation;
    const text = JSON.stringify(violation);
    if (!ids.has(rule)) throw new Error(`an unknown rule: ${text}`);
    if (![path, ...related.map((place) => place.path)].every((place) => leadsSomewhere(value, place))) {
      throw new Error(`a path that leads nowhere: ${text}`);
    }
    if (!Object.entries(args).every(isShown)) throw new Error(`an argument that cannot be shown: ${text}`);
    told.add(JSON.stringify([rule, path, args]));
  }
  if (told.size !== violations.length) throw new Error(`a fault is told twice: ${JSON.stringify(violations)}`);
  return violations;
}

/** A number, or words; `key` and `value` are the document's own, and may be any. */
function isShown([name, arg]: readonly [string, unknown]): boolean {
  return typeof arg === "string"
    ? name === "key" || name === "value" || !/undefined|NaN/.test(arg)
    : Number.isFinite(arg);
}

const kinds = fc.constantFrom<Kind>("declaration", "register", "configuration", "exceptions");

/** Milliseconds: thousands of values take seconds on a machine that others use too. */
const PATIENCE = 120_000;

test(
  "any JSON value gives well-formed violations, and never an exception",
  () => {
    const values = fc.oneof(fc.jsonValue({ maxDepth: 6 }), fc.object({ withNullPrototype: true, maxDepth: 5 }));
    fc.assert(
      fc.property(values, kinds, (value, kind) => void expectSound(value, kind)),
      { numRuns: 2000 },
    );
  },
  PATIENCE,
);

/** Every place in a value, as the steps to it. */
function placesIn(value: unknown, at: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [at];
  return [
    at,
    ...Object.entries(value).flatMap(([key, item]) =>
      placesIn(item, [...at, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

function replaced(value: unknown, path: Path, by: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return by;
  if (Array.isArray(value)) return value.map((item, index) => (index === step ? replaced(item, rest, by) : item));
  const entries = Object.entries(value as object).map(([key, item]) => [
    key,
    key === step ? replaced(item, rest, by) : item,
  ]);
  return Object.fromEntries(entries);
}

test(
  "a sound document with any one value replaced has violations at or below that place only",
  () => {
    const replacement = fc.oneof(fc.jsonValue(), fc.constantFrom(null, "", 7, [], {}, ["PBC", "PBC"]));
    fc.assert(
      fc.property(kinds, fc.nat(), replacement, (kind, pick, value) => {
        const places = placesIn(examples[kind]);
        const place = places[pick % places.length] ?? [];
        for (const { path } of expectSound(replaced(examples[kind], place, value), kind)) {
          expect(path.slice(0, place.length)).toEqual(place);
        }
      }),
      { numRuns: 2000 },
    );
  },
  PATIENCE,
);

test("a null, a number and a list in the place of any text or mapping are told of exactly once", () => {
  for (const kind of ["declaration", "register", "configuration", "exceptions"] as const) {
    for (const place of placesIn(examples[kind]).slice(1)) {
      for (const value of [null, [[]], true]) {
        const told = expectSound(replaced(examples[kind], place, value), kind);
        expect(told, `${place.join("/")} as ${JSON.stringify(value)}`).toHaveLength(1);
      }
    }
  }
});

test("a mapping without a prototype is judged like any other", () => {
  const bare = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(bare);
    if (typeof value !== "object" || value === null) return value;
    return Object.assign(
      Object.create(null),
      Object.fromEntries(Object.entries(value).map(([key, item]) => [key, bare(item)])),
    );
  };
  const broken = replaced(examples.declaration, ["users", 0, "roles"], [{ a: 1 }, { a: 1 }, "PBC", "PBC"]);
  expect(expectSound(bare(broken), "declaration")).toEqual(expectSound(broken, "declaration"));
  expect(expectSound(bare(examples.declaration), "declaration")).toEqual([]);
});

test("an item that is there twice points back to the first", () => {
  const twice = replaced(
    examples.declaration,
    ["users", 0, "roles"],
    ["security_lead", "test_manager", "security_lead"],
  );
  expect(expectSound(twice, "declaration")).toEqual([
    {
      rule: "schema/duplicate-item",
      path: ["users", 0, "roles", 2],
      args: { key: "roles" },
      related: [{ in: "declaration", path: ["users", 0, "roles", 0] }],
      fix: { op: "remove", path: ["users", 0, "roles", 2] },
    },
  ]);
});

test("a pointer is followed through lists, and through keys with slashes and tildes", () => {
  const value = { "a/b": [{ "m~n": 1, "~1": 2 }] };
  expect(follow(value, "")).toEqual({ path: [], value });
  expect(follow(value, "/a~1b/0/m~0n")).toEqual({ path: ["a/b", 0, "m~n"], value: 1 });
  expect(follow(value, "/a~1b/0/~01")).toEqual({ path: ["a/b", 0, "~1"], value: 2 });
});
