import type { RoleTable } from "../../core/catalogue.ts";
import type { SourceFile } from "../../core/model.ts";
import { limitsFor } from "../../core/parse/compose.ts";
import { Faults } from "../../core/register/faults.ts";
import { sourceOf } from "../../core/register/source.ts";
import { REGISTER_BYTES, readRegisterDocument } from "../../core/register.ts";
import { Table } from "./table.ts";

/** A register of YAML or JSON, in the memory that the others are in: what it says as JSON, and what is written. */
export function readWhole(file: SourceFile, roles: RoleTable): { readonly table: Table; readonly faults: Faults } {
  const table = new Table();
  const faults = new Faults();
  const read = readRegisterDocument(file, roles, limitsFor(REGISTER_BYTES));
  if ("problems" in read) {
    faults.add(...read.problems);
    return { table, faults };
  }
  for (const [index, organisation] of read.organisations.entries()) {
    const { text, ...start } = sourceOf(read.document, index);
    const json = Buffer.from(JSON.stringify(organisation));
    const source = Buffer.from(text);
    table.insert(organisation.reference, table.pieces.add({ ...start, text: json, from: 0, source }));
  }
  return { table, faults };
}
