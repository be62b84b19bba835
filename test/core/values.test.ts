import * as opa from "@open-policy-agent/opa-wasm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { textAt, type Wasm } from "../../src/core/engine/memory.ts";
import { createValues } from "../../src/core/engine/probe.ts";
import type { Values } from "../../src/core/engine/values.ts";
import { judge } from "../judge.ts";

interface Exports extends Wasm {
  readonly opa_heap_ptr_set: (address: number) => void;
  readonly opa_heap_ptr_get: () => number;
}

interface Opa {
  loadPolicySync(
    wasm: object,
    memory: { initial: number },
  ): {
    readonly mem: { readonly buffer: ArrayBuffer; grow(pages: number): void };
    readonly wasmInstance: { exports: Exports };
  };
}

const { mem: memory, wasmInstance } = (opa as unknown as { default: Opa }).default.loadPolicySync(judge.ruleset.wasm, {
  initial: 32,
});
const { exports } = wasmInstance;
const heap = exports.opa_heap_ptr_get();

function freshValues(): Values {
  exports.opa_heap_ptr_set(heap);
  const values = createValues(exports, memory);
  if (!values) throw new Error("This ruleset’s OPA does not read what is written.");
  return values;
}

/** A value as OPA reads what was written; undefined where nothing was. */
function readBack(value: unknown, values = freshValues()): unknown {
  const address = values.write(value);
  return address === undefined ? undefined : JSON.parse(textAt(memory, exports.opa_json_dump(address)));
}

/** One of many keys that could be the policies’ own. */
const name = (index: number): string => `key_${index}`.replace(/\d/g, (digit) => "abcdefghij"[Number(digit)] as string);

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Keys of ASCII, integers, texts of whole characters. */
const WRITABLE = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: "binary" }).map((text) => text.toWellFormed()),
    fc.maxSafeInteger(),
    fc.constantFrom(0, -1, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1, 2 ** 32),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value")),
    fc.dictionary(
      fc.constantFrom(
        ..."abcdefghijklmnopqrstuvwxyz",
        "role",
        "roles",
        "email",
        "__key",
        "constructor",
        "Ana Shah",
        "é",
        "",
      ),
      tie("value"),
    ),
  ),
})).value;

describe("values in the memory of a module", () => {
  test("OPA reads back what was written, whatever it is", () => {
    fc.assert(
      fc.property(WRITABLE, (value) => {
        expect(readBack(value)).toEqual(asJson(value));
      }),
      { numRuns: 2000 },
    );
  });

  test("what JSON leaves out is left out", () => {
    expect(readBack({ a: undefined, b: [{ c: undefined }] })).toEqual({ b: [{}] });
  });

  test("keys in another order make the same object", () => {
    const names = Array.from({ length: 40 }, (_, index) => `name_${index}`);
    const forwards = Object.fromEntries(names.map((name) => [name, name]));
    const backwards = Object.fromEntries(names.toReversed().map((name) => [name, name]));
    expect(readBack([forwards, backwards])).toEqual([forwards, forwards]);
  });

  test("what cannot be written is left to JSON, and the next value is written again", () => {
    const odd = [0.5, -0, Number.NaN, 2 ** 60, "\uD800", "a\uDC00", { "👩": 1 }, [undefined], 1n, "x".repeat(300_000)];
    const values = freshValues();
    for (const value of odd) {
      expect(readBack([value], values), String(value)).toBeUndefined();
      expect(readBack(["next"], values)).toEqual(["next"]);
    }
  });

  test("memory that has grown is found again", () => {
    const values = freshValues();
    memory.grow(1);
    expect(readBack({ users: ["é"] }, values)).toEqual({ users: ["é"] });
  });

  test("keys that somebody else chooses take no memory for good, and look like any", () => {
    const values = freshValues();
    for (let index = 0; index < 20_000; index++) values.write({ [`Ana ${index}`]: { [name(index)]: index } });
    expect(readBack({ a: 1, fresh: 2, "Ana Shah": { a: 3 } }, values)).toEqual({
      a: 1,
      fresh: 2,
      "Ana Shah": { a: 3 },
    });
  });

  test("long lists and large objects", () => {
    const list = Array.from({ length: 3000 }, (_, index) => index);
    expect(readBack(list)).toEqual(list);
    expect(readBack(Object.fromEntries(list.map((index) => [name(index), index])))).toBeUndefined();
  });

  test("a module whose OPA reads something else gets JSON only", () => {
    const forgetful = { ...exports, opa_malloc: exports.opa_malloc, opa_json_dump: () => 0 };
    expect(createValues(forgetful, memory)).toBeUndefined();
  });
});
