import { isAlias, isCollection, isSeq, type Node } from "yaml";
import type { Fix, TextEdit } from "../model.ts";
import type { ParsedDocument } from "../parse/parse.ts";
import { offsetsOf } from "../parse/value.ts";
import { type Found, find } from "./find.ts";

/**
 * The text edits that make a fix, or undefined where there is no safe one: below an alias (the text belongs to
 * other places too), or where the path does not exist.
 */
export function edit(document: ParsedDocument, fix: Fix): readonly TextEdit[] | undefined {
  const found = find(document, fix.path);
  if (found.depth !== fix.path.length || found.alias || isAlias(found.node) || found.node === null) return undefined;
  if (hasAnchor(found.node)) return undefined;
  return fix.op === "replace" ? replace(document, found.node, fix.value) : remove(document, found);
}

/** What an alias elsewhere stands for must stay. */
function hasAnchor(node: Node): boolean {
  return "anchor" in node && node.anchor !== undefined;
}

function replace(document: ParsedDocument, node: Node, value: string): readonly TextEdit[] {
  const [start, end] = offsetsOf(node);
  const quoted = document.lines.text[start] === '"' || !/^[a-z][a-z_]*$/.test(value);
  return [textEdit(document, start, end, quoted ? JSON.stringify(value) : value)];
}

/** Only items of lists are removed; the last one leaves an empty list. */
function remove(document: ParsedDocument, found: Found): readonly TextEdit[] | undefined {
  const list = found.parent;
  if (!isSeq(list)) return undefined;
  const items = list.items as Node[];
  const index = items.indexOf(found.node as Node);
  if (index === -1) return undefined;
  if (items.length === 1) return [emptied(document, list, items[0] as Node)];
  return list.flow ? removeFromFlow(document, items, index) : removeLine(document, found.node as Node);
}

/** Between brackets the comma before the item goes with it, or the one after it where the item is the first. */
function removeFromFlow(document: ParsedDocument, items: readonly Node[], index: number): readonly TextEdit[] {
  const [start, end] = offsetsOf(items[index]);
  const before = items[index - 1];
  if (before) return [textEdit(document, offsetsOf(before)[1], end, "")];
  return [textEdit(document, start, offsetsOf(items[index + 1])[0], "")];
}

/** In a block the item's own line goes, with its dash and its comment. */
function removeLine(document: ParsedDocument, node: Node): readonly TextEdit[] | undefined {
  const [start, end] = offsetsOf(node);
  const { line } = document.lines.position(start);
  if (isCollection(node) || document.lines.position(end).line !== line) return undefined;
  const text = document.lines.line(line);
  const lineStart = start - (document.lines.position(start).column - 1);
  // `- - scheme_admin`, or `roles: - x`: something else stands on the line.
  if (!/^\s*-\s+$/.test(document.lines.text.slice(lineStart, start))) return undefined;
  const after = document.lines.text.startsWith("\r\n", lineStart + text.length) ? 2 : 1;
  return [textEdit(document, lineStart, Math.min(lineStart + text.length + after, document.lines.text.length), "")];
}

/** An empty list is `[]`; one that was a block moves up to its key, because that is where brackets can stand. */
function emptied(document: ParsedDocument, list: Node & { flow?: boolean | undefined }, item: Node): TextEdit {
  const [start, end] = offsetsOf(list);
  if (list.flow) return textEdit(document, start, end, "[]");
  const before = document.lines.text.slice(0, start).trimEnd().length;
  return textEdit(document, before, offsetsOf(item)[1], " []");
}

function textEdit(document: ParsedDocument, start: number, end: number, text: string): TextEdit {
  return { range: document.lines.range(start, end), text };
}

/** The text with the edits made; they must not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.range.start.offset - a.range.start.offset)
    .reduce(
      (done, { range, text: added }) => done.slice(0, range.start.offset) + added + done.slice(range.end.offset),
      text,
    );
}
