import { declaration, register } from "../../generated/validators.js";
import type { RoleTable } from "./catalogue.ts";
import type { Path, Violation } from "./model.ts";
import { enumerationViolation } from "./validate/enumeration.ts";
import { type Context, type Fault, follow, type Kind } from "./validate/fault.ts";
import { listViolations } from "./validate/list.ts";
import { mappingViolations } from "./validate/mapping.ts";
import { lengthViolation, patternViolation, rangeViolation } from "./validate/text.ts";
import { typeViolation } from "./validate/type.ts";

const VALIDATORS = { declaration, register };

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
  if (validator(value)) return [];
  const places = new Map<string, Fault[]>();
  for (const { instancePath, keyword, params } of validator.errors ?? []) {
    const faults = places.get(instancePath);
    if (faults?.[0]) faults.push({ ...faults[0], keyword, params });
    else places.set(instancePath, [{ ...follow(value, instancePath), keyword, params }]);
  }
  const context = { kind, roles, textAt };
  const violations: Violation[] = [];
  for (const faults of places.values()) {
    const within = violationsAt(faults, context).filter(({ path }) => !isBeyond(path, places));
    violations.push(...within.slice(0, AT_MOST - violations.length));
    if (violations.length === AT_MOST) break;
  }
  return violations;
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
    ...about("minItems", "maxItems", "uniqueItems").flatMap((fault) => listViolations(fault, context.kind)),
    ...about("pattern").map(patternViolation),
    ...about("minimum", "maximum").map(rangeViolation),
  ];
}

const isScalar = (value: unknown): boolean => value !== null && value !== undefined && typeof value !== "object";

/** Whether a path leads into an item beyond the length that its list may have; that the list is too long is enough. */
function isBeyond(path: Path, places: ReadonlyMap<string, readonly Fault[]>): boolean {
  return path.some((step, depth) => {
    if (typeof step !== "number") return false;
    const list = places.get(
      path
        .slice(0, depth)
        .map((key) => `/${key}`)
        .join(""),
    );
    return list?.some(({ keyword, params }) => keyword === "maxItems" && step >= Number(params.limit)) ?? false;
  });
}
