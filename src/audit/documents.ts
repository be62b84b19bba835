import type { SourceFile } from "../core/model.ts";
import { readSource } from "../node/read.ts";
import type { Batch, Unit } from "./batch.ts";
import { cutWhole } from "./split.ts";

/** A file of a folder may hold this many times what one document may. */
const DOCUMENTS_A_FILE = 32;

/** One document, or what stands in its place. */
export interface Numbered {
  readonly source: SourceFile;
  readonly ordinal: number;
  readonly line: number;
}

export function* documentsOf(batch: Batch, maxBytes: number): Generator<Numbered> {
  if (batch.kind === "stream") {
    const isLine = batch.areLines === true;
    for (const unit of batch.units) yield numbered(batch.name, batch.bytes, unit, unit.ordinal, isLine);
    return;
  }
  for (const { path, name, ordinal } of batch.files) {
    const { content } = readSource(path, name, maxBytes * DOCUMENTS_A_FILE, true);
    if (!(content instanceof Uint8Array)) yield { source: { name, content }, ordinal, line: 1 };
    else for (const unit of cutWhole(content, maxBytes)) yield numbered(name, content, unit, ordinal, false);
  }
}

function numbered(
  name: string,
  bytes: Uint8Array,
  { start, end, document, line, unread }: Omit<Unit, "ordinal">,
  ordinal: number,
  isLine: boolean,
): Numbered {
  const content = unread ?? bytes.subarray(start, end);
  return { source: { name, content, ...(isLine && { isLine }), origin: { document, line } }, ordinal, line };
}
