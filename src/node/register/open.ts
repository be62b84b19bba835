import { hash } from "node:crypto";
import type { Path, Range } from "../../core/model.ts";
import { rangeOn } from "../../core/register/faults.ts";
import type { Layout } from "../../core/register/headings.ts";
import { placeInLine } from "../../core/register/line.ts";
import { organisationOf, placeInRow } from "../../core/register/row.ts";
import { placeInSource } from "../../core/register/source.ts";
import { entryOf, type Organisation, type Register, type RegisterEntry } from "../../core/register.ts";
import { Table, type TableMemory } from "./table.ts";

/** The kinds of file that a register can be. */
export type RegisterKind = "yaml" | "ndjson" | "csv";

/** A register as threads share it: plain data that can be posted to a worker, which copies none of its memory. */
export interface Shared extends TableMemory {
  readonly file: string;
  readonly kind: RegisterKind;
  /** Hex SHA-256 over the bytes of the file. */
  readonly digest: string;
  /** What is in which column, of CSV. */
  readonly layout?: Layout;
  /** Of each entry, where they are known already: see `digestsOf`. */
  readonly digests?: SharedArrayBuffer;
}

/** A register that can tell whether an entry has changed. */
export interface OpenRegister extends Register {
  /** A digest of all that is written of an organisation, wherever that is; undefined where there is no entry. */
  entryDigest(reference: string): string | undefined;
}

/** The register that is in some memory. Entries are decoded each time that they are asked for. */
export function openRegister(shared: Shared): OpenRegister {
  const table = new Table(shared);
  const { pieces } = table;
  const digests = shared.digests && Buffer.from(shared.digests);
  const organisation = (index: number): Organisation =>
    shared.layout
      ? organisationOf(table.reference(index), textsOf(table, index), shared.layout)
      : (JSON.parse(pieces.text(table.get(index, "head"))) as Organisation);
  return {
    file: shared.file,
    size: table.size,
    entry: (reference): RegisterEntry | undefined => {
      const index = table.find(reference);
      return index === -1 ? undefined : entryOf(organisation(index), index);
    },
    entryDigest: (reference) => {
      const index = table.find(reference);
      if (index === -1) return undefined;
      if (digests) return digests.toString("base64", index * DIGEST, (index + 1) * DIGEST);
      return hash("sha256", written(table, index, shared.layout), "base64");
    },
    references: function* () {
      for (let index = 0; index < table.size; index++) yield table.reference(index);
    },
    place: (path) => placeIn(table, path, shared.layout),
  };
}

/** Bytes of a digest. */
const DIGEST = 32;

/** The digests of all entries, behind each other. */
export function digestsOf(table: Table, layout: Layout | undefined): SharedArrayBuffer {
  const digests = Buffer.from(new SharedArrayBuffer(table.size * DIGEST));
  for (let index = 0; index < table.size; index++)
    digests.set(hash("sha256", written(table, index, layout), "buffer"), index * DIGEST);
  return digests.buffer as SharedArrayBuffer;
}

function* addressesOf(table: Table, index: number): Generator<number> {
  for (let at = table.get(index, "head"); at !== 0; at = table.pieces.next(at)) yield at;
}

/** The texts of all pieces of an organisation. */
export function textsOf(table: Table, index: number): string[] {
  return Array.from(addressesOf(table, index), (address) => table.pieces.text(address));
}

/** All that an entry is read from. */
function written(table: Table, index: number, layout: Layout | undefined): string | Uint8Array {
  if (!layout) return table.pieces.bytes(table.get(index, "head"));
  return JSON.stringify([layout, ...textsOf(table, index)]);
}

/** Where what is at a path in the register is written. */
export function placeIn(table: Table, path: Path, layout: Layout | undefined): Range {
  const { pieces } = table;
  const index = path[1];
  const isThere = path[0] === "organisations" && typeof index === "number" && index >= 0 && index < table.size;
  if (!isThere) return rangeOn({ line: 1, offset: 0 }, 0, 0);
  const head = table.get(index, "head");
  if (layout) {
    const rows = Array.from(addressesOf(table, index), (at) => ({ ...pieces.start(at), text: pieces.text(at) }));
    return placeInRow(rows, path, layout);
  }
  const source = pieces.source(head);
  if (source !== undefined) return placeInSource({ ...pieces.start(head), text: source }, path);
  return placeInLine({ ...pieces.start(head), text: pieces.text(head) }, path);
}
