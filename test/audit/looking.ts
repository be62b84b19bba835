import type { Line } from "../../src/audit/result.ts";
import type { Chunk, View } from "../../src/audit/view.ts";

/** All that a view makes of an audit. */
export function looked(view: View, lines: Iterable<Line>): Chunk[] {
  const chunks: Chunk[] = [];
  for (const line of lines) {
    if (line.type === "audit") chunks.push(...view.start(line));
    else if (line.type === "summary") chunks.push(...view.end(line));
    else chunks.push(...view.line(line));
  }
  return chunks;
}

/** The same of a view of text. */
export function text(view: View, lines: Iterable<Line>): string {
  return looked(view, lines).join("");
}

/** The same of a view of bytes. */
export function bytes(view: View, lines: Iterable<Line>): Buffer {
  return Buffer.concat(looked(view, lines).map((chunk) => Buffer.from(chunk as Uint8Array)));
}
