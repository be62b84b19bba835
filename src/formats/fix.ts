import { isWord } from "../core/mask.ts";
import type { Finding } from "../core/model.ts";
import type { FormatOptions } from "./options.ts";

/** A fix whose text is somebody’s, such as a phone to be put in quotes, is left out along with what else is personal. */
export function shownFix({ fix }: Finding, { roles, showPersonal }: FormatOptions): Finding["fix"] {
  if (fix?.change.op === "replace" && !showPersonal && !isWord(fix.change.value, roles)) return undefined;
  return fix;
}
