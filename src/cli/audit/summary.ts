import type { Ledger } from "../../audit/ledger.ts";
import type { Header, Tally } from "../../audit/result.ts";
import { counted, withThousands } from "../../core/describe.ts";
import { type Severity, VERDICTS, type Verdict } from "../../core/model.ts";
import { forTerminal } from "../../formats/escape.ts";
import { writtenIn } from "../written.ts";

/** So many rules are told, from the one with most findings. */
const TOP = 10;

/** What takes longer than this, in milliseconds, is worth a look. */
const SLOW = 1000;

export const WORDS: Readonly<Record<Verdict, string>> = {
  compliant: "compliant",
  non_compliant: "not compliant",
  not_applicable: "not applicable (behind a third party)",
  not_judged: "could not be judged",
};

const SEVERITY_WORDS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "advice" };

/** A finding of theirs is about several declarations, or about none. */
const isAcrossRule = (rule: string): boolean => rule.startsWith("across/");

/** What an audit came to, for the person who ran it: a few lines with a final line break. */
export function summary(
  tally: Tally,
  header: Header,
  { slowest, unjudged }: Pick<Ledger, "slowest" | "unjudged">,
  files: readonly (string | undefined)[],
): string {
  const { documents, verdicts, rules, across } = tally;
  const widest = Math.max(...VERDICTS.map((verdict) => withThousands(verdicts[verdict]).length));
  const share = (count: number): string => {
    const percent = ((count / documents) * 100).toFixed(1);
    return percent === "0.0" ? " (less than 0.1%)" : ` (${percent}%)`;
  };
  const written = writtenIn(files, "The audit", "The audit and its views");
  const lines = [
    `${counted(documents, "declaration")} audited`,
    ...VERDICTS.filter((verdict) => verdicts[verdict] > 0).map(
      (verdict) =>
        `  ${withThousands(verdicts[verdict]).padStart(widest)}  ${WORDS[verdict]}${share(verdicts[verdict])}`,
    ),
    ...(rules.length > 0 ? ["", "Rules with the most findings"] : []),
    ...rules
      .slice(0, TOP)
      .map(
        ({ rule, severity, count, organisations }) =>
          `  ${rule}: ${counted(count, "finding")} (${SEVERITY_WORDS[severity]})${isAcrossRule(rule) ? "" : ` in ${counted(organisations, "declaration")}`}`,
      ),
    ...(rules.length > TOP ? [`  and ${counted(rules.length - TOP, "more rule")}`] : []),
    "",
    against(tally, header),
    ...across.not_evaluated.map(
      ({ rule, missing }) => `Not evaluated: ${rule}, which needs ${NEEDS[missing] ?? missing}`,
    ),
    ...(unjudged.length > 0 ? ["", "Could not be judged"] : []),
    ...unjudged.map(({ file, line, message }) => `  ${file}:${line}: ${message}`),
    ...(verdicts.not_judged > unjudged.length
      ? [`  and ${counted(verdicts.not_judged - unjudged.length, "more")}`]
      : []),
    ...slow(slowest),
    ...(written === undefined ? [] : ["", written]),
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
  const parts = [
    ...(register ? [`${counted(registered, "declaration")} compared with the register ‘${register.file}’`] : []),
    ...(declaration > 0
      ? [`${counted(declaration, "declaration")} compared with their own details, as no register was given`]
      : []),
    ...(none > 0 || documents === 0 ? [`${counted(none, "declaration")} had nothing to compare with`] : []),
  ];
  return `Preregistration: ${parts.join("; ")}`;
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
