import {
  type Alias,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import type { Path } from "../model.ts";

/** What is odd about a tree of nodes, at offsets of its text. */
export interface Oddity {
  readonly kind: "alias-cycle" | "duplicate-key" | "collection-key" | "unknown-alias" | "too-many-nodes";
  readonly path: Path;
  readonly offsets: readonly [number, number];
  /** The key's name, for `duplicate-key`; the alias's, for the aliases. */
  readonly name: string;
  /** The first of two equal keys. */
  readonly first?: readonly [number, number];
}

export interface Value {
  readonly value: unknown;
  readonly oddities: readonly Oddity[];
  /** The node that each alias stands for. */
  readonly targets: ReadonlyMap<Alias, Node>;
}

interface Anchored {
  readonly node: Node;
  readonly value: unknown;
  /** Nodes in it, aliases expanded. */
  readonly size: number;
}

/**
 * The plain value of a tree: one walk with an anchor map, a budget of nodes and cycle finding, instead of the
 * library's `toJS`. Objects have no prototype, so that `__proto__` is a key like any other. The value of an alias is
 * the very object that it stands for. Of equal keys the last one counts. Never throws.
 */
export function plainValue(root: Node | null, budget: number): Value {
  const anchors = new Map<string, Anchored | "open">();
  const oddities: Oddity[] = [];
  const targets = new Map<Alias, Node>();
  let nodes = 0;

  function visit(node: unknown, path: Path): unknown {
    nodes += 1;
    if (isAlias(node)) return visitAlias(node, path);
    const anchor = (node as Scalar | null)?.anchor;
    const before = nodes;
    if (anchor) anchors.set(anchor, "open");
    const value = isMap(node) ? visitMap(node, path) : isSeq(node) ? visitSeq(node, path) : visitScalar(node);
    if (anchor) anchors.set(anchor, { node: node as Node, value, size: nodes - before + 1 });
    return value;
  }

  function visitAlias(node: Alias, path: Path): unknown {
    const target = anchors.get(node.source);
    const offsets = offsetsOf(node);
    if (target === undefined) oddities.push({ kind: "unknown-alias", path, offsets, name: node.source });
    else if (target === "open") oddities.push({ kind: "alias-cycle", path, offsets, name: node.source });
    else {
      nodes += target.size;
      targets.set(node, target.node);
      if (nodes > budget) oddities.push({ kind: "too-many-nodes", path, offsets, name: node.source });
      else return target.value;
    }
    return null;
  }

  function visitMap(node: YAMLMap, path: Path): unknown {
    const value: Record<string, unknown> = Object.create(null);
    const seen = new Map<string, Node>();
    for (const { key, value: item } of node.items) {
      if (nodes > budget) break;
      const name = keyOf(isAlias(key) ? keyTarget(key) : key);
      if (name === undefined) {
        oddities.push({ kind: "collection-key", path, offsets: offsetsOf(key as Node), name: "" });
        continue;
      }
      const at = [...path, name];
      const first = seen.get(name);
      if (first) {
        oddities.push({
          kind: "duplicate-key",
          path: at,
          offsets: offsetsOf(key as Node),
          name,
          first: offsetsOf(first),
        });
      }
      seen.set(name, key as Node);
      nodes += 1;
      const anchor = (key as Scalar | null)?.anchor;
      if (anchor) anchors.set(anchor, { node: key as Node, value: name, size: 1 });
      value[name] = visit(item, at);
    }
    return value;
  }

  function keyTarget(key: Alias): Node | undefined {
    const target = anchors.get(key.source);
    if (target === undefined || target === "open") return undefined;
    targets.set(key, target.node);
    return target.node;
  }

  function visitSeq(node: YAMLSeq, path: Path): unknown {
    const value: unknown[] = [];
    for (const [index, item] of node.items.entries()) {
      if (nodes > budget) break;
      // `[a: 1]`, a pair as an item, is a mapping of one key.
      value.push(
        isPair(item)
          ? visitMap({ items: [item] } as unknown as YAMLMap, [...path, index])
          : visit(item, [...path, index]),
      );
    }
    return value;
  }

  const value = visit(root, []);
  if (nodes > budget && !oddities.some((oddity) => oddity.kind === "too-many-nodes")) {
    oddities.push({ kind: "too-many-nodes", path: [], offsets: offsetsOf(root), name: "" });
  }
  return { value, oddities, targets };
}

function visitScalar(node: unknown): unknown {
  if (!isScalar(node)) return null;
  // A tag of the language's own (such as !!set) can make an object of a scalar: keep its text.
  return typeof node.value === "object" && node.value !== null ? String(node.source ?? "") : node.value;
}

/** The name of a key as text; undefined where the key is a collection. */
function keyOf(key: unknown): string | undefined {
  if (key === null) return "";
  return isScalar(key) ? scalarKey(key) : undefined;
}

/** A key as it is written: `01` and `yes` are names here, not a number or a truth. */
export function scalarKey(key: Scalar): string {
  return typeof key.value === "string" ? key.value : (key.source ?? String(key.value ?? ""));
}

/** Start and end of a node's own text, without the white space and comments after it. */
export function offsetsOf(node: Node | null | undefined): readonly [number, number] {
  const range = node?.range;
  return range ? [range[0], range[1]] : [0, 0];
}

/** The first token of a node: the first key or item of a block, the bracket of a flow. */
export function firstToken(node: Node | null): readonly [number, number] {
  const [start, end] = offsetsOf(node);
  const key = isMap(node) && !node.flow ? node.items[0]?.key : undefined;
  if (key) return offsetsOf(key as Node);
  return isMap(node) || isSeq(node) ? [start, Math.min(start + 1, end)] : [start, end];
}
