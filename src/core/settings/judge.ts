import type { RuleEntry } from "../catalogue.ts";
import { groupBy } from "../group.ts";
import { type Located, locate } from "../locate/locate.ts";
import type { DocumentReport, Finding, Ruleset, SettingsReport, Source, Violation } from "../model.ts";
import { order } from "../order.ts";
import type { ExceptionRule } from "../rules/exceptions.ts";
import { type Accepted, type ExceptionList, endOf, holds, isFor } from "./exceptions.ts";
import type { Settings } from "./settle.ts";

/** A document that was checked, and the settings that it is under. */
interface Under {
  readonly report: DocumentReport;
  readonly settings: Settings | undefined;
}

type Judged = { readonly report: SettingsReport; readonly source: Source };

/** How long before its end an exception warns. */
const NOTICE = 30 * 24 * 60 * 60 * 1000;

/** What is said about the exceptions themselves, by file; of files about which there is nothing to say, nothing. */
export function judgeExceptions(
  documents: readonly Under[],
  settings: readonly Settings[],
  ruleset: Pick<Ruleset, "catalogue">,
  now: number | undefined,
): readonly Judged[] {
  const lists = new Set(settings.flatMap(({ exceptions }) => exceptions));
  return [...lists].flatMap((list) => {
    const having = settings.filter(({ exceptions }) => exceptions.includes(list));
    const reports = documents
      .filter(({ settings }) => settings && having.includes(settings))
      .map(({ report }) => report);
    const checked: Checked = {
      reports,
      by: groupBy(reports, ({ organisation }) => organisation.reference ?? ""),
      whole: having.some((one) => one.whole),
    };
    const violations = list.items.flatMap((item) => [
      ...ending(item, now),
      ...(now !== undefined && !holds(item, now) ? [] : unmatched(item, checked)),
    ]);
    const findings = placed(violations, list, having, ruleset);
    const source: Source = { lines: list.document.lines, secrets: [], roster: [] };
    return findings.length === 0 ? [] : [{ report: { file: list.file, findings }, source }];
  });
}

/** The documents that a list of exceptions is for, also by their organisations' references. */
interface Checked {
  readonly reports: readonly DocumentReport[];
  readonly by: ReadonlyMap<string, readonly DocumentReport[]>;
  /** Whether they are all that it is for. */
  readonly whole: boolean;
}

interface Said extends Violation {
  readonly item: Accepted;
}

function said(rule: ExceptionRule, item: Accepted, key?: "expires"): Said {
  const { organisation, expires, at } = item;
  const args = { rule: item.rule, organisation, ...(key && { expires }) };
  return { rule: `exceptions/${rule}`, path: key ? [...at, key] : at, args, item };
}

function ending(item: Accepted, now: number | undefined): readonly Said[] {
  if (now === undefined) return [];
  if (!holds(item, now)) return [said("expired", item, "expires")];
  return endOf(item) - now <= NOTICE ? [said("expiring", item, "expires")] : [];
}

/**
 * An exception that nothing needs. Where the rule was not evaluated, or findings of it were left out, nobody knows; nor
 * where a document that could not be judged may be the organisation's.
 */
function unmatched(item: Accepted, { reports, by, whole }: Checked): readonly Said[] {
  const { organisation, rule } = item;
  const its = by.get(organisation) ?? [];
  if (its.length === 0) {
    const known = reports.every(({ verdict }) => verdict !== "not_judged");
    return whole && known ? [said("unmatched", item)] : [];
  }
  const needed = its.some(({ findings }) => findings.some((finding) => isFor(item, finding, organisation)));
  const judged = its.every(
    ({ rules, omitted }) => rules.evaluated.includes(rule) && !omitted.some((one) => one.rule === rule),
  );
  return needed || !judged ? [] : [said("unmatched", item)];
}

/** Places what is said in its file, as its configuration wants it told, in the order of the text. */
function placed(
  violations: readonly Said[],
  { document }: ExceptionList,
  having: readonly Settings[],
  { catalogue }: Pick<Ruleset, "catalogue">,
): readonly Finding[] {
  const { severity = {}, off = {} } = having.find(({ configuration }) => configuration)?.configuration ?? {};
  const told = violations.filter(({ rule }) => !Object.hasOwn(off, rule));
  // Fingerprints go by what an exception is for, so that they stay when others come and go.
  const bySubject = groupBy(told, ({ item }) => JSON.stringify([item.organisation, item.rule, item.path ?? []]));
  const located = ({ item: _, ...violation }: Said): Located => {
    const rule = catalogue.find(({ id }) => id === violation.rule) as RuleEntry;
    const found = locate(violation, rule, { document, strictMatch: false });
    return { ...found, severity: severity[violation.rule] ?? found.severity };
  };
  return [...bySubject]
    .flatMap(([reference, said]) => order(said.map(located), { reference, value: undefined }).findings)
    .sort((a, b) => a.range.start.offset - b.range.start.offset);
}
