import { counted } from "../../core/describe.ts";
import { type Finding, type Range, type Related, type Report, SEVERITIES } from "../../core/model.ts";
import { counts, type Entry, entries } from "../entries.ts";
import { plain } from "../escape/plain.ts";
import { forSarif } from "../escape/sarif.ts";
import { shownFix } from "../fix.ts";
import type { FormatOptions } from "../options.ts";
import { artifactOf } from "../place.ts";
import { standingOf, wordsOf } from "../words.ts";
import { LEVELS } from "./level.ts";

/** Code scanning refuses a run with more results. */
const MOST_RESULTS = 25_000;

/** Code scanning shows no more related places of a result. */
const MOST_RELATED = 100;

/** Links in one message. */
const MOST_LINKS = 8;

/** The findings that a run may hold, those that matter least left out if need be, in the order of the report. */
export function kept(report: Report): readonly Entry[] {
  const all = entries(report);
  if (all.length <= MOST_RESULTS) return all;
  const weight = ({ finding }: Entry): number => (counts(finding) ? 1 + SEVERITIES.indexOf(finding.severity) : 0);
  return all
    .map((entry, index) => ({ entry, index }))
    .sort((a, b) => weight(b.entry) - weight(a.entry) || a.index - b.index)
    .slice(0, MOST_RESULTS)
    .sort((a, b) => a.index - b.index)
    .map(({ entry }) => entry);
}

/** A result for each finding. */
export function results(report: Report, options: FormatOptions): readonly object[] {
  const indexes = new Map(options.catalogue.map(({ id }, index) => [id, index]));
  const all = kept(report);
  // By the standard all results say whether they are suppressed, or none does.
  const excepted = all.some(({ finding }) => finding.exception);
  const seen = new Map<string, number>();
  return all.map(({ file, finding }) => {
    const { rule, severity, range, fingerprint } = finding;
    const related = relatedOf(finding);
    const key = JSON.stringify([file.file, fingerprint]);
    const ordinal = (seen.get(key) ?? 0) + 1;
    seen.set(key, ordinal);
    return {
      ruleId: rule,
      ruleIndex: indexes.get(rule) ?? -1,
      level: LEVELS[severity],
      message: { text: messageOf(file.file, finding, related, options) },
      locations: [{ physicalLocation: physical(file.file, range) }],
      ...(related.length > 0 && { relatedLocations: related.slice(0, MOST_RELATED).map(locationOf) }),
      partialFingerprints: {
        // Two documents of one file can have equal findings; code scanning would take them for one alert.
        primaryLocationLineHash: ordinal === 1 ? fingerprint : `${fingerprint}:${ordinal}`,
        "rolecall/v1": fingerprint,
      },
      ...fixesOf(file.file, finding, options),
      ...(excepted && { suppressions: suppressionsOf(finding, options) }),
      ...(report.baseline && { baselineState: finding.baseline === "known" ? "unchanged" : "new" }),
    };
  });
}

/** Code scanning shows a related place only where the message links to it by its number. */
function messageOf(file: string, finding: Finding, related: readonly Related[], options: FormatOptions): string {
  const links = related.slice(0, MOST_LINKS).map((place, index) => {
    const line = `line ${place.range.start.line}${place.file === file ? "" : " of another file"}`;
    return `[${line}](${index + 1})`;
  });
  const more = related.length > links.length ? ` and ${counted(related.length - links.length, "more place")}` : "";
  const message = forSarif(wordsOf(finding, options).message);
  return links.length === 0 ? message : `${message} (see also ${links.join(", ")}${more})`;
}

/** Other places than the finding’s own, each once. */
function relatedOf({ related, range }: Finding): readonly Related[] {
  const others = related.filter(
    (place) => place.range.start.offset !== range.start.offset || place.range.end.offset !== range.end.offset,
  );
  const key = ({ file, range }: Related): string => JSON.stringify([file, range.start.offset, range.end.offset]);
  return [...new Map(others.map((place) => [key(place), place])).values()];
}

function locationOf({ file, range }: Related, index: number): object {
  return { id: index + 1, physicalLocation: physical(file, range) };
}

/** A place in a file, without the text there: it is personal data more often than not. */
export function physical(file: string, range: Range): object {
  return { artifactLocation: artifactOf(file), region: region(range) };
}

/** SARIF’s end column is just after the last character too. */
function region({ start, end }: Range): object {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

function fixesOf(file: string, finding: Finding, options: FormatOptions): object {
  const fix = shownFix(finding, options);
  if (!fix) return {};
  const { remedy } = wordsOf(finding, options);
  const replacements = fix.edits.map(({ range, text }) => ({
    deletedRegion: region(range),
    ...(text !== "" && { insertedContent: { text } }),
  }));
  const change = { artifactLocation: artifactOf(file), replacements };
  return { fixes: [{ description: { text: forSarif(remedy) }, artifactChanges: [change] }] };
}

/**
 * What somebody accepts. Code scanning shows it as open all the same, unless the repository’s settings or the action
 * advanced-security/dismiss-alerts say otherwise.
 */
function suppressionsOf(finding: Finding, options: FormatOptions): readonly object[] {
  if (!finding.exception) return [];
  return [{ kind: "external", status: "accepted", justification: plain(standingOf(finding, options) ?? "") }];
}
