import type { Path, Violation } from "../model.ts";
import { type Context, type Fault, violation } from "./fault.ts";
import { whatIs } from "./place.ts";

/** What a schema asks for, in a sentence, and how to write it. */
const TYPES: Readonly<Record<string, { expected: string; hint: string }>> = {
  string: { expected: "text", hint: "Write text here, in quotes." },
  integer: { expected: "a whole number", hint: "Write the number in digits, without quotes." },
  array: {
    expected: "a list",
    hint: "Write each item on a line of its own that begins with a dash, or in [brackets].",
  },
  object: { expected: "a mapping", hint: "Write its keys below it, each on an indented line such as ‘name: ...’." },
};

/** Words that YAML reads as no value at all, but that people write for a text: there is a surname Null. */
const NULL_AS_NAME = /^N(ull|ULL)$/;

/** The violation of a value of the wrong type. A scalar where a text is wanted is mostly a text without quotes. */
export function typeViolation(fault: Fault, context: Context): Violation {
  const { path, value } = fault;
  const wanted = String(fault.params.type);
  const text = context.textAt(path);
  const what = whatIs(path);
  const nothing = value === null || value === undefined;
  if (nothing && !(wanted === "string" && text !== undefined && NULL_AS_NAME.test(text))) {
    return violation("missing-value", path, { what });
  }
  const found = foundIn(value);
  if (wanted === "string" && typeof value === "number" && path.at(-1) === "phone") return unquotedPhone(path, text);
  if (wanted === "string" && (nothing || typeof value !== "object")) {
    const fix = text === undefined ? undefined : ({ op: "replace", path, value: text } as const);
    return violation("unquoted-text", path, { what, found: nothing ? "nothing" : found }, fix);
  }
  const { expected, hint } = TYPES[wanted] ?? { expected: "something else", hint: "Correct it." };
  return violation("wrong-type", path, { what, expected, found, hint });
}

/** The fix is to quote what was typed, unless that lacks its zero or plus already: then only a person can mend it. */
function unquotedPhone(path: Path, text: string | undefined): Violation {
  const whole = text !== undefined && /^[0+]/.test(text);
  return violation("unquoted-phone", path, {}, whole ? { op: "replace", path, value: text } : undefined);
}

function foundIn(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  switch (typeof value) {
    case "object":
      return "a mapping";
    case "boolean":
      return "true or false";
    case "string":
      return "text";
    default:
      return Number.isInteger(value) || typeof value === "bigint" ? "a number" : "a number with a fraction";
  }
}
