import { isAlias } from "yaml";
import type { RuleEntry } from "../catalogue.ts";
import type { Finding, Fix, Path, Range, Related, SyntaxViolation, Violation } from "../model.ts";
import type { ParsedDocument } from "../parse/parse.ts";
import { offsetsOf } from "../parse/value.ts";
import type { Register } from "../register.ts";
import { edit } from "./edit.ts";
import { find, tokenOf } from "./find.ts";
import { tokenInJson } from "./json.ts";

/** A finding that has not been given its fingerprint yet: that takes all the others of its document. */
export type Located = Omit<Finding, "fingerprint">;

/** What `locate` looks into. */
export interface Texts {
  readonly document: ParsedDocument;
  readonly register?: Register | undefined;
  readonly strictMatch: boolean;
}

/** Places a violation in its document. A path that goes further than the document does points at the nearest ancestor. */
export function locate(violation: Violation | SyntaxViolation, rule: RuleEntry, texts: Texts): Located {
  const { document } = texts;
  const offsets = "offsets" in violation ? violation.offsets : tokenAt(document, violation.path);
  const edits = violation.fix && edit(document, violation.fix);
  const here = (range: readonly [number, number]): Related => ({
    file: document.file,
    path: violation.path,
    range: document.lines.range(...range),
  });
  return {
    rule: violation.rule,
    severity: (texts.strictMatch && rule.strict_severity) || rule.severity,
    path: violation.path,
    args: violation.args,
    range: document.lines.range(...offsets),
    related: [
      ...("first" in violation && violation.first ? [here(violation.first)] : []),
      // What is below an alias is written at its anchor.
      ...anchorAbove(document, violation.path).map(here),
      ...(violation.related ?? []).flatMap((related) => relatedPlace(related, texts)),
    ],
    ...(violation.fix && edits && { fix: { change: violation.fix satisfies Fix, edits } }),
  };
}

function relatedPlace(related: NonNullable<Violation["related"]>[number], texts: Texts): Related[] {
  const { path } = related;
  if (related.in === "declaration") return [{ file: texts.document.file, path, range: rangeAt(texts.document, path) }];
  return texts.register ? [{ file: texts.register.file, path, range: texts.register.place(path) }] : [];
}

function anchorAbove(document: ParsedDocument, path: Path): readonly (readonly [number, number])[] {
  if (document.targets.size === 0) return [];
  const { alias } = find(document, path);
  return alias ? [offsetsOf(alias.target)] : [];
}

/** The range of the token that a path points at. */
export function rangeAt(document: ParsedDocument, path: Path): Range {
  return document.lines.range(...tokenAt(document, path));
}

function tokenAt(document: ParsedDocument, path: Path): readonly [number, number] {
  return document.isJson ? tokenInJson(document.lines.text, path) : tokenOf(find(document, path));
}

/** Everywhere that the value at a path is written, whole: itself, and the anchor where an alias stands for it. */
export function rangesOf(document: ParsedDocument, path: Path): readonly Range[] {
  const { node, alias } = find(document, path);
  const written = [node, isAlias(node) ? document.targets.get(node) : undefined, alias?.target];
  return written.filter((part) => part != null).map((part) => document.lines.range(...offsetsOf(part)));
}
