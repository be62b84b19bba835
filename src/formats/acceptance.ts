import { dayInWords } from "../core/describe.ts";
import { maskPersonal, maskProse } from "../core/mask.ts";
import type { Exception } from "../core/model.ts";
import type { FormatOptions } from "./options.ts";

type Options = Pick<FormatOptions, "showPersonal">;

/** An exception as it may be shown: who approved it is masked as anybody else. */
export function exceptionFor({ reason, approved_by, expires }: Exception, options: Options): Exception {
  const name = maskProse(approved_by, true);
  return { reason: reasonFor(reason, options), approved_by: options.showPersonal ? name : maskPersonal(name), expires };
}

/** A reason as it may be shown. */
export function reasonFor(reason: string, { showPersonal }: Options): string {
  return maskProse(reason, showPersonal);
}

/** `accepted until 31 December 2026 by A... L...: the reason`, on one line, as nobody has made it safe for its place yet. */
export function acceptance(exception: Exception, options: Options): string {
  const { reason, approved_by, expires } = exceptionFor(exception, options);
  return `accepted until ${dayInWords(expires)} by ${approved_by}: ${reason}`.replace(/\s+/g, " ").trim();
}
