import { createHash, type Hash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import type { RoleTable } from "../../core/catalogue.ts";
import { looksLikeUtf16 } from "../../core/parse/decode.ts";
import type { Faulty } from "../../core/register/faults.ts";
import type { Layout } from "../../core/register/headings.ts";
import { REGISTER_BYTES } from "../../core/register.ts";
import { causeOf } from "../cause.ts";
import { noteFile } from "../trail.ts";
import { CsvReader } from "./csv.ts";
import { readWhole } from "./document.ts";
import { kindByContent, kindByName } from "./kind.ts";
import { Cutter } from "./lines.ts";
import { NdjsonReader } from "./ndjson.ts";
import { type OpenRegister, openRegister, type Shared } from "./open.ts";
import { type Outlines, outlineOf, readByOutline } from "./outline.ts";
import { tooLong, unreadable, wide } from "./problems.ts";

/** A register with what other threads need to open it. */
export interface SharedRegister extends OpenRegister {
  readonly shared: Shared;
}

export type Loaded = { readonly register: SharedRegister } | Faulty;

/**
 * Reads and validates a register of any kind: YAML or JSON as a whole, NDJSON and CSV line by line into shared memory.
 * One that `outlines` know is not cut into lines again. Never throws: what cannot be read, or used, is told.
 */
export async function loadRegister(
  { path, name }: { readonly path: string; readonly name: string },
  roles: RoleTable,
  outlines?: Outlines,
): Promise<Loaded> {
  noteFile(path);
  try {
    const outline = outlines?.find(path);
    const known = outline && (await readByOutline(path, name, outline));
    if (known) return opened(known);
    const handle = await open(path);
    try {
      return await loaded(handle, path, name, roles, outlines);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return { problems: [unreadable(causeOf(error, "read"))], count: 1 };
  }
}

/** The same for bytes that are there already, without waiting for anything. */
export function registerIn(bytes: Uint8Array, path: string, name: string, roles: RoleTable): Loaded {
  const digest = createHash("sha256").update(bytes).digest("hex");
  const kind = kindByName(path) ?? kindByContent(bytes.subarray(0, HEAD));
  if (kind === "yaml") return concluded(readWhole({ name, content: bytes }, roles), { file: name, kind, digest });
  if (looksLikeUtf16(bytes)) return { problems: [wide()], count: 1 };
  const reader = readerOf(kind, roles);
  const cutter = new Cutter(reader);
  for (let at = 0, goesOn = true; goesOn; ) {
    const part = bytes.subarray(at, at + cutter.room.length);
    cutter.room.set(part);
    at += part.length;
    goesOn = cutter.take(part.length);
  }
  return concluded(ended(reader, cutter), { file: name, kind, digest });
}

async function loaded(
  handle: FileHandle,
  path: string,
  file: string,
  roles: RoleTable,
  outlines: Outlines | undefined,
): Promise<Loaded> {
  const hash = createHash("sha256");
  const rest = fillFrom(handle, hash);
  const head = Buffer.allocUnsafe(HEAD);
  const known = head.subarray(0, await rest(head));
  const fill = after(known, rest);
  const kind = kindByName(path) ?? kindByContent(known);
  if (kind === "yaml") {
    const content = (await allOf(fill, REGISTER_BYTES)) ?? { bytesAllowed: REGISTER_BYTES };
    return concluded(readWhole({ name: file, content }, roles), { file, kind, digest: hash.digest("hex") });
  }
  if (looksLikeUtf16(known)) return { problems: [wide()], count: 1 };
  const reader = readerOf(kind, roles);
  const cutter = new Cutter(reader);
  while (cutter.take(await fill(cutter.room)));
  const { table, layout, faults } = ended(reader, cutter);
  const digest = hash.digest("hex");
  const about = { kind, digest, ...(layout && { layout }), length: cutter.read };
  const outline = outlines && faults.count === 0 ? outlineOf(table, about) : undefined;
  if (outline) outlines?.keep(path, outline);
  return concluded(reader, { file, kind, digest });
}

/** Enough to see of what kind a file is. */
const HEAD = 64 * 1024;

type Reader = (CsvReader | NdjsonReader) & { readonly layout?: Layout | undefined };

function readerOf(kind: "ndjson" | "csv", roles: RoleTable): Reader {
  return kind === "csv" ? new CsvReader(roles) : new NdjsonReader(roles);
}

function ended(reader: Reader, { long }: Cutter): Reader {
  if (long) reader.faults.add(tooLong(long, reader.hint));
  reader.end();
  return reader;
}

function concluded(
  { table, faults, layout }: Pick<Reader, "table" | "faults"> & { readonly layout?: Layout | undefined },
  about: Pick<Shared, "file" | "kind" | "digest">,
): Loaded {
  if (faults.count > 0) return faults.told;
  return opened({ ...about, ...table.memory, ...(layout && { layout }) });
}

function opened(shared: Shared): Loaded {
  return { register: { ...openRegister(shared), shared } };
}

/** Fills a part of a buffer and gives how many bytes there were: fewer than asked for at the end only. */
type Fill = (into: Uint8Array) => Promise<number>;

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
