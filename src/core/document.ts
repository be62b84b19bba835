import type { RoleTable } from "./catalogue.ts";
import { textAt } from "./locate/find.ts";
import { rangeAt } from "./locate/locate.ts";
import type { Range, SourceFile, SyntaxViolation, Violation } from "./model.ts";
import type { Limits } from "./parse/compose.ts";
import { type ParsedDocument, parse } from "./parse/parse.ts";
import type { Kind } from "./validate/fault.ts";
import { NAMES } from "./validate/place.ts";
import { validate } from "./validate.ts";

/** What is wrong with a file that a check stands on, and where. One fault makes all of it unusable: who vouches for the rest? */
export interface Problem {
  readonly violation: Violation;
  readonly range: Range;
}

export type Read = { readonly document: ParsedDocument } | { readonly problems: readonly Problem[] };

/** The kinds of file that a check stands on: each is one document. */
export type Support = Exclude<Kind, "declaration">;

/** Reads and validates a file that a check stands on. Never throws. An empty one is `undefined`, and up to who reads it. */
export function readDocument(
  file: SourceFile,
  kind: Support,
  roles: RoleTable,
  limits: Limits,
): Read | { readonly empty: ParsedDocument } {
  const [document, second] = parse(file, limits);
  if (!document) return { problems: [] };
  if (document.violations.some(({ rule }) => rule === "syntax/empty-document")) return { empty: document };
  if (!document.sound || document.violations.length > 0)
    return { problems: document.violations.map((violation) => placed(document)(reworded(violation, kind))) };
  if (second) {
    const more = {
      rule: "syntax/invalid-yaml",
      path: [],
      args: {
        detail: `${nameOf(kind)} is one document, and this file holds more`,
        hint: "Take the line ‘---’ away, and what stands behind it.",
      },
    };
    return { problems: [{ violation: more, range: document.lines.range(0, 0) }] };
  }
  const violations = validate(document.value, kind, (path) => textAt(document, path), roles);
  return violations.length > 0 ? { problems: violations.map(placed(document)) } : { document };
}

/** What the file is, in a sentence: `a register`. */
function nameOf(kind: Support): string {
  return { register: "a register", configuration: "a configuration", exceptions: "a file of exceptions" }[kind];
}

/** The words of `syntax/not-a-mapping` are about declarations. */
function reworded(violation: SyntaxViolation, kind: Support): SyntaxViolation {
  if (violation.rule !== "syntax/not-a-mapping") return violation;
  const args = {
    what: NAMES[kind][""]?.the ?? "the file",
    expected: "a mapping",
    found: violation.args.type === "list" ? "a list" : "text",
    hint: "Begin each line with one of its keys and a colon.",
  };
  return { ...violation, rule: "schema/wrong-type", args };
}

/** Gives a violation its place in a document. */
export function placed(document: ParsedDocument): (violation: Violation | SyntaxViolation) => Problem {
  return (violation) => {
    const offsets = "offsets" in violation ? violation.offsets : undefined;
    const range = offsets ? document.lines.range(...offsets) : rangeAt(document, violation.path);
    return { violation, range };
  };
}
