import {
  type Alias,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from "yaml";
import type { Path } from "../model.ts";
import type { ParsedDocument } from "../parse/parse.ts";
import { firstToken, offsetsOf, scalarKey } from "../parse/value.ts";
import { textInJson } from "./json.ts";

/** What a path leads to. */
export interface Found {
  /** The node at the path, or the nearest ancestor that exists. */
  readonly node: Node | null;
  /** What the node stands for, where it is an alias itself. */
  readonly target?: Node;
  /** The key in front of the node, where it is a mapping's value. */
  readonly key: Node | null;
  /** The mapping's entry or the list's item that the node is. */
  readonly pair: Pair | null;
  /** The collection that holds the node. */
  readonly parent: Node | null;
  /** How much of the path exists. */
  readonly depth: number;
  /** The first alias on the way, with the node that it stands for: what is below it is written elsewhere. */
  readonly alias?: { readonly node: Alias; readonly target: Node };
}

/** Follows a path through the nodes of a document as far as it goes; of equal keys it takes the last, as `plainValue` does. */
export function find(document: ParsedDocument, path: Path): Found {
  let found: Found = { node: document.root, key: null, pair: null, parent: null, depth: 0 };
  for (const step of path) {
    const alias = throughAlias(document, found.node);
    const container = alias?.target ?? found.node;
    const next = child(document, container, step);
    if (!next) break;
    const first = found.alias ?? alias;
    found = { ...next, parent: container, depth: found.depth + 1, ...(first && { alias: first }) };
  }
  const target = isAlias(found.node) ? document.targets.get(found.node) : undefined;
  return target ? { ...found, target } : found;
}

function throughAlias(document: ParsedDocument, node: Node | null): Found["alias"] {
  if (!isAlias(node)) return undefined;
  const target = document.targets.get(node);
  return target && { node, target };
}

function child(
  document: ParsedDocument,
  container: Node | null,
  step: string | number,
): Pick<Found, "node" | "key" | "pair"> | undefined {
  if (isMap(container)) {
    const pair = pairOf(document, container, String(step));
    return pair && { node: pair.value as Node | null, key: pair.key as Node, pair };
  }
  const item = isSeq(container) && typeof step === "number" ? container.items[step] : undefined;
  if (item === undefined) return undefined;
  // `[a: 1]`: the item is a pair without a map around it; its key stands for it.
  return isPair(item)
    ? { node: item.key as Node, key: null, pair: item }
    : { node: item as Node, key: null, pair: null };
}

/** Past this many entries a mapping gets an index: a thousand findings in one must not make a million comparisons. */
const INDEX_FROM = 16;

const indexes = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

function pairOf(document: ParsedDocument, map: YAMLMap, name: string): Pair | undefined {
  if (map.items.length < INDEX_FROM) return map.items.findLast((item) => nameOf(document, item.key) === name);
  const index =
    indexes.get(map) ?? new Map(map.items.flatMap((pair) => [[nameOf(document, pair.key) ?? "", pair] as const]));
  indexes.set(map, index);
  return index.get(name);
}

function nameOf(document: ParsedDocument, key: unknown): string | undefined {
  const node = isAlias(key) ? document.targets.get(key) : key;
  return node === null ? "" : isScalar(node) ? scalarKey(node) : undefined;
}

/** The offsets of the token that stands for what was found: see design.md, "where a finding points". */
export function tokenOf(found: Found): readonly [number, number] {
  const { alias, node, key, target } = found;
  if (alias) return offsetsOf(alias.node);
  if (isCollection(target ?? node) && key) return offsetsOf(key);
  if (isCollection(node)) return firstToken(node);
  if (isScalar(node) && !hasText(node) && key) return offsetsOf(key);
  return node ? offsetsOf(node) : offsetsOf(key);
}

/** An empty value (`name:`) takes no room: its key has to stand for it. */
function hasText(node: Scalar): boolean {
  const [start, end] = offsetsOf(node);
  return end > start;
}

/** Whether what is at a path is written once and stands in several places: by an alias, or as what one stands for. */
export function isShared(document: ParsedDocument, path: Path): boolean {
  const { node, alias } = find(document, path);
  return alias !== undefined || isAlias(node) || (isScalar(node) && node.anchor !== undefined);
}

/** The source text of the scalar at a path: `"020"` without its quotes, `007` and not the number 7. */
export function textAt(document: ParsedDocument, path: Path): string | undefined {
  if (document.isJson) return textInJson(document.lines.text, path);
  const found = find(document, path);
  if (found.depth !== path.length) return undefined;
  const node = isAlias(found.node) ? document.targets.get(found.node) : found.node;
  if (!isScalar(node)) return undefined;
  return node.source ?? (node.value === null || node.value === undefined ? undefined : String(node.value));
}
