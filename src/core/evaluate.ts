import * as opa from "@open-policy-agent/opa-wasm";
import type { AcrossInput } from "./across.ts";
import type { Input } from "./derive/derive.ts";
import { type Memory, textAt, type Wasm } from "./engine/memory.ts";
import { createValues } from "./engine/probe.ts";
import type { Ruleset, Violation } from "./model.ts";
import { TextEncoder } from "./platform.ts";

/** The entrypoints of the policies: what they say of one declaration, and of what many have in common. */
const ENTRYPOINT = "rolecall/result";
const ACROSS = "rolecall/across/result";

/** Wasm memory comes in pages of so many bytes. */
const PAGE = 64 * 1024;

/**
 * The memory that an instance begins with, in pages. OPA's default of 5 is too few for its own data; and it asks for more
 * page by page, each time with a garbage collection, which takes most of the time of a large input. So it gets what
 * about as many users need at once, by powers of two. Pages that nobody touches cost next to nothing.
 */
function pagesFor(users: number): number {
  let pages = 32;
  while (pages < MOST_PAGES && pages < users * PAGES_A_USER) pages *= 2;
  return pages;
}

const PAGES_A_USER = 0.8;
const MOST_PAGES = 4096;

/** Wasm memory never shrinks: an instance that has grown past this many bytes is replaced by a new one. */
const RECYCLE_BYTES = 64 * 1024 * 1024;

/** A ruleset that cannot judge: broken, of another version, or asking for what the host does not have. */
export class RulesetError extends Error {
  override readonly name = "RulesetError";
}

/** Judges inputs, one at a time; keep one per thread. */
export interface Evaluator {
  /** The violations, in no particular order. Throws `RulesetError` where the policy did not run to its end. */
  evaluate(input: Input): readonly Violation[];
  /** The same of a reference or a person across declarations. */
  across(input: AcrossInput): readonly Violation[];
}

/** The part of opa-wasm 1.10.0 that we use; its types lack the default export that its Node build has. */
interface OpaWasm {
  loadPolicySync(wasm: object, memory: { initial: number }): LoadedPolicy;
}

interface LoadedPolicy {
  readonly mem: Memory & { grow(pages: number): void };
  readonly entrypoints: Readonly<Record<string, number>>;
  /** Where what `setData` was given is. */
  readonly dataAddr: number;
  setData(data: object): void;
  readonly wasmInstance: { readonly exports: Readonly<Record<string, unknown>> };
}

/** What a module exports that OPA built, as far as we call it; addresses are bytes from the beginning of its memory. */
interface Exports extends Wasm {
  readonly builtins: () => number;
  readonly opa_json_parse: (json: number, bytes: number) => number;
  readonly opa_heap_ptr_get: () => number;
  /** Frees all that is behind an address. */
  readonly opa_heap_ptr_set: (address: number) => void;
  readonly opa_eval_ctx_new: () => number;
  readonly opa_eval_ctx_set_data: (context: number, data: number) => void;
  readonly opa_eval_ctx_set_entrypoint: (context: number, entrypoint: number) => void;
  readonly opa_eval_ctx_set_input: (context: number, input: number) => void;
  readonly opa_eval_ctx_get_result: (context: number) => number;
  readonly eval: (context: number) => number;
}

const { loadPolicySync } = ("default" in opa ? opa.default : opa) as OpaWasm;

/** Instantiates a ruleset. Throws `RulesetError` where it is broken. */
export function createEvaluator(ruleset: Ruleset): Evaluator {
  let pages = pagesFor(0);
  let policy = load(ruleset, pages);
  const ask = (input: object, needed: number, entrypoint: string): readonly Violation[] => {
    if (needed > pages || policy.memory.buffer.byteLength > Math.max(RECYCLE_BYTES, needed * PAGE)) {
      pages = needed;
      policy = load(ruleset, pages);
    }
    return violationsOf(attempt("judge the input", () => policy.evaluate(input, entrypoint)));
  };
  return {
    evaluate: (input) => ask(input, pagesFor(input?.users?.length ?? 0), ENTRYPOINT),
    across: (input) => ask(input, pagesFor(0), ACROSS),
  };
}

/** A ruleset in a memory of its own. */
interface Policy {
  readonly memory: Memory;
  evaluate(input: object, entrypoint: string): unknown;
}

/**
 * Calls what opa-wasm has loaded as its own `evaluate` does, except that the input need not become JSON, and that what is
 * not a mapping is no input.
 */
function load(ruleset: Ruleset, pages: number): Policy {
  return attempt("load the policies", () => {
    const policy = loadPolicySync(ruleset.wasm, { initial: pages });
    const exports = policy.wasmInstance.exports as unknown as Exports;
    const { mem: memory, entrypoints } = policy;
    refuseHostBuiltins(exports, memory);
    policy.setData(ruleset.data);
    const values = createValues(exports, memory);
    const context = exports.opa_eval_ctx_new();
    exports.opa_eval_ctx_set_data(context, policy.dataAddr);
    const heap = exports.opa_heap_ptr_get();
    return {
      memory,
      evaluate: (input, entrypoint) => {
        if (Object.prototype.toString.call(input) !== "[object Object]")
          throw new RulesetError("The input is no mapping.");
        exports.opa_heap_ptr_set(heap);
        exports.opa_eval_ctx_set_entrypoint(context, entrypoints[entrypoint] as number);
        exports.opa_eval_ctx_set_input(context, values?.write(input) ?? parsed(input, exports, memory));
        if (exports.eval(context) !== 0) throw new RulesetError("The policies did not come to an end.");
        const answer = exports.opa_json_dump(exports.opa_eval_ctx_get_result(context));
        return (JSON.parse(textAt(memory, answer)) as readonly { readonly result?: unknown }[])[0]?.result;
      },
    };
  });
}

/** Hands over an input as JSON; gives its address. */
function parsed(input: object, { opa_malloc, opa_json_parse }: Exports, memory: Memory): number {
  const bytes = new TextEncoder().encode(JSON.stringify(input));
  const address = opa_malloc(bytes.length);
  // Only now, because the memory may have grown, and has another buffer then.
  new Uint8Array(memory.buffer).set(bytes, address);
  return opa_json_parse(address, bytes.length);
}

/** A built-in that the host lacks would fail only when it is called; so none may be asked for. */
function refuseHostBuiltins({ builtins, opa_json_dump }: Partial<Exports>, memory: Memory): void {
  if (!builtins || !opa_json_dump) throw new RulesetError("The policies are not a module that OPA built.");
  const names = textAt(memory, opa_json_dump(builtins()));
  if (names !== "{}") throw new RulesetError(`The policies ask for functions that rolecall does not have: ${names}`);
}

/** A result without the sentinel means that the policy never saw its input, and that silence would not be a pass. */
function violationsOf(result: unknown): readonly Violation[] {
  const { input_seen, violations } = (result ?? {}) as { input_seen?: unknown; violations?: unknown };
  if (input_seen !== true || !Array.isArray(violations)) throw new RulesetError("The policies gave no result.");
  return violations as readonly Violation[];
}

/** opa-wasm throws bare strings and plain objects. */
function attempt<T>(what: string, action: () => T): T {
  try {
    return action();
  } catch (cause) {
    if (cause instanceof RulesetError) throw cause;
    const detail = cause instanceof Error ? cause.message : typeof cause === "string" ? cause : JSON.stringify(cause);
    throw new RulesetError(`Cannot ${what}: ${detail}`, { cause });
  }
}
