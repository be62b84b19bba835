import type { Violation } from "../model.ts";
import { type Context, type Fault, violation } from "./fault.ts";
import { whatIs } from "./place.ts";

/** What a schema asks for, in a sentence, and how to write it. */
const TYPES: Readonly<Record<string, { expected: string; hint: string }>> = {
  string: { expected: "a text", hint: "Write a text on the same line." },
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
  if (wanted === "string" && typeof value !== "object") return unquoted(path, what, found, text);
  if (wanted === "string" && nothing) return unquoted(path, what, "nothing", text);
  const { expected, hint } = TYPES[wanted] ?? { expected: "something else", hint: "Correct it." };
  return violation("wrong-type", path, { what, expected, found, hint });
}

/** The fix is to quote what was typed. A phone without its zero or plus was not typed in full: that is not mended. */
function unquoted(path: Fault["path"], what: string, found: string, text: string | undefined): Violation {
  const phone = path.at(-1) === "phone";
  const whole = text !== undefined && (!phone || /^[0+]/.test(text));
  const fix = whole ? ({ op: "replace", path, value: text } as const) : undefined;
  return phone && found === "a number"
    ? violation("unquoted-phone", path, {}, fix)
    : violation("unquoted-text", path, { what, found }, fix);
}

function foundIn(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  switch (typeof value) {
    case "object":
      return "a mapping";
    case "boolean":
      return "true or false";
    case "string":
      return "a text";
    default:
      return Number.isInteger(value) || typeof value === "bigint" ? "a number" : "a number with a fraction";
  }
}
