import type { RuleEntry } from "../core/catalogue.ts";
import { counted, list } from "../core/describe.ts";
import type { DocumentReport, Finding, Omitted, Report, SettingsReport } from "../core/model.ts";
import { counts, entries, omittedOf, type Sources } from "./entries.ts";
import { forMessage, forProperty } from "./escape/github.ts";
import type { FormatOptions } from "./options.ts";
import { isFile, pathOf } from "./place.ts";
import { sentences } from "./sentences.ts";
import { isUnjudged, labelOf, moreOf, offOf, standingOf, wordsOf } from "./words.ts";

/** GitHub’s kinds of annotations, the loudest first. */
const KINDS = ["error", "warning", "notice"] as const;
type Kind = (typeof KINDS)[number];

/** One annotation. Where there is no place, GitHub shows it with the run. */
interface Command {
  readonly kind: Kind;
  readonly title: string;
  readonly place?: string;
  readonly lines: readonly string[];
  /** It says why a document could not be judged. */
  readonly unjudged?: boolean;
}

/** How many annotations of a kind GitHub shows of one step. */
const SHOWN = 10;

/**
 * Workflow commands for GitHub’s runner, one a line: the errors of what could not be judged first, then the other
 * errors, warnings and notices. Every finding has one, though GitHub shows ten of a kind; a notice says how many more
 * there are. What does not count is a notice that says why. A notice at last tells the whole run, unless `quiet`.
 */
export function github(report: Report, _sources: Sources, options: FormatOptions): string {
  const files = [...report.files, ...report.settings];
  const found = [
    ...entries(report).map(({ file, finding }) => commandOf(file, finding, options)),
    ...files.flatMap((file) => omittedOf(file).map((omitted) => restOf(file, omitted, options))),
  ];
  const off = report.switched_off.map(
    (off): Command => ({
      kind: off.compulsory ? "warning" : "notice",
      title: "Rule switched off",
      lines: [offOf(off, options)],
    }),
  );
  const whole: readonly Command[] = options.quiet
    ? []
    : [{ kind: "notice", title: "Rolecall", lines: [sentences(report)] }];
  const commands = [...found.filter(({ unjudged }) => unjudged), ...found.filter(({ unjudged }) => !unjudged), ...off];
  const sorted = KINDS.flatMap((kind) => [
    ...(kind === "notice" ? [...tooMany([...whole, ...commands]), ...whole] : []),
    ...commands.filter((command) => command.kind === kind),
  ]);
  return sorted.map(written).join("");
}

function commandOf(file: DocumentReport | SettingsReport, finding: Finding, options: FormatOptions): Command {
  const { rule, severity } = finding;
  const { message, remedy } = wordsOf(finding, options);
  const standing = standingOf(finding, options);
  const title = `${(options.rule(rule) as RuleEntry).title} (${rule})`;
  const unjudged = isUnjudged(file) && severity === "error";
  return {
    kind: kindOf(finding),
    title: unjudged ? `Could not be judged: ${title}` : title,
    unjudged,
    place: placeOf(file.file, finding.range),
    lines: [
      message,
      ...(remedy === "" ? [] : [`What to do: ${remedy}`]),
      ...(standing === undefined ? [] : [standing]),
    ],
  };
}

function restOf(file: DocumentReport | SettingsReport, omitted: Omitted, options: FormatOptions): Command {
  const standing = standingOf(omitted, options);
  return {
    kind: kindOf(omitted),
    title: `${(options.rule(omitted.rule) as RuleEntry).title} (${omitted.rule})`,
    ...(isFile(file.file) && { place: `file=${forProperty(pathOf(file.file))}` }),
    lines: [`${moreOf(omitted)} in ${labelOf(file)}`, ...(standing === undefined ? [] : [standing])],
  };
}

function kindOf(one: Finding | Omitted): Kind {
  return !counts(one) || one.severity === "info" ? "notice" : one.severity;
}

/** GitHub takes columns only of a place that is on one line. */
function placeOf(file: string, { start, end }: Finding["range"]): string {
  if (!isFile(file)) return "";
  const lines = `file=${forProperty(pathOf(file))},line=${start.line},endLine=${end.line}`;
  return start.line === end.line ? `${lines},col=${start.column},endColumn=${end.column}` : lines;
}

/** That GitHub shows some annotations only in the log; the notice that says so is one itself. */
function tooMany(commands: readonly Command[]): readonly Command[] {
  const more = (kind: Kind, taken: number): number =>
    commands.filter((command) => command.kind === kind).length + taken - SHOWN;
  const louder = more("error", 0) > 0 || more("warning", 0) > 0;
  const hidden = KINDS.flatMap((kind) => {
    const count = more(kind, kind === "notice" && (louder || more("notice", 0) > 0) ? 1 : 0);
    return count > 0 ? [counted(count, `more ${kind}`)] : [];
  });
  if (hidden.length === 0) return [];
  const line = `GitHub shows ${SHOWN} annotations of a kind. The log of this step has ${list(hidden)}.`;
  return [{ kind: "notice", title: "Not everything is shown", lines: [line] }];
}

function written({ kind, title, place = "", lines }: Command): string {
  const properties = [place, `title=${forProperty(title)}`].filter((property) => property !== "").join(",");
  return `::${kind} ${properties}::${forMessage(lines)}\n`;
}
