import type { DocumentReport, Finding, Omitted, Report, SettingsReport, Verdict } from "../../core/model.ts";
import { counts, omittedOf } from "../entries.ts";
import type { FormatOptions } from "../options.ts";
import { organisationFor } from "../organisation.ts";

/** A file of a report with what the page says of it: where it is on the page, and its findings in the order of their weight. */
export interface Section {
  /** The id of its heading; the ids of all else in it begin with it. */
  readonly id: string;
  readonly file: DocumentReport | SettingsReport;
  readonly verdict: Verdict | undefined;
  /** What somebody calls it: the organisation, or else the file. */
  readonly name: string;
  readonly entries: readonly Entry[];
  readonly tally: Tally;
}

/** A finding with its number on the page. */
export interface Entry {
  readonly number: number;
  readonly id: string;
  readonly group: Group;
  readonly finding: Finding;
}

/** How a reader takes findings up, the most urgent first. */
export const GROUPS = ["error", "warning", "info", "excepted", "known"] as const;
export type Group = (typeof GROUPS)[number];

/** How many findings of each group there are, those that are not told one by one among them. */
export type Tally = Readonly<Record<Group, number>>;

/** The sections of a page. Those that need somebody come first; among equals it is the order of the report. */
export function sectionsOf({ files, settings }: Report, options: FormatOptions): readonly Section[] {
  const shared = new Set(files.filter(({ document }) => document > 0).map(({ file }) => file));
  const documents = files.map((file, index) => sectionOf(file, `d${index + 1}`, nameOf(file, shared, options)));
  const others = settings.map((file, index) => sectionOf(file, `s${index + 1}`, file.file));
  return [...documents.sort((a, b) => urgency(a) - urgency(b)), ...others];
}

export function isSettings({ verdict }: Section): boolean {
  return verdict === undefined;
}

function sectionOf(file: Section["file"], id: string, name: string): Section {
  const sorted = GROUPS.flatMap((group) =>
    file.findings.filter((finding) => groupOf(finding) === group).map((finding) => ({ group, finding })),
  );
  return {
    id,
    file,
    verdict: "verdict" in file ? file.verdict : undefined,
    name,
    entries: sorted.map((entry, index) => ({ ...entry, number: index + 1, id: `${id}-f${index + 1}` })),
    tally: tallyOf(file),
  };
}

function groupOf(finding: Finding | Omitted): Group {
  if (counts(finding)) return finding.severity;
  return finding.exception ? "excepted" : "known";
}

function tallyOf(file: Section["file"]): Tally {
  const found = (group: Group): number =>
    file.findings.filter((finding) => groupOf(finding) === group).length +
    omittedOf(file).reduce((sum, omitted) => sum + (groupOf(omitted) === group ? omitted.count : 0), 0);
  return {
    error: found("error"),
    warning: found("warning"),
    info: found("info"),
    excepted: found("excepted"),
    known: found("known"),
  };
}

const NAME_LENGTH = 80;

/** The organisation's name if the file says one, and which of a file's documents it is if there are several. */
function nameOf(
  { organisation, file, document }: DocumentReport,
  shared: ReadonlySet<string>,
  options: FormatOptions,
): string {
  const { name, reference } = organisationFor(organisation, options);
  const known = name?.trim() || reference?.trim();
  if (known) return shorten(known);
  return shared.has(file) ? `${file}, document ${document + 1}` : file;
}

/** Somebody's text, cut where it would push everything else off the page. */
export function shorten(text: string): string {
  const characters = [...text.slice(0, 2 * NAME_LENGTH + 2)];
  return characters.length > NAME_LENGTH ? `${characters.slice(0, NAME_LENGTH).join("")}…` : text;
}

function urgency({ verdict, tally }: Section): number {
  if (verdict === "not_judged") return 0;
  if (verdict === "not_applicable") return 2;
  if (tally.error > 0) return 1;
  return tally.warning > 0 ? 3 : 4;
}
