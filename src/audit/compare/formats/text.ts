import { counted, list, withThousands } from "../../../core/describe.ts";
import { VERDICTS } from "../../../core/model.ts";
import { forTerminal } from "../../../formats/escape.ts";
import type { Paint } from "../../../formats/options.ts";
import { CHANGES, type Change, isChanged } from "../change.ts";
import type { AcrossChange, Comparison, OrganisationChange } from "../comparison.ts";
import {
  acrossInWords,
  CHANGE_WORDS,
  caveats,
  findingsInWords,
  headline,
  sideInWords,
  VERDICT_WORDS,
} from "../words.ts";

/** So many of a kind are told by name; JSON and CSV have all. */
const MOST = 20;

/** For people, in a terminal: what has changed first, then each rule, and last how far to trust it. */
export function* text(comparison: Comparison, { paint }: { readonly paint: Paint }): Generator<string> {
  const { before, after, changes, findings, across } = comparison;
  yield `Compared ${forTerminal(sideInWords(before))}\n    with ${forTerminal(sideInWords(after))}\n`;
  const warnings = caveats(comparison);
  if (warnings.length > 0)
    yield `\n${warnings.map((words) => `${paint.yellow("!")} ${forTerminal(words)}\n`).join("")}`;
  yield `\n${paint.bold(`${headline(comparison)}.`)}\n`;
  yield `\n${table(
    [
      ["Verdict", "before", "now"],
      ...VERDICTS.map((verdict) => [
        VERDICT_WORDS[verdict],
        ...[before, after].map(({ verdicts }) => withThousands(verdicts[verdict])),
      ]),
    ],
    paint,
  )}`;
  for (const change of CHANGES) {
    if (changes[change] === 0 || change === "unchanged") continue;
    yield `\n${paintOf(change, paint)(`${CHANGE_WORDS[change]}: ${withThousands(changes[change])}`)}\n`;
    let told = 0;
    for (const organisation of comparison.organisations(change)) {
      if (told === MOST || (change === "still_non_compliant" && !isChanged(organisation.findings))) break;
      told += 1;
      yield `  ${forTerminal(lineOf(organisation))}\n`;
    }
    if (told < changes[change]) yield paint.dim(`  ${othersOf(changes[change] - told, told, change)}\n`);
  }
  if (changes.unchanged > 0) yield `\n${CHANGE_WORDS.unchanged}: ${withThousands(changes.unchanged)}\n`;
  yield* acrossOf("New across organisations", across.new);
  yield* acrossOf("Put right across organisations", across.fixed);
  yield* rulesOf(comparison, paint);
  yield `\nFindings: ${findingsInWords(findings) || "none"}.\n`;
}

/** Those that are not told by name. Of those that are still not compliant, whose findings have changed come first. */
function othersOf(count: number, told: number, change: Change): string {
  const words = change === "still_non_compliant" && told < MOST ? "with the same findings as before" : "more";
  return `${told > 0 ? "and " : ""}${withThousands(count)} ${words} (--format json or csv tells all)`;
}

function lineOf({
  name,
  reference,
  file,
  document,
  change,
  before,
  after,
  documents,
  ...one
}: OrganisationChange): string {
  const place = document > 0 ? `${file} (document ${document + 1})` : file;
  const called = [name, reference && (name ? `(${reference})` : reference)].filter(Boolean).join(" ") || place;
  const verdict = change === "new" || change === "judged_again" ? after : change === "gone" ? before : null;
  const parts = [
    ...(verdict ? [VERDICT_WORDS[verdict]] : []),
    ...(documents > 1 ? [counted(documents, "declaration")] : []),
    ...(change === "gone" ? [] : [findingsInWords(one.findings)].filter(Boolean)),
  ];
  const rules = one.new_rules.length > 0 ? `; new by ${list(one.new_rules)}` : "";
  return `${called}${parts.length > 0 ? `: ${parts.join(", ")}` : ""}${rules}`;
}

function paintOf(change: Change, paint: Paint): (text: string) => string {
  if (change === "newly_non_compliant") return paint.red;
  if (change === "newly_not_judged" || change === "still_not_judged") return paint.yellow;
  return change === "newly_compliant" ? paint.green : paint.bold;
}

function* acrossOf(title: string, all: readonly AcrossChange[]): Generator<string> {
  if (all.length === 0) return;
  yield `\n${title}: ${withThousands(all.length)}\n`;
  for (const one of all.slice(0, MOST)) yield `  ${forTerminal(`${acrossInWords(one)} (${one.rule})`)}\n`;
  if (all.length > MOST) yield `  and ${withThousands(all.length - MOST)} more (--format json tells all)\n`;
}

function* rulesOf({ rules }: Comparison, paint: Paint): Generator<string> {
  if (rules.length === 0) return;
  const rows = rules.map(({ rule, before, after, newly, no_longer, findings, not_evaluated }) => [
    forTerminal(rule),
    ...[before.organisations, after.organisations, newly, no_longer, before.findings, after.findings].map(
      withThousands,
    ),
    ...[findings.new + findings.newly_checked, findings.fixed].map(withThousands),
    not_evaluated.before === not_evaluated.after
      ? ""
      : `not evaluated for ${withThousands(not_evaluated.before)} before, ${withThousands(not_evaluated.after)} now`,
  ]);
  const groups = ["", "organisations", "", "", "", "findings", "", "", "", ""];
  const heads = ["Rule", "before", "now", "newly", "no longer", "before", "now", "new", "fixed", ""];
  yield `\n${table([groups, heads, ...rows], paint, 2)}`;
}

/** Columns side by side: the first to the left, numbers to the right, and words last. */
function table(rows: readonly (readonly string[])[], paint: Paint, heads: number = 1): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  const cell = (text: string, column: number): string => {
    if (column === 0) return text.padEnd(widths[0] ?? 0);
    return /^[a-z]+ .*\d/.test(text) ? text : text.padStart(widths[column] ?? 0);
  };
  return rows
    .map((row, index) => {
      const line = row.map(cell).join("  ").trimEnd();
      return `${index < heads ? paint.bold(line) : line}\n`;
    })
    .join("");
}
