import type { Path, Violation } from "../model.ts";
import { type Fault, type Kind, violation } from "./fault.ts";

/** The violations of a list: too short, too long, or with an item twice; items beyond its length are not looked at. */
export function listViolations(faults: readonly Fault[], kind: Kind): readonly Violation[] {
  const tooLong = faults.find(({ keyword }) => keyword === "maxItems");
  const limit = tooLong ? Number(tooLong.params.limit) : undefined;
  return faults.flatMap(({ path, keyword, value }) => {
    const items = Array.isArray(value) ? value : [];
    const key = String(path.at(-1) ?? "");
    if (keyword === "minItems") return [violation("too-few-items", path, {})];
    if (keyword === "uniqueItems") return repeated(items.slice(0, limit), path, key, kind);
    const most = limit ?? items.length;
    return [violation("too-many-items", path, { key, count: items.length, limit: most, excess: items.length - most })];
  });
}

/** Every text that is in a list a second time; the schema itself tells of one pair only. */
function repeated(items: readonly unknown[], path: Path, key: string, kind: Kind): Violation[] {
  const within = kind === "register" ? "register" : "declaration";
  const first = new Map<unknown, number>();
  return items.flatMap((item, index) => {
    if (typeof item !== "string") return [];
    const before = first.get(item);
    if (before === undefined) {
      first.set(item, index);
      return [];
    }
    const at = [...path, index];
    const again = violation("duplicate-item", at, { key }, { op: "remove", path: at });
    return [{ ...again, related: [{ in: within, path: [...path, before] }] }];
  });
}
