import type { RoleTable, RuleEntry } from "../catalogue.ts";
import { describe } from "../describe.ts";
import { groupBy } from "../group.ts";
import { isWord, maskPersonal } from "../mask.ts";
import type { Arg, Args, Checked, DocumentReport, Finding, Fixed, Report, Ruleset, SettingsReport } from "../model.ts";
import { Left, type Place, placeOf } from "./left.ts";
import type { Baseline, BaselineFile, BaselineFinding } from "./read.ts";

/** A run held against an earlier report. */
export interface Compared {
  readonly checked: readonly Checked[];
  readonly settings: readonly SettingsReport[];
  readonly baseline: NonNullable<Report["baseline"]>;
}

/**
 * Marks every finding as new or known, by its fingerprint, each of the baseline's as often as it is there: first those
 * of its own document, then, as a file may be renamed, those of another with the same reference. Tells which are fixed.
 * No finding comes or goes.
 */
export function compare(
  checked: readonly Checked[],
  settings: readonly SettingsReport[],
  baseline: Baseline,
  ruleset: Pick<Ruleset, "catalogue" | "data">,
): Compared {
  const left = new Left(baseline);
  const known = new Set([
    ...[...checked.map(({ report }) => report), ...settings].flatMap((file) =>
      file.findings.filter((finding) => left.takeFrom(file, finding)),
    ),
  ]);
  for (const { report } of checked)
    for (const finding of report.findings)
      if (!known.has(finding) && left.takeMoved(report.organisation.reference, finding)) known.add(finding);
  const marked = (findings: readonly Finding[]): readonly Finding[] =>
    findings.map((finding) => ({ ...finding, baseline: known.has(finding) ? "known" : "new" }));
  const before = indexed(baseline.files, ({ reference }) => reference);
  const compared = checked.map(({ report, source }): Checked => {
    const earlier = before(report.organisation.reference, report).filter((file) => isSame(file, report));
    return { report: { ...report, findings: marked(report.findings), omitted: omittedOf(report, earlier) }, source };
  });
  const settled = settings.map((file) => ({ ...file, findings: marked(file.findings) }));
  const now = indexed(
    compared.map(({ report }) => report),
    ({ organisation }) => organisation.reference,
  );
  const places = new Set(checked.map(({ report }) => placeOf(report)));
  const isHere = (file: BaselineFile): boolean => places.has(placeOf(file));
  // A file that is not there any more was renamed, where one that still is has lost the same finding.
  const gone = new Set(
    [...baseline.files.filter(isHere), ...baseline.files.filter((file) => !isHere(file))].flatMap((file) =>
      file.findings.filter((finding) => left.takeGone(file, finding)),
    ),
  );
  const fixed = baseline.files.flatMap((file) =>
    file.findings
      .filter((finding) => gone.has(finding))
      .filter((finding) =>
        isJudgedAgain(
          finding,
          now(file.reference, file).filter((report) => isSame(file, report)),
        ),
      )
      .map((finding) => fixedOf(finding, file, ruleset)),
  );
  return {
    checked: compared,
    settings: settled,
    baseline: { file: baseline.file, revision: baseline.revision, fixed },
  };
}

/** Those that may be the same as one: there can be thousands, and each is looked for. */
function indexed<T extends Place>(
  all: readonly T[],
  referenceOf: (one: T) => string | undefined,
): (reference: string | undefined, place: Place) => readonly T[] {
  const byPlace = groupBy(all, placeOf);
  const byReference = groupBy(all, (one) => referenceOf(one) ?? "");
  return (reference = "", place) => [
    ...new Set([
      ...(byPlace.get(placeOf(place)) ?? []),
      ...(reference === "" ? [] : (byReference.get(reference) ?? [])),
    ]),
  ];
}

/** The same organisation, whatever its file is called now; without a reference, the same document of the same file. */
function isSame(before: BaselineFile, { organisation, file, document }: DocumentReport): boolean {
  if (before.reference !== undefined && organisation.reference !== undefined)
    return before.reference === organisation.reference;
  return before.file === file && before.document === document;
}

/** What was left out cannot be told apart: it is known if as much was left out before. */
function omittedOf({ omitted }: DocumentReport, before: readonly BaselineFile[]): DocumentReport["omitted"] {
  return omitted.map((one) => {
    const counts = before.flatMap((file) => file.omitted.filter(({ rule }) => rule === one.rule));
    const known = counts.reduce((sum, { count }) => sum + count, 0);
    return { ...one, baseline: one.count <= known ? "known" : "new" };
  });
}

/** Gone is not yet fixed: the document must have been judged again, by this rule, with nothing of it left out. */
function isJudgedAgain({ rule }: BaselineFinding, now: readonly DocumentReport[]): boolean {
  const judged = ({ rules, omitted }: DocumentReport): boolean =>
    rules.evaluated.includes(rule) && !omitted.some((one) => one.rule === rule);
  return now.length > 0 && now.every(judged);
}

/** Only rules that were evaluated again come here. Somebody may have made the baseline with --show-personal: its words are made anew, and masked. */
function fixedOf(
  finding: BaselineFinding,
  { file }: BaselineFile,
  { catalogue, data }: Pick<Ruleset, "catalogue" | "data">,
): Fixed {
  const { rule: id, fingerprint, args } = finding;
  const rule = catalogue.find((one) => one.id === id) as RuleEntry;
  const wording = { roles: data.roles, showPersonal: true };
  const { message } = describe(rule, masked(args, rule, data.roles), wording);
  return { rule: id, file, message, fingerprint };
}

/** What is masked already stays as it is: `...0123` would become a name. */
const MASKED = /^\.{3}\d{1,4}$/;

function masked(args: Args, { personal }: RuleEntry, roles: RoleTable): Args {
  const mask = (text: string): string => (MASKED.test(text) || isWord(text, roles) ? text : maskPersonal(text));
  const inside = (value: Arg): Arg =>
    typeof value === "string" ? mask(value) : Array.isArray(value) ? value.map(mask) : value;
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name, personal.includes(name) ? inside(value) : value]),
  );
}
