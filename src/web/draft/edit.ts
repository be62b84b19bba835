import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type Scalar,
  stringify,
  visit,
} from "yaml";
import { find } from "../../core/locate/find.ts";
import type { Path } from "../../core/model.ts";
import { offsetsOf } from "../../core/parse/value.ts";
import { type Change, type Draft, documentOf, isJson } from "./draft.ts";

/** What a form can write: a text, a list of texts, or a mapping of them. */
export type Written = string | readonly Written[] | { readonly [key: string]: Written };

/** Writes a value at a path, whatever was there. Comments, order and the writing of all else stay. */
export function write(path: Path, value: Written): Change {
  return (draft) =>
    (typeof value === "string" ? inPlace(draft, path, value) : undefined) ??
    restructured(draft, (doc) => set(doc, path, value));
}

/** Calls the value at a path by another key, where its mapping has none of that name. */
export function rename(path: Path, key: string): Change {
  return (draft) =>
    restructured(draft, (doc) => {
      const parent = doc.getIn(path.slice(0, -1), true);
      const pair = isMap(parent) && !parent.has(key) && parent.items.find((one) => nameOf(one.key) === path.at(-1));
      if (pair) pair.key = doc.createNode(key);
    });
}

function nameOf(key: unknown): unknown {
  return isScalar(key) ? String(key.value) : key;
}

/** Takes out a key or an item; where there is none, nothing changes. */
export function remove(path: Path): Change {
  return (draft) =>
    restructured(draft, (doc) => {
      doc.deleteIn(path);
      const parent = doc.getIn(path.slice(0, -1), true);
      if (!isSeq(parent) || parent.flow) return;
      if (parent.items.length === 0) parent.flow = true;
      // The blank line that parted it from the item before is no longer wanted.
      else if (path.at(-1) === 0) (parent.items[0] as Node).spaceBefore = false;
    });
}

/** Adds items to the end of a list, which is made where it is missing. */
export function append(path: Path, ...values: readonly Written[]): Change {
  return (draft) =>
    restructured(draft, (doc) => {
      const there = doc.getIn(path);
      if (!isSeq(there)) {
        set(doc, path, values);
        return;
      }
      // An empty list is written `[]`: what goes into it is more than a line should hold.
      if (there.items.length === 0 && values.some((value) => typeof value !== "string")) there.flow = false;
      for (const value of values) there.add(nodeOf(doc, value, path.at(-1)));
    });
}

/** Makes one change after the other. */
export function all(changes: readonly Change[]): Change {
  return (draft) => changes.reduce((done, change) => change(done), draft);
}

/** Replaces the text of a scalar, and nothing else; undefined where it is not written in one place on one line. */
function inPlace(draft: Draft, path: Path, value: string): Draft | undefined {
  const document = documentOf(draft);
  if (!document) return undefined;
  const found = find(document, path);
  const { node } = found;
  if (found.depth !== path.length || found.alias || !isScalar(node) || node.anchor || node.tag) return undefined;
  const [start, end] = offsetsOf(node);
  const before = draft.text.slice(start, end);
  if (start === end || before.includes("\n")) return undefined;
  const after = isJson(draft) || before.startsWith('"') ? JSON.stringify(value) : scalar(value, path.at(-1));
  return { ...draft, text: draft.text.slice(0, start) + after + draft.text.slice(end) };
}

/** A text as YAML: plain where that is safe in every place, in quotes otherwise. A phone number is always in quotes. */
function scalar(value: string, key: Path[number] | undefined): string {
  return needsQuotes(value, key) ? JSON.stringify(value) : value;
}

function needsQuotes(value: string, key: Path[number] | undefined): boolean {
  return key === "phone" || /[,[\]{}\n]/.test(value) || stringify(value, { lineWidth: 0 }).trimEnd() !== value;
}

/** Changes the tree and writes it anew. The text stays as it is where the change cannot be made. */
function restructured(draft: Draft, change: (doc: Document) => void): Draft {
  if (!documentOf(draft)) return draft;
  const json = isJson(draft);
  // Without types, so that what reads as a number is written back as its own characters, zeros and all.
  const schema = json ? "core" : "failsafe";
  const doc = parseDocument(draft.text, { schema, logLevel: "error", uniqueKeys: false });
  writeOutAliases(doc);
  change(doc);
  const indentSeq = !/^users:[^\S\n]*(?:#.*)?\r?\n- /m.test(draft.text);
  const text = json
    ? `${JSON.stringify(doc.toJS(), null, 2)}\n`
    : doc.toString({ lineWidth: 0, flowCollectionPadding: false, indentSeq });
  return { ...draft, text: draft.text.includes("\r\n") ? text.replace(/\r?\n/g, "\r\n") : text };
}

function set(doc: Document, path: Path, value: Written): void {
  const there = doc.getIn(path, true);
  if (isScalar(there) && typeof value === "string") {
    there.value = value;
    if (needsQuotes(value, path.at(-1))) there.type = "QUOTE_DOUBLE";
    return;
  }
  for (let depth = 1; depth < path.length; depth += 1) {
    // A key without a value, or with a text where a mapping belongs, cannot hold what is to be written.
    const parent = doc.getIn(path.slice(0, depth), true);
    if (parent !== undefined && !isMap(parent) && !isSeq(parent)) doc.setIn(path.slice(0, depth), doc.createNode({}));
  }
  doc.setIn(path, nodeOf(doc, value, path.at(-1)));
}

/** Roles and domains stand in one line; phone numbers, and what would not be read as text, in quotes. */
function nodeOf(doc: Document, value: Written, key: Path[number] | undefined): Node {
  const node = doc.createNode(value);
  const dress = (at: Node, name: unknown): void => {
    if (isScalar(at) && needsQuotes(String(at.value), name as string)) at.type = "QUOTE_DOUBLE";
    if (isSeq(at) && at.items.every(isScalar)) at.flow = true;
  };
  dress(node, key);
  visit(node, {
    Pair: (_, pair) => dress(pair.value as Node, (pair.key as Scalar).value),
    Seq: (_, seq) => {
      for (const item of seq.items) dress(item as Node, undefined);
    },
  });
  return node;
}

/** An alias stands for what is written elsewhere: who changes one of them does not mean the other. */
function writeOutAliases(doc: Document): void {
  let some = false;
  visit(doc, {
    Alias: (_, alias) => {
      some = true;
      const copy = alias.resolve(doc)?.clone() as Node | undefined;
      return copy;
    },
  });
  if (some)
    visit(doc, {
      Node: (_, node) => {
        if (!isAlias(node)) delete node.anchor;
      },
    });
}
