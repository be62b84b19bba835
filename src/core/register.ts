import type { RoleTable } from "./catalogue.ts";
import { find, textAt, tokenOf } from "./locate/find.ts";
import type { Path, Range, SourceFile, SyntaxViolation, Violation } from "./model.ts";
import type { Limits } from "./parse/compose.ts";
import { type ParsedDocument, parse } from "./parse/parse.ts";
import { validate } from "./validate.ts";

/** PDP's record of one organisation. */
export interface RegisterEntry {
  readonly reference: string;
  /** Where it is in the register. */
  readonly path: Path;
  readonly phase?: string;
  readonly contacts: readonly unknown[];
  readonly schemeAdminLimit?: { readonly limit: number; readonly reference: string; readonly approved_on: string };
}

/** PDP's register: what the organisations gave at preregistration, how far they have come, and what PDP approved. */
export interface Register {
  readonly file: string;
  readonly document: ParsedDocument;
  /** The entry of an organisation; references are compared character for character. */
  entry(reference: string): RegisterEntry | undefined;
}

/** What is wrong with a register, and where. One fault makes all of it unusable: who vouches for the rest? */
export interface RegisterProblem {
  readonly violation: Violation;
  readonly range: Range;
}

export type ReadRegister = { readonly register: Register } | { readonly problems: readonly RegisterProblem[] };

/** Reads and validates a register. Never throws. */
export function readRegister(file: SourceFile, roles: RoleTable, limits: Limits): ReadRegister {
  const [document, second] = parse(file, limits);
  if (!document) return { problems: [] };
  if (!document.sound || document.violations.length > 0) return { problems: document.violations.map(placed(document)) };
  if (second) {
    const more = {
      rule: "syntax/invalid-yaml",
      path: [],
      args: { detail: "a register is one document, and this file holds more" },
    };
    return { problems: [{ violation: more, range: document.lines.range(0, 0) }] };
  }
  const violations = validate(document.value, "register", (path) => textAt(document, path), roles);
  if (violations.length > 0) return { problems: violations.map(placed(document)) };
  const entries = entriesOf(document.value as RegisterDocument);
  const twice = entries.filter(repeats(new Set()));
  if (twice.length > 0) return { problems: twice.map((entry) => placed(document)(repeated(entry))) };
  return { register: registerOf(file.name, document, entries) };
}

/** A register that the schema has accepted. */
interface RegisterDocument {
  readonly organisations: readonly {
    readonly reference: string;
    readonly phase?: string;
    readonly contacts?: readonly unknown[];
    readonly approvals?: { readonly scheme_admin_limit?: NonNullable<RegisterEntry["schemeAdminLimit"]> };
  }[];
}

function entriesOf({ organisations }: RegisterDocument): RegisterEntry[] {
  return organisations.map(({ reference, phase, contacts = [], approvals }, index) => ({
    reference,
    path: ["organisations", index],
    ...(phase !== undefined && { phase }),
    contacts,
    ...(approvals?.scheme_admin_limit && { schemeAdminLimit: approvals.scheme_admin_limit }),
  }));
}

function registerOf(file: string, document: ParsedDocument, entries: readonly RegisterEntry[]): Register {
  const index = new Map(entries.map((entry) => [entry.reference, entry]));
  return { file, document, entry: (reference) => index.get(reference) };
}

function repeats(seen: Set<string>): (entry: RegisterEntry) => boolean {
  return ({ reference }) => seen.size === seen.add(reference).size;
}

function repeated(entry: RegisterEntry): Violation {
  return {
    rule: "schema/duplicate-reference",
    path: [...entry.path, "reference"],
    args: { reference: entry.reference },
  };
}

function placed(document: ParsedDocument): (violation: Violation | SyntaxViolation) => RegisterProblem {
  return (violation) => {
    const offsets = "offsets" in violation ? violation.offsets : tokenOf(find(document, violation.path));
    return { violation, range: document.lines.range(...offsets) };
  };
}
