import { derive, type Input } from "../../src/core/derive/derive.ts";
import { secretsIn } from "../../src/core/derive/secrets.ts";
import { createEvaluator } from "../../src/core/evaluate.ts";
import type { Path } from "../../src/core/model.ts";
import type { RegisterEntry } from "../../src/core/register.ts";
import { loadRuleset } from "../../src/node/ruleset.ts";
import type { Answer } from "./answer.ts";
import { type Example, isUnquoted, type RegisterRecord } from "./example.ts";

const ruleset = loadRuleset();
const evaluator = createEvaluator(ruleset);

/** What the policies say of an example, by way of the pipeline from a parsed document on. */
export function judgedByPolicy(example: Example): Answer {
  return evaluator.evaluate(inputOf(example));
}

/** What the policies see of an example. */
export function inputOf({ declaration, register, now }: Example): Input {
  const value = parsed(declaration);
  return derive(value, {
    data: ruleset.data,
    secrets: secretsIn(value),
    textAt: (path) => textAt(declaration, path),
    register: {
      given: register !== undefined,
      entry: register?.entry && entryOf(register.entry, register.index),
    },
    now,
  });
}

function entryOf({ reference, phase, contacts = [], approvals }: RegisterRecord, index: number): RegisterEntry {
  const approval = approvals?.scheme_admin_limit;
  return {
    reference,
    path: ["organisations", index],
    ...(phase !== undefined && { phase }),
    contacts,
    // A register that was read has all of an approval; the policies must bear one without its date.
    ...(approval && { schemeAdminLimit: approval as NonNullable<RegisterEntry["schemeAdminLimit"]> }),
  };
}

/** What YAML makes of a declaration: an unquoted number is a number. */
function parsed(value: unknown): unknown {
  if (isUnquoted(value)) return Number(value.unquoted);
  if (Array.isArray(value)) return value.map(parsed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, parsed(item)]));
}

/** The text of a scalar, as `textAt` finds it in a document. */
function textAt(declaration: unknown, path: Path): string | undefined {
  let value = declaration;
  for (const step of path) value = (value as Readonly<Record<string | number, unknown>> | undefined)?.[step];
  if (isUnquoted(value)) return value.unquoted;
  return typeof value === "object" || value === undefined ? undefined : String(value);
}
