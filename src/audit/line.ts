import { SEVERITIES, VERDICTS } from "../core/model.ts";
import type { Line } from "./result.ts";

/** What a line must hold for those who read it on: the whole of it is in `schemas/audit.schema.json`. */
type Shape = Readonly<Record<string, (value: unknown) => boolean>>;

const isText = (value: unknown): boolean => typeof value === "string";
const isList = (value: unknown): boolean => Array.isArray(value);
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isMapping = (value: unknown): boolean => typeof value === "object" && value !== null && !Array.isArray(value);
const isOneOf = (known: readonly string[]) => (value: unknown) => known.includes(value as string);
const fits = (shape: Shape) => (value: unknown) => isMapping(value) && lacking(value as object, shape) === undefined;
const orNull = (is: (value: unknown) => boolean) => (value: unknown) => value === null || is(value);
const orNone = (is: (value: unknown) => boolean) => (value: unknown) => value === undefined || is(value);

const SHAPES: Readonly<Record<Line["type"], Shape>> = {
  audit: {
    now: isText,
    ruleset: fits({ digest: isText, revision: isText }),
    register: orNull(fits({ file: isText, digest: isText, organisations: isCount })),
    options: isMapping,
    key: orNull(isText),
    shard: orNull((value) => fits({ index: isCount, of: isCount })(value) && isPart(value as never)),
  },
  organisation: {
    ordinal: isCount,
    file: isText,
    document: isCount,
    line: isCount,
    organisation: fits({ name: orNone(isText), reference: orNone(isText) }),
    verdict: isOneOf(VERDICTS),
    preregistration: fits({ source: isOneOf(["register", "declaration", "none"]) }),
    findings: listOf(fits({ rule: isText, severity: isOneOf(SEVERITIES) })),
    omitted: listOf(fits({ rule: isText, severity: isOneOf(SEVERITIES), count: isCount })),
    people: orNone(listOf(listOf((key) => isText(key) && /^[0-9a-f]{32}$/.test(key as string)))),
  },
  across: { rule: isText, severity: isOneOf(SEVERITIES), references: listOf(isText), places: isList },
  summary: { documents: isCount },
};

function listOf(is: (value: unknown) => boolean): (value: unknown) => boolean {
  return (value) => Array.isArray(value) && value.every(is);
}

function isPart({ index, of }: { readonly index: number; readonly of: number }): boolean {
  return index >= 1 && index <= of;
}

/** The first key whose value is not what it should be. */
function lacking(value: object, shape: Shape): string | undefined {
  for (const key in shape) if (!shape[key]?.((value as Record<string, unknown>)[key])) return key;
  return undefined;
}

/** Reads one line of an audit. Where it is none, what is wrong with it, in words that go on after “line 3”. */
export function lineOf(text: string): Line | { readonly wrong: string } {
  let value: { readonly type?: unknown; readonly version?: unknown };
  try {
    value = JSON.parse(text);
  } catch {
    return { wrong: "is not JSON" };
  }
  const { type, version } = isMapping(value) ? value : {};
  if (typeof type !== "string" || !Object.hasOwn(SHAPES, type)) return { wrong: "is no line of an audit" };
  if (version !== 1) return { wrong: "was written by another version of rolecall" };
  const key = lacking(value, SHAPES[type as Line["type"]]);
  return key === undefined ? (value as Line) : { wrong: `has no ‘${key}’ that can be read` };
}
