import { checkParsed } from "../../core/check.ts";
import { describe } from "../../core/describe.ts";
import { groupBy } from "../../core/group.ts";
import type { Checked, Finding, Severity } from "../../core/model.ts";
import { type Declared, declaredBy } from "../draft/declared.ts";
import { type Draft, documentsOf } from "../draft/draft.ts";
import { seen } from "../seen.ts";
import type { Bench } from "./bench.ts";
import { type Place, placeOf } from "./place.ts";
import { type Standing, standingOf } from "./standing.ts";

/** What is known of a draft. */
export interface Judged {
  readonly draft: Draft;
  readonly checked: readonly Checked[];
  /** What the form shows; undefined where the text is no declaration of one organisation. */
  readonly declared: Declared | undefined;
  /** The worst first, otherwise in the order of the text. */
  readonly told: readonly Told[];
  /** The same by place. */
  readonly at: ReadonlyMap<Place, readonly Told[]>;
  readonly standing: Standing;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** A finding in words, with its place in the form. */
export interface Told {
  readonly id: string;
  readonly finding: Finding;
  readonly severity: Severity;
  readonly message: string;
  readonly remedy: string;
  readonly place: Place;
  /** Something is not there yet, rather than wrong. */
  readonly gap: boolean;
}

/** What says that something is not there yet. */
const GAPS: ReadonlySet<string> = new Set([
  "schema/empty-text",
  "schema/missing-key",
  "schema/missing-value",
  "schema/too-few-items",
  "schema/undated-invitation",
  "roles/mandatory-role",
  "preregistration/not-supplied",
  "syntax/empty-document",
]);

const WEIGHT: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Checks a draft as the command would, and puts what is found into words. Names and numbers are shown: they are here already. */
export function judge(draft: Draft, bench: Bench): Judged {
  const { register } = bench;
  const { roles } = bench.judge.ruleset.data;
  const now = bench.now();
  const checked = [...checkParsed(documentsOf(draft), bench.judge, { now, ...(register && { register }) })];
  const told = checked
    .flatMap(({ report }) => report.findings.map((finding) => tell(finding, report.document, bench)))
    .sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
  return {
    draft,
    checked,
    declared: declaredBy(draft, roles),
    told,
    at: groupBy(told, ({ place }) => place),
    standing: standingOf(checked, told),
    now,
  };
}

function tell(finding: Finding, document: number, { judge, rule }: Bench): Told {
  const words = describe(rule(finding.rule), finding.args, {
    roles: judge.ruleset.data.roles,
    showPersonal: true,
    quote: seen,
  });
  const { fingerprint, severity } = finding;
  const gap = GAPS.has(finding.rule);
  return { id: `${fingerprint}-${document}`, finding, severity, ...words, place: placeOf(finding), gap };
}

/** What is said at one place of the form, and not below it. */
export function toldAt({ at }: Judged, place: Place): readonly Told[] {
  return at.get(place) ?? [];
}
