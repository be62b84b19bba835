import type { RoleTable } from "./catalogue.ts";
import { type Problem, placed, readDocument } from "./document.ts";
import { rangeAt } from "./locate/locate.ts";
import type { Path, Range, SourceFile, Violation } from "./model.ts";
import type { Limits } from "./parse/compose.ts";
import type { ParsedDocument } from "./parse/parse.ts";
import { broken } from "./register/faults.ts";

/** PDP's record of one organisation. */
export interface RegisterEntry {
  readonly reference: string;
  /** Where it is in the register: `["organisations", index]`, whatever kind of file that is. */
  readonly path: Path;
  readonly phase?: string;
  readonly contacts: readonly unknown[];
  readonly schemeAdminLimit?: { readonly limit: number; readonly reference: string; readonly approved_on: string };
}

/** PDP's register: what the organisations gave at preregistration, how far they have come, and what PDP approved. */
export interface Register {
  readonly file: string;
  /** How many organisations it holds. */
  readonly size: number;
  /** The entry of an organisation; references are compared character for character. */
  entry(reference: string): RegisterEntry | undefined;
  /** Every reference, in the order of the register. */
  references(): Iterable<string>;
  /** Where what is at a path is written, or the nearest that holds it. Costs nothing before it is asked for. */
  place(path: Path): Range;
}

/** The most bytes of a register in YAML or JSON: it is read as a whole, and its nodes take many times as much. */
export const REGISTER_BYTES: number = 64 * 1024 * 1024;

export type ReadRegister = { readonly register: Register } | { readonly problems: readonly Problem[] };

/** A register of one YAML or JSON document that has been read: its organisations, and where they are written. */
export interface RegisterDocument {
  readonly document: ParsedDocument;
  readonly organisations: readonly Organisation[];
}

/** One organisation, as `schemas/register.schema.json` has it. */
export interface Organisation {
  readonly reference: string;
  readonly phase?: string;
  readonly contacts?: readonly unknown[];
  readonly approvals?: { readonly scheme_admin_limit?: NonNullable<RegisterEntry["schemeAdminLimit"]> };
}

/** Reads and validates a register in YAML or JSON. Never throws. */
export function readRegister(file: SourceFile, roles: RoleTable, limits: Limits): ReadRegister {
  const read = readRegisterDocument(file, roles, limits);
  return "problems" in read ? read : { register: registerOf(file.name, read) };
}

/** The same, for who keeps it in another way. */
export function readRegisterDocument(
  file: SourceFile,
  roles: RoleTable,
  limits: Limits,
): RegisterDocument | { readonly problems: readonly Problem[] } {
  const read = readDocument(file, "register", roles, limits);
  if ("empty" in read) return { problems: [placed(read.empty)(broken("empty", [], {}))] };
  if ("problems" in read) return { problems: read.problems.map(sayingWhatCanBeLarge) };
  const { document } = read;
  const { organisations } = document.value as RegisterDocument;
  const twice = repeated(organisations, (path) => rangeAt(document, path).start.line);
  if (twice.length > 0) return { problems: twice.map(placed(document)) };
  return { document, organisations };
}

/** Whether a reference can be one, so that it is known of what is wrong whose it is. */
export function isReference(reference: unknown): reference is string {
  return typeof reference === "string" && /^[a-z0-9-]{1,100}$/.test(reference);
}

/** An entry in the schema's shape again, as somebody could write it down. */
export function organisationIn({ reference, phase, contacts, schemeAdminLimit }: RegisterEntry): Organisation {
  return {
    reference,
    ...(phase !== undefined && { phase }),
    contacts,
    ...(schemeAdminLimit && { approvals: { scheme_admin_limit: schemeAdminLimit } }),
  };
}

/** What the schema's shape of an organisation says. */
export function entryOf({ reference, phase, contacts = [], approvals }: Organisation, index: number): RegisterEntry {
  return {
    reference,
    path: ["organisations", index],
    ...(phase !== undefined && { phase }),
    contacts,
    ...(approvals?.scheme_admin_limit && { schemeAdminLimit: approvals.scheme_admin_limit }),
  };
}

/** The rules about size are about declarations, and advise to split them. */
function sayingWhatCanBeLarge(problem: Problem): Problem {
  const { rule, path, args } = problem.violation;
  const isLong = rule === "schema/too-many-items" && path.length === 1;
  if (!isLong && rule !== "syntax/too-large") return problem;
  const measure = isLong ? "organisations" : String(args.what);
  const hint =
    "Keep it as NDJSON (one organisation a line) or as CSV (one contact a row): they are read line by line, and may be of any size.";
  const violation = broken("too-large", path, { what: "This register has", limit: args.limit ?? 0, measure, hint });
  return { ...problem, violation };
}

function registerOf(file: string, { document, organisations }: RegisterDocument): Register {
  const index = new Map(organisations.map((organisation, at) => [organisation.reference, entryOf(organisation, at)]));
  return {
    file,
    size: index.size,
    entry: (reference) => index.get(reference),
    references: () => index.keys(),
    place: (path) => rangeAt(document, path),
  };
}

function repeated(organisations: readonly Organisation[], lineOf: (path: Path) => number): readonly Violation[] {
  const first = new Map<string, number>();
  return organisations.flatMap(({ reference }, index) => {
    const before = first.get(reference);
    if (before === undefined) first.set(reference, index);
    return before === undefined ? [] : [twice(reference, index, lineOf(["organisations", before, "reference"]))];
  });
}

/** An organisation that is in the register a second time; `line` is that of the first. */
export function twice(reference: string, index: number, line: number): Violation {
  const path = ["organisations", index, "reference"];
  return { rule: "schema/duplicate-reference", path, args: { reference, line } };
}
