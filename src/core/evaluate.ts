import * as opa from "@open-policy-agent/opa-wasm";
import type { AcrossInput } from "./across.ts";
import type { Input } from "./derive/derive.ts";
import type { Ruleset, Violation } from "./model.ts";

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
  readonly mem: { readonly buffer: { readonly byteLength: number } };
  setData(data: object): void;
  evaluate(input: object, entrypoint: string): readonly { readonly result: unknown }[];
  readonly wasmInstance: { readonly exports: Readonly<Record<string, (...args: number[]) => number>> };
}

const { loadPolicySync } = ("default" in opa ? opa.default : opa) as OpaWasm;

/** Instantiates a ruleset. Throws `RulesetError` where it is broken. */
export function createEvaluator(ruleset: Ruleset): Evaluator {
  let pages = pagesFor(0);
  let policy = load(ruleset, pages);
  const ask = (input: object, needed: number, entrypoint: string): readonly Violation[] => {
    if (needed > pages || policy.mem.buffer.byteLength > Math.max(RECYCLE_BYTES, needed * PAGE)) {
      pages = needed;
      policy = load(ruleset, pages);
    }
    const [answer] = attempt("judge the input", () => policy.evaluate(input, entrypoint));
    return violationsOf(answer?.result);
  };
  return {
    evaluate: (input) => ask(input, pagesFor(input?.users?.length ?? 0), ENTRYPOINT),
    across: (input) => ask(input, pagesFor(0), ACROSS),
  };
}

function load(ruleset: Ruleset, pages: number): LoadedPolicy {
  return attempt("load the policies", () => {
    const policy = loadPolicySync(ruleset.wasm, { initial: pages });
    refuseHostBuiltins(policy);
    policy.setData(ruleset.data);
    return policy;
  });
}

/** A built-in that the host lacks would fail only when it is called; so none may be asked for. */
function refuseHostBuiltins({ wasmInstance, mem }: LoadedPolicy): void {
  const { builtins, opa_json_dump } = wasmInstance.exports;
  if (!builtins || !opa_json_dump) throw new RulesetError("The policies are not a module that OPA built.");
  const bytes = new Uint8Array(mem.buffer as ArrayBuffer, opa_json_dump(builtins()));
  const names = String.fromCharCode(...bytes.subarray(0, Math.min(bytes.indexOf(0), 1000)));
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
