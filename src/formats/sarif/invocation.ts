import { counted } from "../../core/describe.ts";
import type { DocumentReport, Report } from "../../core/model.ts";
import { reasonFor } from "../acceptance.ts";
import { counts, entries, omittedOf } from "../entries.ts";
import { plain } from "../escape/plain.ts";
import { forSarif } from "../escape/sarif.ts";
import { gaps } from "../gaps.ts";
import type { FormatOptions } from "../options.ts";
import { artifactOf } from "../place.ts";
import { isUnjudged, labelOf, moreOf, offOf, standingOf } from "../words.ts";
import { LEVELS, type Level } from "./level.ts";
import { kept } from "./results.ts";

/** How the run went: not successful where a document could not be judged, and with all that no result can tell. */
export function invocation(report: Report, options: FormatOptions): object {
  const rule = (id: string): object => ({ id, index: options.catalogue.findIndex((rule) => rule.id === id) });
  const unjudged = report.files.filter(isUnjudged);
  const left = entries(report).length - kept(report).length;
  const notifications = [
    ...(report.files.length === 0 ? [notification("warning", "Nothing was checked.")] : []),
    ...unjudged.map((file) => notification("error", `${labelOf(file)} could not be judged.`, file.file)),
    ...[...report.files, ...report.settings].flatMap((file) =>
      omittedOf(file).map((omitted) => {
        const level = counts(omitted) ? LEVELS[omitted.severity] : "note";
        const standing = standingOf(omitted, options);
        const words = `${moreOf(omitted)} in ${labelOf(file)}.${standing === undefined ? "" : ` ${standing}.`}`;
        return { ...notification(level, words, file.file), associatedRule: rule(omitted.rule) };
      }),
    ),
    ...(left > 0
      ? [notification("warning", `${counted(left, "more finding")} left out: code scanning takes no more.`)]
      : []),
    ...gaps(report.files).map(({ reason, rules }) => {
      const documents = report.files.filter((file) => gaps([file]).some((gap) => gap.reason === reason)).length;
      const where = `${counted(rules.length, "rule")} not evaluated on ${counted(documents, "document")}`;
      return notification("note", `${where} (${reason}): ${rules.join(", ")}.`);
    }),
    ...(report.baseline?.fixed ?? []).map((fixed) => ({
      ...notification("note", `Fixed since the baseline: ${fixed.message}`, fixed.file),
      associatedRule: rule(fixed.rule),
      properties: { "rolecall/v1": plain(fixed.fingerprint) },
    })),
  ];
  return {
    executionSuccessful: unjudged.length === 0,
    toolExecutionNotifications: notifications,
    toolConfigurationNotifications: report.switched_off.map((off) => ({
      ...notification(off.compulsory ? "warning" : "note", offOf(off, options), off.file),
      associatedRule: rule(off.rule),
    })),
    ruleConfigurationOverrides: report.switched_off.map(({ rule: id, reason }) => ({
      descriptor: rule(id),
      configuration: { enabled: false },
      properties: { reason: plain(reasonFor(reason, options)) },
    })),
  };
}

function notification(level: Level, text: string, file?: DocumentReport["file"]): object {
  const place = file === undefined ? {} : { locations: [{ physicalLocation: { artifactLocation: artifactOf(file) } }] };
  return { level, message: { text: forSarif(text) }, ...place };
}
