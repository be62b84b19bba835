import type { Ledger } from "../../audit/ledger.ts";
import type { Header, Tally } from "../../audit/result.ts";
import { counted, list } from "../../core/describe.ts";
import { VERDICTS, type Verdict } from "../../core/model.ts";
import { forTerminal } from "../../formats/escape.ts";

/** So many rules are told, from the one with most findings. */
const TOP = 10;

/** What takes longer than this, in milliseconds, is worth a look. */
const SLOW = 100;

const WORDS: Readonly<Record<Verdict, string>> = {
  compliant: "compliant",
  non_compliant: "not compliant",
  not_applicable: "not applicable (behind a third party)",
  not_judged: "not judged",
};

/** What an audit came to, for the person who ran it: a few lines with a final line break. */
export function summary(tally: Tally, header: Header, { slowest, unjudged }: Ledger): string {
  const { documents, verdicts, rules, across } = tally;
  const widest = Math.max(...VERDICTS.map((verdict) => String(verdicts[verdict]).length));
  const share = (count: number): string => (documents === 0 ? "" : ` (${((count / documents) * 100).toFixed(1)} %)`);
  const lines = [
    `${counted(documents, "declaration")} audited`,
    ...VERDICTS.filter((verdict) => verdicts[verdict] > 0).map(
      (verdict) => `  ${String(verdicts[verdict]).padStart(widest)}  ${WORDS[verdict]}${share(verdicts[verdict])}`,
    ),
    ...(rules.length > 0 ? ["", "Rules with most findings"] : []),
    ...rules
      .slice(0, TOP)
      .map(
        ({ rule, severity, count, organisations }) =>
          `  ${rule}: ${counted(count, "finding")} (${severity}) in ${counted(organisations, "declaration")}`,
      ),
    ...(rules.length > TOP ? [`  and ${counted(rules.length - TOP, "more rule")}`] : []),
    "",
    against(tally, header),
    ...across.not_evaluated.map(
      ({ rule, missing }) => `Not evaluated: ${rule}, which needs ${NEEDS[missing] ?? missing}`,
    ),
    ...(unjudged.length > 0 ? ["", "Not judged"] : []),
    ...unjudged.map(({ file, line }) => `  ${file}:${line}`),
    ...(verdicts.not_judged > unjudged.length
      ? [`  and ${counted(verdicts.not_judged - unjudged.length, "more")}`]
      : []),
    ...slow(slowest),
  ];
  return `${lines.map(forTerminal).join("\n")}\n`;
}

const NEEDS: Readonly<Record<string, string>> = {
  register: "PDP’s register (--register)",
  key_file: "a key file (--key-file)",
  merge: "all shards (rolecall audit merge)",
};

function against({ preregistration, documents }: Tally, { register }: Header): string {
  const { register: registered, declaration, none } = preregistration;
  if (register)
    return `Preregistration: ${counted(registered, "declaration")} compared with the register ${register.file}${none > 0 ? `; ${none} could not be compared with anything` : ""}`;
  const parts = [
    ...(declaration > 0
      ? [`${counted(declaration, "declaration")} compared with their own details, as no register was given`]
      : []),
    ...(none > 0 || documents === 0 ? [`${none} could not be compared with anything`] : []),
  ];
  return `Preregistration: ${list(parts)}`;
}

function slow(slowest: Ledger["slowest"]): readonly string[] {
  const told = slowest.filter(({ milliseconds }) => milliseconds > SLOW);
  if (told.length === 0) return [];
  return [
    "",
    "Slowest",
    ...told.map(({ file, line, milliseconds }) => `  ${file}:${line}: ${(milliseconds / 1000).toFixed(1)} s`),
  ];
}
