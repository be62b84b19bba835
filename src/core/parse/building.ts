import { type Node, Pair, Scalar, YAMLMap, YAMLSeq } from "yaml";
import { type Builder, MOST_DEPTH } from "./flow.ts";
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

/**
 * JSON without escapes, as programs write it on one line. That as many keys come out as are written shows that none is
 * there twice; a number has to be written as it comes out.
 */
function json(text: string): Value | undefined {
  if (!text.startsWith("{") || NOT_SIMPLE.test(text)) return undefined;
  try {
    const value = JSON.parse(text) as Value;
    const { keys, hasNumbers } = contentOf(value);
    const isSimple = keys === keysWritten(text) && (!hasNumbers || JSON.stringify(value) === text);
    return isSimple ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Escapes; several lines; and blanks behind a quote, since only a colon directly behind one shows where a key is. */
const NOT_SIMPLE = /\\|" |[\t\r\n]/;

/** How many keys are written in such a text, or more, where a text within it begins with a colon. */
function keysWritten(text: string): number {
  let count = 0;
  for (let at = text.indexOf('":'); at !== -1; at = text.indexOf('":', at + 2)) count += 1;
  return count;
}

/**
 * How many keys a value has, with those further in: NaN where there is something else than texts, whole
 * numbers, lists and mappings, or more of them within each other, or longer keys, than the reader takes.
 */
function contentOf(root: Value): { readonly keys: number; readonly hasNumbers: boolean } {
  let hasNumbers = false;
  const keysIn = (value: unknown, depth: number): number => {
    if (typeof value === "string") return 0;
    if (typeof value === "number") {
      hasNumbers = true;
      return Number.isSafeInteger(value) && value >= 0 && value < 1e15 ? 0 : Number.NaN;
    }
    if (typeof value !== "object" || value === null || depth >= MOST_DEPTH) return Number.NaN;
    let count = 0;
    if (Array.isArray(value)) {
      for (const item of value) count += keysIn(item, depth + 1);
      return count;
    }
    for (const key in value) {
      if (key in Object.prototype || key.length > LONGEST_KEY) return Number.NaN;
      count += 1 + keysIn((value as Record<string, unknown>)[key], depth + 1);
    }
    return count;
  };
  return { keys: keysIn(root, 0), hasNumbers };
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
