import { counted, list, withThousands } from "../../core/describe.ts";
import type { Verdict } from "../../core/model.ts";
import { moment } from "../../formats/html/moment.ts";
import type { Change, FindingChanges } from "./change.ts";
import type { AcrossChange, Comparison, Difference, Side } from "./comparison.ts";

/** What became of organisations, as a heading over them. */
export const CHANGE_WORDS: Readonly<Record<Change, string>> = {
  newly_non_compliant: "Newly not compliant",
  newly_not_judged: "Judged before, but not now",
  new: "New: not there before",
  judged_again: "Judged now, but not before",
  newly_compliant: "Newly compliant",
  newly_not_applicable: "The roles no longer apply",
  newly_applicable: "The roles apply now",
  still_non_compliant: "Still not compliant",
  still_not_judged: "Could still not be judged",
  other_findings: "The same verdict, but other findings",
  gone: "Gone: no longer there",
  unchanged: "Unchanged",
};

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  compliant: "compliant",
  non_compliant: "not compliant",
  not_applicable: "the roles do not apply",
  not_judged: "could not be judged",
};

/** What became of findings, without what there is none of: `2 new, 1 fixed`. */
export function findingsInWords(changes: FindingChanges): string {
  const parts = [
    [changes.new, "new"],
    [changes.newly_checked, "by rules that were not checked before"],
    [changes.fixed, "fixed"],
    [changes.unchecked, "not looked for again"],
    [changes.still, "as before"],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${withThousands(count)} ${words}`)
    .join(", ");
}

const OF_AUDITS: Readonly<Record<Exclude<Difference["what"], "now">, string>> = {
  ruleset: "The rules are not the same",
  register: "PDP’s register is not the same",
  options: "The options are not the same",
  key: "The key file is not the same",
};

/** What of the audits is not the same, so that what has changed may not be the organisations. The time always is another. */
export function caveats({ differences, before, after }: Comparison): readonly string[] {
  const told = differences.flatMap(({ what, before, after }) =>
    what === "now" ? [] : [`${OF_AUDITS[what]}: ${before} before, ${after} now.`],
  );
  const shard = after.header.shard;
  const repeated = [
    ...(before.repeated > 0 ? [`${counted(before.repeated, "organisation")} before`] : []),
    ...(after.repeated > 0 ? [`${counted(after.repeated, "organisation")} now`] : []),
  ];
  return [
    ...told,
    ...(told.length > 0 ? ["So what has changed may not be the organisations."] : []),
    ...(shard
      ? [`Both are part ${shard.index} of ${shard.of} only: what is in the other parts was not compared.`]
      : []),
    ...(repeated.length > 0 ? [`Several declarations were taken together: of ${list(repeated)}.`] : []),
  ];
}

export function sideInWords({ file, header, organisations }: Side): string {
  return `${file} (${moment(header.now)}, ${counted(organisations, "organisation")})`;
}

/** The comparison in one sentence, without its full stop. */
export function headline({ newlyNonCompliant, changes }: Comparison): string {
  const parts = [
    [newlyNonCompliant, "is newly not compliant", "are newly not compliant"] as const,
    [changes.newly_not_judged, "can no longer be judged", "can no longer be judged"] as const,
    [changes.newly_compliant, "is newly compliant", "are newly compliant"] as const,
  ]
    .filter(([count]) => count > 0)
    .map(([count, one, many], index) => {
      const organisations = index === 0 ? counted(count, "organisation") : withThousands(count);
      return `${organisations} ${count === 1 ? one : many}`;
    });
  return parts.length > 0 ? list(parts) : "No organisation is newly compliant or newly not compliant";
}

/** A finding across organisations: what it says, or at least whom it was about. */
export function acrossInWords({ message, references }: AcrossChange): string {
  return message ?? (references.length > 0 ? list(references) : "of no organisation");
}
