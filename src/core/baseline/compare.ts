import type { RoleTable, RuleEntry } from "../catalogue.ts";
import { describe } from "../describe.ts";
import { groupBy } from "../group.ts";
import { isWord, maskPersonal } from "../mask.ts";
import type { Arg, Args, Checked, DocumentReport, Finding, Fixed, Report, Ruleset, SettingsReport } from "../model.ts";
import type { Baseline, BaselineFile, BaselineFinding } from "./read.ts";

/** A run held against an earlier report. */
export interface Compared {
  readonly checked: readonly Checked[];
  readonly settings: readonly SettingsReport[];
  readonly baseline: NonNullable<Report["baseline"]>;
}

/**
 * Marks every finding as new or known, by its fingerprint, each of the baseline's as often as it is there; and tells
 * which are fixed. No finding comes or goes.
 */
export function compare(
  checked: readonly Checked[],
  settings: readonly SettingsReport[],
  baseline: Baseline,
  ruleset: Pick<Ruleset, "catalogue" | "data">,
): Compared {
  const left = new Map<string, number>();
  for (const { fingerprint } of [...baseline.files, ...baseline.settings].flatMap(({ findings }) => findings))
    left.set(fingerprint, (left.get(fingerprint) ?? 0) + 1);
  const marked = (findings: readonly Finding[]): readonly Finding[] =>
    findings.map((finding) => ({ ...finding, baseline: take(left, finding.fingerprint) ? "known" : "new" }));
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
  const fixed = baseline.files.flatMap((file) =>
    file.findings
      .filter(({ fingerprint }) => take(left, fingerprint))
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

/** Takes one away of what is left of a fingerprint; says whether there was one. */
function take(left: Map<string, number>, fingerprint: string): boolean {
  const count = left.get(fingerprint) ?? 0;
  left.set(fingerprint, count - 1);
  return count > 0;
}

interface Place {
  readonly file: string;
  readonly document: number;
}

/** Those that may be the same as one: there can be thousands, and each is looked for. */
function indexed<T extends Place>(
  all: readonly T[],
  referenceOf: (one: T) => string | undefined,
): (reference: string | undefined, place: Place) => readonly T[] {
  const placeOf = ({ file, document }: Place): string => JSON.stringify([file, document]);
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
