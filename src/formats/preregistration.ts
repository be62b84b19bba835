import { withThousands } from "../core/describe.ts";
import type { Report } from "../core/model.ts";

/**
 * What became of the preregistration of a run's declarations, as what follows “was”: `checked against register.yaml, but
 * for 2 without details there`, or `not checked`. Empty where nothing was judged. `named` writes a file's name.
 */
export function preregistration(
  { preregistration: { source, file = "" }, files }: Report,
  named: (file: string) => string,
): string {
  const judged = files.filter(({ verdict }) => verdict === "compliant" || verdict === "non_compliant");
  const by = (from: string): number => judged.filter((document) => document.preregistration === from).length;
  const [missing, own] = [by("none"), by("declaration")];
  if (judged.length === 0) return "";
  if (missing === judged.length) return "not checked";
  return [
    `checked against ${source === "register" ? named(file) : "the declaration’s own details, not a register"}`,
    ...(source === "register" && own > 0 ? [`${withThousands(own)} against their own details only`] : []),
    ...(missing > 0 ? [`but for ${withThousands(missing)} without details there`] : []),
  ].join(", ");
}
