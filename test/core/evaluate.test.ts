import { describe, expect, test } from "vitest";
import type { Input } from "../../src/core/derive/derive.ts";
import { createEvaluator, RulesetError } from "../../src/core/evaluate.ts";
import { judge } from "../judge.ts";

const { ruleset } = judge;

/** Node's types name WebAssembly but not what is in it. */
interface Wasm {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (descriptor: { initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
}

const { Module, Memory, Instance } = (globalThis as unknown as { WebAssembly: Wasm }).WebAssembly;

const INPUT: Input = {
  organisation: { name: "Harbour" },
  users: [],
  preregistration: { source: "none", path: [], contacts: [] },
  facts: { secrets: [], email_domains: [], user_domains: [], but_for: {} },
};

/** Each test is a guard of design.md's table "opa-wasm 1.10.0: what bites". */
describe("what bites in opa-wasm", () => {
  test("an input that the policy did not see is an error, not a pass: malformed JSON, a falsy input", () => {
    const { evaluate } = createEvaluator(ruleset);
    const malformed = new TextEncoder().encode("{").buffer as unknown as Input;
    for (const input of [malformed, undefined, null, 0, "", false]) {
      expect(() => evaluate(input as Input), String(input)).toThrow(RulesetError);
    }
    expect(evaluate(INPUT).length).toBe(5);
  });

  test("an input that is misread is an error: bytes, a list, a text", () => {
    const { evaluate } = createEvaluator(ruleset);
    const text = "organisation" as unknown as Input;
    const list = [] as unknown as Input;
    for (const input of [text, list]) expect(() => evaluate(input)).toThrow(RulesetError);
  });

  test("what it throws, strings and plain objects, arrives as a RulesetError with its cause", () => {
    const evaluator = createEvaluator(ruleset);
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    let caught: unknown;
    try {
      evaluator.evaluate(loop as unknown as Input);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(RulesetError);
    expect((caught as Error).cause).toBeDefined();
  });

  test("bytes that are no module, or one that OPA did not build, are refused", () => {
    const empty = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
    for (const wasm of [new Uint8Array([1, 2, 3]), new Uint8Array(), empty]) {
      expect(() => createEvaluator({ ...ruleset, wasm })).toThrow(RulesetError);
    }
  });

  test("the policies ask the host for no function", () => {
    const module = new Module(ruleset.wasm as Uint8Array);
    const memory = new Memory({ initial: 32 });
    const stub = (): number => 0;
    const env = {
      memory,
      opa_abort: stub,
      opa_println: stub,
      opa_builtin0: stub,
      opa_builtin1: stub,
      opa_builtin2: stub,
      opa_builtin3: stub,
      opa_builtin4: stub,
    };
    const { exports } = new Instance(module, { env });
    const call = exports as Readonly<Record<string, (address?: number) => number>>;
    const at = call.opa_json_dump?.(call.builtins?.()) ?? 0;
    const bytes = new Uint8Array(memory.buffer, at);
    expect(Buffer.from(bytes.subarray(0, bytes.indexOf(0))).toString()).toBe("{}");
  });

  test("memory that has grown is given back: a huge input, then many small ones", () => {
    const module = new Module(ruleset.wasm as Uint8Array);
    const evaluator = createEvaluator({ ...ruleset, wasm: module });
    const user = { name: "x".repeat(1000), roles: ["test_manager"] };
    const huge = { ...INPUT, users: Array.from({ length: 20_000 }, () => user) };
    const before = process.memoryUsage().arrayBuffers + process.memoryUsage().external;
    for (let round = 0; round < 5; round += 1) {
      expect(evaluator.evaluate(huge).length).toBeGreaterThan(0);
      for (let small = 0; small < 20; small += 1) expect(evaluator.evaluate(INPUT).length).toBe(5);
    }
    const grown = process.memoryUsage().arrayBuffers + process.memoryUsage().external - before;
    expect(grown).toBeLessThan(600 * 1024 * 1024);
  });

  test("a text for which the memory has to grow is judged", () => {
    const { evaluate } = createEvaluator(ruleset);
    const found = evaluate({ ...INPUT, users: [{ name: "x".repeat(8 * 1024 * 1024), roles: ["test_manager"] }] });
    expect(found.length).toBeGreaterThan(0);
  });

  test("one evaluation leaves nothing for the next", () => {
    const { evaluate } = createEvaluator(ruleset);
    const fresh = JSON.stringify(evaluate(INPUT));
    evaluate({ ...INPUT, organisation: { connection: "third_party" } });
    evaluate({ ...INPUT, users: [{ name: "Priya", roles: ["scheme_admin", "primary_business_contact"] }] });
    expect(JSON.stringify(evaluate(INPUT))).toBe(fresh);
  });

  test("numbers of more than 32 bits are reckoned with as they are", () => {
    const { evaluate } = createEvaluator(ruleset);
    const now = Date.parse("2026-11-22T12:00:00Z");
    const rulesAfter = (days: number): readonly string[] =>
      evaluate({
        ...INPUT,
        users: [{ name: "Priya", roles: ["test_manager"], status: "invited", invited_at: now - days * 86_400_000 }],
        now,
      }).map(({ rule }) => rule);
    for (let days = 2; days < 100; days += 1) expect(rulesAfter(days)).toContain("accounts/invitation-expired");
    for (const days of [0, 1]) expect(rulesAfter(days)).not.toContain("accounts/invitation-expired");
  });

  test("texts come through whole: NUL, lone surrogates made well, emoji, quotes", () => {
    const { evaluate } = createEvaluator(ruleset);
    for (const name of ["a\u0000b", "\uD800".toWellFormed(), "👩‍💻", '"\\', "\u2028"]) {
      const [found] = evaluate({
        ...INPUT,
        users: [{ name, roles: ["primary_business_contact", "scheme_admin"] }],
      }).filter(({ rule }) => rule === "roles/redundant-scheme-admin");
      expect(found?.args.user).toBe(name);
    }
  });
});
