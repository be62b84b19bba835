import { maskPath } from "../core/mask.ts";
import type { Path } from "../core/model.ts";
import type { FormatOptions } from "./options.ts";

/** The pointer to a path; keys that are not the format's own are masked along with what else is personal. */
export function pointerFor(path: Path, { showPersonal }: Pick<FormatOptions, "showPersonal">): string {
  return pointer(showPersonal ? path : maskPath(path));
}

/** A path as an RFC 6901 pointer. */
function pointer(path: Path): string {
  return path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
