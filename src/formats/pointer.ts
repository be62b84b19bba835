import { maskPath, withoutSecrets } from "../core/mask.ts";
import type { Path } from "../core/model.ts";
import { pointer } from "../core/pointer.ts";
import type { FormatOptions } from "./options.ts";

/** The pointer to a path; keys that are not the format's own are masked, and hold no secret even where all is shown. */
export function pointerFor(path: Path, { showPersonal }: Pick<FormatOptions, "showPersonal">): string {
  return pointer(
    showPersonal ? path.map((step) => (typeof step === "string" ? withoutSecrets(step) : step)) : maskPath(path),
  );
}
