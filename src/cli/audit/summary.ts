import type { Ledger } from "../../audit/ledger.ts";
import type { Header, Tally } from "../../audit/result.ts";
import { counted, list, withThousands } from "../../core/describe.ts";
import { type Severity, VERDICTS, type Verdict } from "../../core/model.ts";
import { forTerminal } from "../../formats/escape.ts";
import { writtenIn } from "../written.ts";

/** So many rules are told, from the one with most findings. */
const TOP = 10;

/** What takes longer than this, in milliseconds, is worth a look. */
const SLOW = 1000;

/** What a verdict is called behind a number. */
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
    ...notEvaluated(across),
    ...(unjudged.length > 0 ? ["", "Could not be judged"] : []),
    ...unjudged.map(({ file, line, message }) => `  ${file}:${line}: ${message}`),
    ...(verdicts.not_judged > unjudged.length
      ? [`  and ${withThousands(verdicts.not_judged - unjudged.length)} more`]
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

/** The rules that nobody looked for, those that lack the same together. */
function notEvaluated({ not_evaluated }: Tally["across"]): readonly string[] {
  return [...new Set(not_evaluated.map(({ missing }) => missing))].map((missing) => {
    const rules = not_evaluated.filter((one) => one.missing === missing).map(({ rule }) => rule);
    return `Not evaluated: ${list(rules)}, which ${rules.length === 1 ? "needs" : "need"} ${NEEDS[missing] ?? missing}`;
  });
}

function against({ preregistration, documents }: Tally, { register }: Header): string {
  const { register: registered, declaration, none } = preregistration;
  const parts = [
    ...(register ? [[registered, `compared with the register ‘${register.file}’`] as const] : []),
    ...(declaration > 0 ? [[declaration, "compared with their own details, as no register was given"] as const] : []),
    ...(none > 0 || documents === 0 ? [[none, "had nothing to compare with"] as const] : []),
  ].map(([count, what], place) => `${place === 0 ? counted(count, "declaration") : withThousands(count)} ${what}`);
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
