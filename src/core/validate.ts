import {
  configuration,
  declaration,
  exceptions,
  type Fault as RawFault,
  register,
} from "../../generated/validators.js";
import type { RoleTable } from "./catalogue.ts";
import type { Path, Violation } from "./model.ts";
import { addressViolations } from "./validate/address.ts";
import { enumerationViolation } from "./validate/enumeration.ts";
import { type Context, type Fault, follow, type Kind } from "./validate/fault.ts";
import { listViolations } from "./validate/list.ts";
import { mappingViolations } from "./validate/mapping.ts";
import { lengthViolation, patternViolation, rangeViolation } from "./validate/text.ts";
import { typeViolation } from "./validate/type.ts";

const VALIDATORS = { declaration, register, configuration, exceptions };

/** A document with more faults than this is no declaration with mistakes in it; to tell of more would only cost memory. */
const AT_MOST = 10_000;

/**
 * Holds a document to its schema, in our own rules and never in ajv's words; one fault is told once. `textAt` gives the
 * source text of a scalar, so that a number can be turned back into the text that was typed. Never throws, whatever the
 * value; expects no cycles in it.
 */
export function validate(
  value: unknown,
  kind: Kind,
  textAt: (path: Path) => string | undefined,
  roles: RoleTable,
): readonly Violation[] {
  const validator = VALIDATORS[kind];
  const { places, limits } = sorted(validator(value) ? [] : (validator.errors ?? []));
  const violations: Violation[] = [];
  for (const [pointer, raw] of places) {
    if (isBeyond(pointer, limits)) continue;
    const place = follow(value, pointer);
    const rest = AT_MOST - violations.length;
    const faults = raw.slice(0, rest).map(({ keyword, params }): Fault => ({ ...place, keyword, params }));
    violations.push(...violationsAt(faults, { kind, roles, textAt }).slice(0, rest));
    if (violations.length === AT_MOST) break;
  }
  if (kind === "register") return violations;
  const isTold = (pointer: string): boolean => places.has(pointer) || isBeyond(pointer, limits);
  return [...violations, ...addressViolations(value, isTold)].slice(0, AT_MOST);
}

/** Whether a document fits its schema, for who has many of them and explains few. */
export function fits(value: unknown, kind: Kind): boolean {
  return VALIDATORS[kind](value);
}

/** Ajv's faults by the pointer of their place, and the lengths that lists are over. */
function sorted(faults: readonly RawFault[]): { places: Map<string, RawFault[]>; limits: Map<string, number> } {
  const places = new Map<string, RawFault[]>();
  const limits = new Map<string, number>();
  for (const fault of faults) {
    const before = places.get(fault.instancePath);
    if (before) before.push(fault);
    else places.set(fault.instancePath, [fault]);
    if (fault.keyword === "maxItems") limits.set(fault.instancePath, Number(fault.params.limit));
  }
  return { places, limits };
}

/** Whether a pointer leads into an item beyond the length of its list; that the list is too long is enough to tell. */
function isBeyond(pointer: string, limits: ReadonlyMap<string, number>): boolean {
  if (limits.size === 0) return false;
  for (let at = pointer.indexOf("/", 1); at !== -1; at = pointer.indexOf("/", at + 1)) {
    const limit = limits.get(pointer.slice(0, at));
    if (limit !== undefined && Number.parseInt(pointer.slice(at + 1), 10) >= limit) return true;
  }
  return false;
}

/** What is wrong with one value. */
function violationsAt(faults: readonly Fault[], context: Context): readonly Violation[] {
  const about = (...keywords: string[]): Fault[] => faults.filter(({ keyword }) => keywords.includes(keyword));
  const [type] = about("type");
  const [choice] = about("enum");
  // A number where one of a few texts is wanted is as wrong as any other text; a list there is another matter.
  if (choice && (!type || isScalar(choice.value))) return [enumerationViolation(choice, context)];
  if (type) return [typeViolation(type, context)];
  const [tooLong] = about("maxLength");
  if (tooLong) return [lengthViolation(tooLong)];
  return [
    ...mappingViolations(about("required", "additionalProperties"), context),
    ...listViolations(about("minItems", "maxItems", "uniqueItems"), context.kind),
    ...about("pattern").map(patternViolation),
    ...about("minimum", "maximum").map(rangeViolation),
  ];
}

const isScalar = (value: unknown): boolean => value !== null && value !== undefined && typeof value !== "object";
