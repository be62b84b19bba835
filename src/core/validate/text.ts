import { withoutQuotes } from "../derive/quotes.ts";
import type { Violation } from "../model.ts";
import type { SchemaRule } from "../rules/schema.ts";
import { domainLack, emailLack } from "./address.ts";
import { type Fault, violation } from "./fault.ts";
import { whatIs } from "./place.ts";

/** The rule that a text of the wrong shape breaks, by its key. Any other text only has to be there. */
const RULES: Readonly<Record<string, SchemaRule>> = {
  email: "invalid-email",
  email_domains: "invalid-domain",
  reference: "invalid-reference",
  organisation: "invalid-reference",
  requested_at: "invalid-timestamp",
  invited_at: "invalid-timestamp",
  approved_on: "invalid-date",
  expires: "invalid-date",
  path: "invalid-pointer",
};

/** The violation of a text that has not the shape of its kind. */
export function patternViolation(fault: Fault): Violation {
  const { path, value } = fault;
  const text = String(value);
  const key = String(path.findLast((step) => typeof step === "string"));
  const what = whatIs(path);
  const rule = RULES[key];
  if (rule === undefined || text.trim() === "") return violation("empty-text", path, { what });
  switch (rule) {
    case "invalid-timestamp":
      return violation(rule, path, { what, detail: lackOf(text) });
    case "invalid-date":
    case "invalid-pointer":
      return violation(rule, path, { what });
    case "invalid-email":
      return emailViolation(text, fault);
    case "invalid-domain":
      return violation(rule, path, { detail: domainLack(text) ?? "its dots are not plain ones" });
    default:
      return violation(rule, path, {});
  }
}

/**
 * Where quotes around a user's address are all that is wrong, they can be taken off. What was given to PDP is not ours to
 * change: there they may be what somebody sent.
 */
function emailViolation(text: string, { path, params }: Fault): Violation {
  const bare = withoutQuotes(text);
  const isQuoted = bare !== text && new RegExp(String(params.pattern), "u").test(bare);
  const detail = isQuoted ? "there are quotes around it" : emailLack(text);
  const fix = isQuoted && path[0] === "users" ? ({ op: "replace", path, value: bare } as const) : undefined;
  return violation("invalid-email", path, { detail }, fix);
}

/** What a text lacks to be a date and time with an offset. */
function lackOf(text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return "its time and offset are missing";
  if (/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?$/.test(text)) return "its offset from UTC is missing";
  if (/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(Z|[+-]\d\d:?\d\d)$/.test(text)) return "its seconds are missing";
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text)) return "there is no such day or time";
  return "it is written in another form";
}

/** The violation of a text that is too long: its characters, and how many there may be. */
export function lengthViolation(fault: Fault): Violation {
  const count = [...String(fault.value)].length;
  return violation("too-long", fault.path, { what: whatIs(fault.path), count, limit: Number(fault.params.limit) });
}

/** The violation of a number that is too small or too large. */
export function rangeViolation(fault: Fault): Violation {
  const bound = `${fault.keyword === "minimum" ? "at least" : "at most"} ${fault.params.limit}`;
  return violation("out-of-range", fault.path, { what: whatIs(fault.path), bound });
}
