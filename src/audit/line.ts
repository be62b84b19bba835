import { SEVERITIES, VERDICTS } from "../core/model.ts";
import type { Line, Tally } from "./result.ts";

/** What is wrong with a value that stands at a key, as a clause; undefined where nothing is. */
type Is = (value: unknown, at: string) => string | undefined;

const text: Is = (value, at) => (typeof value === "string" ? undefined : `‘${at}’ should be a text`);

const whole: Is = (value, at) =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? undefined : `‘${at}’ should be a whole number`;

const one =
  (known: readonly string[]): Is =>
  (value, at) =>
    known.includes(value as string) ? undefined : `‘${at}’ should be one of ${known.join(", ")}`;

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const orNull =
  (is: Is): Is =>
  (value, at) =>
    value === null ? undefined : is(value, at);

const orNone =
  (is: Is): Is =>
  (value, at) =>
    value === undefined ? undefined : is(value, at);

function listOf(is: Is): Is {
  return (value, at) => {
    if (!Array.isArray(value)) return `‘${at}’ should be a list`;
    for (const each of value) {
      const wrong = is(each, at);
      if (wrong) return wrong;
    }
    return undefined;
  };
}

/** A mapping with at least these keys: a later rolecall may add others. */
function mapping(shape: Readonly<Record<string, Is>>): Is {
  const keys = Object.entries(shape);
  return (value, at) => {
    if (!isMapping(value)) return `‘${at}’ should be a mapping`;
    for (const [key, is] of keys) {
      const wrong = is(value[key], at === "" ? key : `${at}.${key}`);
      if (wrong) return wrong;
    }
    return undefined;
  };
}

const counts = (keys: readonly string[]): Is => mapping(Object.fromEntries(keys.map((key) => [key, whole])));

const severity = one(SEVERITIES);
const SOURCES = ["register", "declaration", "none"] as const;
const place = { file: text, document: whole, line: whole };
const told = { rule: text, severity, message: text, fingerprint: text };
const lacking = listOf(mapping({ rule: text, missing: text }));

/** A list of the keys that tell a person from others. */
const person: Is = (value, at) => {
  const isKey = (key: unknown): boolean => typeof key === "string" && /^[0-9a-f]{32}$/.test(key);
  return Array.isArray(value) && value.every(isKey) ? undefined : `‘${at}’ should be keys of 32 hexadecimal digits`;
};

const shard: Is = (value, at) => {
  const wrong = mapping({ index: whole, of: whole })(value, at);
  if (wrong) return wrong;
  const { index, of } = value as { readonly index: number; readonly of: number };
  return index >= 1 && index <= of ? undefined : `‘${at}’ names part ${index} of ${of}, which there is not`;
};

/** What a summary counts beside documents. */
const COUNTS = {
  verdicts: counts(VERDICTS),
  findings: counts(SEVERITIES),
  preregistration: counts(SOURCES),
  rules: listOf(mapping({ rule: text, severity, count: whole, organisations: whole })),
  across: mapping({ evaluated: listOf(text), not_evaluated: lacking }),
};

/** What a line must hold for those who read it on: the whole of it is in `schemas/audit.schema.json`. */
const SHAPES: Readonly<Record<Line["type"], Is>> = {
  audit: mapping({
    now: text,
    ruleset: mapping({ digest: text, revision: text }),
    register: orNull(mapping({ file: text, digest: text, organisations: whole })),
    options: mapping({}),
    key: orNull(text),
    shard: orNull(shard),
  }),
  organisation: mapping({
    ordinal: whole,
    ...place,
    organisation: mapping({ name: orNone(text), reference: orNone(text) }),
    verdict: one(VERDICTS),
    preregistration: mapping({ source: one(SOURCES) }),
    findings: listOf(
      mapping({ ...told, path: text, range: mapping({ start: mapping({ line: whole, column: whole }) }) }),
    ),
    omitted: listOf(mapping({ rule: text, severity, count: whole })),
    not_evaluated: lacking,
    people: orNone(listOf(person)),
  }),
  across: mapping({ ...told, references: listOf(text), places: listOf(mapping(place)), omitted: whole }),
  summary: mapping({ documents: whole, ...mapped(COUNTS, orNone) }),
};

/** Whether a summary has all of its counts. One that another engine has written under its results need not: a merge counts anew. */
export function isCounted(tally: Tally): boolean {
  return Object.keys(COUNTS).every((key) => tally[key as keyof typeof COUNTS] !== undefined);
}

function mapped(shape: Readonly<Record<string, Is>>, change: (is: Is) => Is): Readonly<Record<string, Is>> {
  return Object.fromEntries(Object.entries(shape).map(([key, is]) => [key, change(is)]));
}

/** What is wrong with a line that is not JSON, maybe because not all of it is there. */
export const NOT_JSON = "it is not JSON";

/** Reads one line of an audit. Where it is none, what is wrong with it, as a clause that “line 3:” can stand before. */
export function lineOf(text: string): Line | { readonly wrong: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { wrong: NOT_JSON };
  }
  if (!isMapping(value)) return { wrong: "it is no line of an audit" };
  const { type, version } = value;
  if (typeof type !== "string" || !Object.hasOwn(SHAPES, type))
    return { wrong: "it is no line of an audit: its ‘type’ is none that there is" };
  if (version !== 1)
    return { wrong: "it was written by another version of rolecall, whose audits this one cannot read" };
  const wrong = SHAPES[type as Line["type"]](value, "");
  return wrong ? { wrong } : (value as unknown as Line);
}
