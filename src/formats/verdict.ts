import { counted, withThousands } from "../core/describe.ts";
import type { Report } from "../core/model.ts";

/** The verdict on all documents, in one line of our own words. */
export function verdict({ summary: { documents, verdicts } }: Report): string {
  const { compliant, non_compliant, not_applicable, not_judged } = verdicts;
  if (documents === 0) return "Nothing was checked";
  const of = (count: number, one: string, many: string): string => {
    const words = count === 1 ? one : many;
    if (documents === 1) return `The declaration ${words}`;
    if (count === documents) return `All ${withThousands(documents)} declarations ${words}`;
    return `${withThousands(count)} of ${counted(documents, "declaration")} ${words}`;
  };
  const faults = [
    ...(non_compliant > 0 ? [of(non_compliant, "does not comply", "do not comply")] : []),
    ...(not_judged > 0 ? [of(not_judged, "could not be judged", "could not be judged")] : []),
  ];
  if (faults.length > 0) return faults.join("; ");
  const good = compliant > 0 ? [of(compliant, "complies", "comply")] : [];
  const others = not_applicable > 0 ? [of(not_applicable, "needs no roles", "need no roles")] : [];
  return [...good, ...others].join("; ");
}
