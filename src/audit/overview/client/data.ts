import { type Packed, type PackedFinding, VERDICTS } from "../packed.ts";

/** An organisation of the page, unpacked as far as finding and sorting need it. */
export interface Organisation {
  readonly name: string;
  readonly reference: string;
  /** With the document, where a file has several. */
  readonly place: string;
  readonly file: string;
  readonly document: number;
  readonly line: number;
  readonly verdict: number;
  readonly source: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly gaps: readonly number[];
  readonly rules: readonly number[];
  readonly findings: readonly PackedFinding[] | null;
  readonly omitted: readonly (readonly [rule: number, count: number])[];
  /** All that a search looks at, in small letters. */
  readonly text: string;
}

/** What the page holds for its script. */
export const packed: Packed = JSON.parse(document.getElementById("data")?.textContent ?? "");

/** In the order of the page: those that need somebody first. */
export const organisations: readonly Organisation[] = packed.organisations.map((one): Organisation => {
  const [name, reference, file, document, line, verdict, source, errors, warnings, infos, gaps, rules] = one;
  const place = document > 0 ? `${file}, document ${document + 1}` : file;
  return {
    name: name || reference || place,
    reference,
    place,
    file,
    document,
    line,
    verdict,
    source,
    errors,
    warnings,
    infos,
    gaps,
    rules,
    findings: one[12],
    omitted: one[13],
    text: `${name}\n${reference}\n${place}`.toLowerCase(),
  };
});

export function verdictOf(organisation: Organisation): (typeof VERDICTS)[number] {
  return VERDICTS[organisation.verdict] as (typeof VERDICTS)[number];
}

/** `1,024`: as GOV.UK writes numbers. */
export function thousands(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
