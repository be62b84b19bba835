import { parse } from "yaml";
import type { Path, Position, Range } from "../src/core/model.ts";

const MARK = "☃";

/**
 * Which token a range is on, shown without asking the code that chose it: something else is written in its place, the
 * text is read again, and only what the token stands for may have changed.
 */
export function pointed(text: string, range: Range, path: Path): { readonly is: unknown; readonly should: unknown } {
  const [start, end] = [range.start.offset, range.end.offset];
  const token = text.slice(start, end);
  const written = (replacement: string): unknown =>
    // A block scalar ends with its line.
    parse(`${text.slice(0, start)}${replacement}${token.endsWith("\n") ? "\n" : ""}${text.slice(end)}`);
  const before = read(text);
  const at = existing(before, path);
  const value = valueAt(before, at);
  const key = at.at(-1);
  if (typeof value !== "object" || token.startsWith("*")) {
    return { is: written(`"${MARK}"`), should: changed(before, at, () => MARK) };
  }
  if (typeof key === "string") return { is: written(`"${MARK}"`), should: renamed(before, at.slice(0, -1), key) };
  // An item of a list, or the document: its first token.
  if (token === "{") return { is: written(`{ "${MARK}": 0, `), should: changed(before, at, added) };
  return { is: written(`"${MARK}"`), should: renamed(before, at, Object.keys(value as object)[0] as string) };
}

let last: { readonly text: string; readonly value: unknown } | undefined;

/** What a text says. Nobody changes it: findings of one text come one after the other, and it is read once for them. */
function read(text: string): unknown {
  if (last?.text !== text) last = { text, value: parse(text) };
  return last.value;
}

const added = (value: unknown): unknown => ({ ...(value as object), [MARK]: 0 });

/** A position from its offset alone: what `line` and `column` must be. */
export function positionAt(text: string, offset: number): Position {
  const line = text.slice(0, offset).split("\n").length;
  return { line, column: offset - text.lastIndexOf("\n", offset - 1), offset };
}

/** As much of a path as there is. */
function existing(value: unknown, path: Path): Path {
  const missing = path.findIndex((_, index) => valueAt(value, path.slice(0, index + 1)) === undefined);
  return missing === -1 ? path : path.slice(0, missing);
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => (at as Record<string | number, unknown> | null)?.[step], value);
}

/** A copy with one value changed: what else shares that value stays as it is. */
function changed(value: unknown, [step, ...rest]: Path, change: (value: unknown) => unknown): unknown {
  if (step === undefined) return change(value);
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, unknown>;
  copy[step] = changed(copy[step], rest, change);
  return copy;
}

function renamed(value: unknown, at: Path, key: string): unknown {
  return changed(value, at, (mapping) => {
    const { [key]: kept, ...rest } = mapping as Record<string, unknown>;
    return { ...rest, [MARK]: kept };
  });
}
