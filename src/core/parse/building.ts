import { type Node, Pair, Scalar, YAMLMap, YAMLSeq } from "yaml";
import type { Builder } from "./plain.ts";

type Value = string | Value[] | { [key: string]: Value };

/** Makes plain data. Keys that every object has of itself are left to the library. */
export const values: Builder<Value> = {
  text: (value) => value,
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
};

/** Makes the library's nodes, as far as places and edits take them. */
export const nodes: Builder<Node> = {
  text(value, start, end) {
    const scalar = new Scalar(value);
    scalar.source = value;
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
    (mapping as YAMLMap).items.push(new Pair(nodes.text(key, start, end), value));
    return true;
  },
  end(collection, end) {
    const [start] = collection.range as [number, number, number];
    collection.range = [start, end, end];
  },
};
