import { find } from "../locate/find.ts";
import { rangeAt } from "../locate/locate.ts";
import type { Path, Position, Range } from "../model.ts";
import { DEFAULT_LIMITS } from "../parse/compose.ts";
import { type ParsedDocument, parse } from "../parse/parse.ts";
import { offsetsOf } from "../parse/value.ts";
import { moved, rangeOn } from "./faults.ts";

/** What is written of an organisation in a register of YAML, and where that begins. */
export interface Source extends Position {
  readonly text: string;
}

/** What is written of an organisation, by its index. */
export function sourceOf(document: ParsedDocument, index: number): Source {
  const [start, end] = offsetsOf(find(document, ["organisations", index]).node);
  return { ...document.lines.position(start), text: document.lines.text.slice(start, end) };
}

/**
 * Where what is at a path in the register is written, if that is within the organisation of a source. It is read again
 * alone, at its own column, as its indentation has a meaning. What an anchor elsewhere stands for is not known then:
 * the organisation's own place has to do.
 */
export function placeInSource({ text, line, column, offset }: Source, path: Path): Range {
  const [document] = parse({ name: "", content: " ".repeat(column - 1) + text }, DEFAULT_LIMITS);
  if (!document?.sound) return rangeOn({ line, offset: offset - (column - 1) }, column - 1, 0);
  return moved(rangeAt(document, path.slice(2)), { line, offset: offset - (column - 1) });
}
