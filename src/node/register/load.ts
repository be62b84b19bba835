import { createHash, type Hash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import type { RoleTable } from "../../core/catalogue.ts";
import { limitsFor } from "../../core/parse/compose.ts";
import { looksLikeUtf16 } from "../../core/parse/decode.ts";
import { Faults, type Faulty } from "../../core/register/faults.ts";
import { sourceOf } from "../../core/register/source.ts";
import { REGISTER_BYTES, type Register, readRegisterDocument } from "../../core/register.ts";
import { causeOf } from "../cause.ts";
import { noteFile } from "../trail.ts";
import { readCsv } from "./csv.ts";
import { kindByContent, kindByName } from "./kind.ts";
import type { Fill } from "./lines.ts";
import { type Filled, readNdjson } from "./ndjson.ts";
import { openRegister, type RegisterKind, type Shared } from "./open.ts";
import { MOST_BYTES } from "./pieces.ts";
import { unreadable, wide } from "./problems.ts";
import { Table } from "./table.ts";

/** A register with what other threads need to open it. */
export interface SharedRegister extends Register {
  readonly shared: Shared;
}

export type Loaded = { readonly register: SharedRegister } | Faulty;

/**
 * Reads and validates a register of any kind: YAML or JSON as a whole, NDJSON and CSV line by line into shared memory.
 * Never throws: what cannot be read, or used, is told.
 */
export async function loadRegister(
  { path, name }: { readonly path: string; readonly name: string },
  roles: RoleTable,
): Promise<Loaded> {
  noteFile(path);
  try {
    const handle = await open(path);
    try {
      return await loaded(handle, path, name, roles);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return { problems: [unreadable(causeOf(error, "read"))], count: 1 };
  }
}

async function loaded(handle: FileHandle, path: string, name: string, roles: RoleTable): Promise<Loaded> {
  const hash = createHash("sha256");
  const head = Buffer.allocUnsafe(HEAD);
  const known = head.subarray(0, await fillFrom(handle, hash)(head));
  const kind = kindByName(path) ?? kindByContent(known);
  if (kind !== "yaml" && looksLikeUtf16(known)) return { problems: [wide()], count: 1 };
  const fill = after(known, fillFrom(handle, hash));
  const { table, faults, layout } = await READERS[kind](fill, roles, name);
  if (faults.count > 0) return faults.told;
  const shared: Shared = { ...table.memory, file: name, kind, digest: hash.digest("hex"), ...(layout && { layout }) };
  return { register: { ...openRegister(shared), shared } };
}

/** Enough to see of what kind a file is. */
const HEAD = 64 * 1024;

type Reader = (fill: Fill, roles: RoleTable, name: string) => Promise<Filled & Pick<Shared, "layout">>;

const READERS: Readonly<Record<RegisterKind, Reader>> = { yaml: readYaml, ndjson: readNdjson, csv: readCsv };

async function readYaml(fill: Fill, roles: RoleTable, name: string): Promise<Filled> {
  const table = new Table();
  const faults = new Faults();
  const content = (await allOf(fill, REGISTER_BYTES)) ?? { bytesAllowed: REGISTER_BYTES };
  const read = readRegisterDocument({ name, content }, roles, limitsFor(REGISTER_BYTES));
  if ("problems" in read) faults.add(...read.problems);
  else
    for (const [index, organisation] of read.organisations.entries()) {
      const { text, ...start } = sourceOf(read.document, index);
      const json = Buffer.from(JSON.stringify(organisation));
      const source = Buffer.from(text);
      const { reference } = organisation;
      // What is mostly comments is not kept: its places are those of its organisation.
      const kept = json.length + source.length + reference.length > MOST_BYTES ? Buffer.from("*") : source;
      table.insert(reference, table.pieces.add({ ...start, reference, text: json, source: kept }));
    }
  return { table, faults };
}

/** All of a file, or undefined where that is more than `most` bytes. */
async function allOf(fill: Fill, most: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  for (let total = 0; total <= most; ) {
    const chunk = Buffer.allocUnsafe(1024 * 1024);
    const read = await fill(chunk);
    if (read === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, read));
    total += read;
  }
  return undefined;
}

/** Reads until there is no room or nothing more: a pipe gives what it has. */
function fillFrom(handle: FileHandle, hash: Hash): Fill {
  return async (into) => {
    let filled = 0;
    while (filled < into.length) {
      const { bytesRead } = await handle.read(into, filled, into.length - filled, null);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    hash.update(into.subarray(0, filled));
    return filled;
  };
}

/** What was read already, and then the rest. */
function after(known: Uint8Array, fill: Fill): Fill {
  let rest = known;
  return async (into) => {
    const taken = Math.min(rest.length, into.length);
    into.set(rest.subarray(0, taken));
    rest = rest.subarray(taken);
    return taken === into.length ? taken : taken + (await fill(into.subarray(taken)));
  };
}
