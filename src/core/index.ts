/**
 * The core: everything between the text of a file and its report, pure and fit for a browser. Load a `Ruleset`
 * (`generated/policy.wasm`, `data.json` and `catalogue.json`), make an evaluator of it, and `check` files with both.
 */
export { type Compared, compare } from "./baseline/compare.ts";
export { type Baseline, readBaseline, type Unusable } from "./baseline/read.ts";
export type { Basis, Catalogue, Role, RoleTable, RuleEntry } from "./catalogue.ts";
export { type Context, check, inputs, type Judge } from "./check.ts";
export type { Input } from "./derive/derive.ts";
export { type Description, describe, type Wording } from "./describe.ts";
export type { Problem } from "./document.ts";
export { createEvaluator, type Evaluator, RulesetError } from "./evaluate.ts";
export { applyEdits } from "./locate/edit.ts";
export { maskPersonal } from "./mask.ts";
export * from "./model.ts";
export { DEFAULT_LIMITS, type Limits, limitsFor } from "./parse/compose.ts";
export {
  type ReadRegister,
  type Register,
  type RegisterEntry,
  readRegister,
} from "./register.ts";
export { type Run, reportOf } from "./report.ts";
export { type Configuration, type ReadConfiguration, readConfiguration } from "./settings/configuration.ts";
export { type ExceptionList, type ReadExceptions, readExceptions } from "./settings/exceptions.ts";
export { type Governed, type Settings, type Settled, settle } from "./settings/settle.ts";
