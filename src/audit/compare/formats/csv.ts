import { forCsv } from "../../../formats/escape/csv.ts";
import { CHANGES } from "../change.ts";
import type { Comparison, OrganisationChange } from "../comparison.ts";

/** Fixed for ever, in this order; new ones come last. */
const COLUMNS: Readonly<Record<string, (one: OrganisationChange) => string | number>> = {
  change: ({ change }) => change,
  reference: ({ reference }) => reference,
  organisation: ({ name }) => name,
  file: ({ file }) => file,
  document: ({ document }) => document + 1,
  before: ({ before }) => before ?? "",
  after: ({ after }) => after ?? "",
  documents: ({ documents }) => documents,
  new: ({ findings }) => findings.new,
  newly_checked: ({ findings }) => findings.newly_checked,
  fixed: ({ findings }) => findings.fixed,
  unchecked: ({ findings }) => findings.unchecked,
  still: ({ findings }) => findings.still,
  new_rules: ({ new_rules }) => new_rules.join(" "),
  fixed_rules: ({ fixed_rules }) => fixed_rules.join(" "),
};

/** For a spreadsheet: a row for each organisation with a change. RFC 4180 with a byte order mark, as Excel wants it. */
export function* csv(comparison: Comparison): Generator<string> {
  yield `\uFEFF${Object.keys(COLUMNS).join(",")}\r\n`;
  for (const change of CHANGES)
    for (const organisation of comparison.organisations(change))
      yield `${Object.values(COLUMNS)
        .map((column) => forCsv(String(column(organisation))))
        .join(",")}\r\n`;
}
