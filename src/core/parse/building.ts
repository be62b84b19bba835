import { type Node, Pair, Scalar, YAMLMap, YAMLSeq } from "yaml";
import { type Builder, MOST_DEPTH } from "./flow.ts";
import { hasDistinctKeys } from "./keys.ts";
import { LONGEST_KEY } from "./tokens.ts";

type Value = string | number | Value[] | { [key: string]: Value };

/** Makes plain data. Keys that every object has of itself are left to the library. */
export const values: Builder<Value> = {
  scalar: (value) => value,
  list: () => [],
  mapping: () => ({}),
  item(list, item) {
    (list as Value[]).push(item);
  },
  entry(mapping, key, _start, _end, value) {
    if (key in (mapping as object)) return false;
    (mapping as { [key: string]: Value })[key] = value;
    return true;
  },
  end() {},
  json,
};

/** JSON without escapes, as programs write it on one line. A number has to be written as it comes out. */
function json(text: string): Value | undefined {
  if (!text.startsWith("{") || NOT_SIMPLE.test(text)) return undefined;
  try {
    const value = JSON.parse(text) as Value;
    if (!isPlain(value, 0) || !hasDistinctKeys(value, text)) return undefined;
    return !NUMBER.test(text) || JSON.stringify(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Escapes; several lines; and blanks behind a quote, which the reader does not take before a colon. */
const NOT_SIMPLE = /\\|" |[\t\r\n]/;

/** What every number looks like, and now and then a text. */
const NUMBER = /[:,[] *[-\d]/;

/** Texts, whole numbers, lists and mappings only, as many within each other and with keys as the reader takes. */
function isPlain(value: unknown, depth: number): boolean {
  if (typeof value === "string") return true;
  if (typeof value === "number") return Number.isSafeInteger(value) && value >= 0 && value < 1e15;
  if (typeof value !== "object" || value === null || depth >= MOST_DEPTH) return false;
  if (Array.isArray(value)) {
    for (const item of value) if (!isPlain(item, depth + 1)) return false;
    return true;
  }
  for (const key in value) {
    if (key in Object.prototype || key.length > LONGEST_KEY) return false;
    if (!isPlain((value as Record<string, unknown>)[key], depth + 1)) return false;
  }
  return true;
}

/** Makes the library's nodes, as far as places and edits take them. */
export const nodes: Builder<Node> = {
  scalar(value, source, start, end) {
    const scalar = new Scalar(value);
    scalar.source = source;
    scalar.range = [start, end, end];
    return scalar;
  },
  list(start, isFlow) {
    const list = new YAMLSeq();
    list.flow = isFlow;
    list.range = [start, start, start];
    return list;
  },
  mapping(start, isFlow) {
    const mapping = new YAMLMap();
    mapping.flow = isFlow;
    mapping.range = [start, start, start];
    return mapping;
  },
  item(list, item) {
    (list as YAMLSeq).items.push(item);
  },
  entry(mapping, key, start, end, value) {
    (mapping as YAMLMap).items.push(new Pair(nodes.scalar(key, key, start, end), value));
    return true;
  },
  end(collection, end) {
    const [start] = collection.range as [number, number, number];
    collection.range = [start, end, end];
  },
};
