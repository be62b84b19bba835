import type { RuleEntry } from "../catalogue.ts";
import { groupBy } from "../group.ts";
import type {
  Checked,
  DocumentReport,
  Exception,
  Finding,
  Ruleset,
  SettingsReport,
  Source,
  SwitchedOff,
} from "../model.ts";
import type { Configuration } from "./configuration.ts";
import { type ExceptionList, holds, isFor } from "./exceptions.ts";
import { judgeExceptions } from "./judge.ts";
import { isCompulsory } from "./rules.ts";

/** The settings that are in force for some files. */
export interface Settings {
  readonly configuration?: Configuration;
  readonly exceptions: readonly ExceptionList[];
  /** Whether all was checked that they are for, so that what they name and nothing shows is a mistake. */
  readonly whole: boolean;
}

/** A checked document and the settings that are in force for it, if any. */
export interface Governed {
  readonly checked: Checked;
  readonly settings: Settings | undefined;
}

/** What a run comes to once settings are applied. */
export interface Settled {
  readonly checked: readonly Checked[];
  /** The files of settings that have findings of their own, with their text. */
  readonly settings: readonly { readonly report: SettingsReport; readonly source: Source }[];
  readonly switched_off: readonly SwitchedOff[];
}

/**
 * Applies settings to checked documents. No finding goes but those of rules that are switched off, and those rules are
 * listed as switched off and as not evaluated; verdicts stay as they are, by the rules' own severities.
 */
export function settle(
  governed: readonly Governed[],
  ruleset: Pick<Ruleset, "catalogue">,
  now: number | undefined,
): Settled {
  const settings = new Set(governed.flatMap(({ settings }) => settings ?? []));
  const exceptions = new Map([...settings].map((one) => [one, exceptionsIn(one, now)]));
  const checked = governed.map(({ checked, settings }) =>
    settings ? settled(checked, settings, exceptions.get(settings) as ExceptionsOf) : checked,
  );
  const under = governed.map(({ settings }, index) => ({ settings, report: (checked[index] as Checked).report }));
  return {
    checked,
    settings: judgeExceptions(under, [...settings], ruleset, now),
    switched_off: switchedOff([...settings], ruleset),
  };
}

function settled({ report, source }: Checked, settings: Settings, exceptionsOf: ExceptionsOf): Checked {
  const { severity = {}, off = {} } = settings.configuration ?? {};
  const exceptionFor = exceptionsOf(report.organisation.reference);
  // What was not judged keeps all that is said about it: with nothing said nobody would know why.
  const isOff = ({ rule }: Pick<Finding, "rule">): boolean =>
    report.verdict !== "not_judged" && Object.hasOwn(off, rule);
  const graded = <T extends Pick<Finding, "rule" | "severity">>(one: T): T =>
    Object.hasOwn(severity, one.rule) ? { ...one, severity: severity[one.rule] } : one;
  const findings = report.findings
    .filter((finding) => !isOff(finding))
    .map((finding) => ({ ...graded(finding), ...exceptionFor(finding) }));
  // Nobody knows where those were that were left out: only an exception for all of them takes them in.
  const omitted = report.omitted
    .filter((one) => !isOff(one))
    .map((one) => ({ ...graded(one), ...exceptionFor({ rule: one.rule, path: [] }) }));
  return { report: { ...report, findings, omitted, rules: withoutOff(report, off) }, source };
}

type ExceptionsOf = (
  reference: string | undefined,
) => (finding: Pick<Finding, "rule" | "path">) => { readonly exception?: Exception };

/** The first exception that holds today for a finding, found by organisation and rule: a file of them can be long. */
function exceptionsIn({ exceptions }: Settings, now: number | undefined): ExceptionsOf {
  const keyOf = (organisation: string, rule: string): string => JSON.stringify([organisation, rule]);
  const holding = exceptions.flatMap(({ items }) => items).filter((item) => holds(item, now));
  const known = groupBy(holding, ({ organisation, rule }) => keyOf(organisation, rule));
  return (reference) => (finding) => {
    const items = reference === undefined ? undefined : known.get(keyOf(reference, finding.rule));
    const found = items?.find((item) => isFor(item, finding, reference));
    if (!found) return {};
    const { reason, approved_by, expires } = found;
    return { exception: { reason, approved_by, expires } };
  };
}

/** A rule that is switched off must not read as one that found nothing. */
function withoutOff({ rules, verdict }: DocumentReport, off: Configuration["off"]): DocumentReport["rules"] {
  const isOff = (rule: string): boolean => verdict !== "not_judged" && Object.hasOwn(off, rule);
  const switched = [...rules.evaluated, ...rules.not_evaluated.map(({ rule }) => rule)].filter(isOff);
  if (switched.length === 0) return rules;
  const others = rules.not_evaluated.filter(({ rule }) => !isOff(rule));
  return {
    evaluated: rules.evaluated.filter((rule) => !isOff(rule)),
    not_evaluated: [...others, ...switched.map((rule) => ({ rule, missing: "switched_off" as const }))].sort((a, b) =>
      a.rule < b.rule ? -1 : 1,
    ),
  };
}

function switchedOff(settings: readonly Settings[], { catalogue }: Pick<Ruleset, "catalogue">): readonly SwitchedOff[] {
  const rules = new Map(catalogue.map((rule) => [rule.id, rule]));
  const configurations = new Set(settings.flatMap(({ configuration }) => configuration ?? []));
  return [...configurations].flatMap(({ file, off }) =>
    Object.entries(off).map(([rule, reason]) => ({
      rule,
      reason,
      file,
      compulsory: isCompulsory(rules.get(rule) as RuleEntry),
    })),
  );
}
