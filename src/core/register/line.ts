import type { RoleTable } from "../catalogue.ts";
import { type Problem, placed } from "../document.ts";
import { textAt } from "../locate/find.ts";
import { isSimpleJson, tokenInJson } from "../locate/json.ts";
import { rangeAt } from "../locate/locate.ts";
import type { Path, Range } from "../model.ts";
import { DEFAULT_LIMITS } from "../parse/compose.ts";
import { hasDistinctKeys } from "../parse/keys.ts";
import { type ParsedDocument, parse } from "../parse/parse.ts";
import { isReference, type Organisation } from "../register.ts";
import { fits, validate } from "../validate.ts";
import { broken, moved, rangeOn } from "./faults.ts";

/** A line of a file: its text, its number from 1, and the offset in UTF-16 code units at which it begins. */
export interface Line {
  readonly text: string;
  readonly line: number;
  readonly offset: number;
}

/** The reference of the organisation that a line holds, if it can be told, and what is wrong with the line. */
export interface ReadLine {
  readonly reference?: string;
  readonly problems: readonly Problem[];
}

const NONE: readonly Problem[] = [];

/** Reads a line of NDJSON. `index` is its organisation's, from 0. */
export function readLine(line: Line, index: number, roles: RoleTable): ReadLine {
  const value = parsed(line.text);
  const reference = (value as Partial<Organisation> | null | undefined)?.reference;
  const isSound = value !== undefined && fits({ organisations: [value] }, "register");
  const problems = isSound && hasDistinctKeys(value, line.text) ? NONE : problemsIn(line, value, index, roles);
  return isReference(reference) ? { reference, problems } : { problems };
}

/** Where what is at a path in the register is written, if that is within the organisation of a line. */
export function placeInLine(line: Line, path: Path): Range {
  const { text } = line;
  if (isSimpleJson(text)) {
    const [start, end] = tokenInJson(text, path.slice(2));
    return rangeOn(line, start, end - start);
  }
  const document = documentOf(text);
  return document.sound ? moved(rangeAt(document, path.slice(2)), line) : rangeOn(line, 0, 0);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** JSON is YAML too: what is wrong with it, and where, is told by the same code. */
function documentOf(text: string): ParsedDocument {
  const [document] = parse({ name: "", content: text, isLine: true }, DEFAULT_LIMITS);
  return document as ParsedDocument;
}

function problemsIn(line: Line, value: unknown, index: number, roles: RoleTable): readonly Problem[] {
  const document = documentOf(line.text);
  const above = ["organisations", index];
  const here = ({ violation, range }: Problem): Problem => ({
    violation: { ...violation, path: [...above, ...violation.path] },
    range: moved(range, line),
  });
  if (value === undefined || !isObject(value)) {
    const [fault] = document.sound ? [] : document.violations.filter(({ rule }) => rule === "syntax/invalid-yaml");
    const detail = value !== undefined ? `it is ${kindOf(value)}, not an object in braces` : undefined;
    const args = { detail: detail ?? String(fault?.args.detail ?? "it is something else, or not whole") };
    const range =
      fault && detail === undefined ? moved(document.lines.range(...fault.offsets), line) : rangeOn(line, 0, 0);
    return [{ violation: broken("invalid-json", above, args), range }];
  }
  const again = document.violations
    .filter(({ rule }) => rule === "syntax/duplicate-key")
    .map(placed(document))
    .map(here);
  const text = (path: Path): string | undefined => textAt(document, path.slice(2));
  const violations = validate({ organisations: [value] }, "register", text, roles);
  return [
    ...again,
    ...violations.map((violation) => {
      const path = violation.path.slice(2);
      return here({ violation: { ...violation, path }, range: rangeAt(document, path) });
    }),
  ];
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  return typeof value === "string" ? "a text" : value === null ? "null" : `a ${typeof value}`;
}
