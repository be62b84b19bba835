import type { RoleTable } from "./catalogue.ts";
import { type Problem, placed, readDocument } from "./document.ts";
import type { Path, SourceFile, Violation } from "./model.ts";
import type { Limits } from "./parse/compose.ts";
import type { ParsedDocument } from "./parse/parse.ts";

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

export type ReadRegister = { readonly register: Register } | { readonly problems: readonly Problem[] };

/** Reads and validates a register. Never throws. */
export function readRegister(file: SourceFile, roles: RoleTable, limits: Limits): ReadRegister {
  const read = readDocument(file, "register", roles, limits);
  if ("empty" in read) return { problems: read.empty.violations.map(placed(read.empty)) };
  if ("problems" in read) return read;
  const { document } = read;
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
