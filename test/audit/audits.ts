import { organisationAt } from "../../bench/organisations.ts";
import type { Across, Header, Line, Result, Tally } from "../../src/audit/result.ts";
import { Tallying } from "../../src/audit/tally.ts";
import type { Context } from "../../src/core/check.ts";
import type { SourceFile } from "../../src/core/model.ts";
import { inJson } from "../../src/formats/escape.ts";
import { fileOf } from "../../src/formats/json.ts";
import { CLEAN, MASKED } from "../formats/reports.ts";
import { checkAll } from "../judge.ts";

const NOW = Date.UTC(2026, 10, 22, 9, 30);

export const HEADER: Header = {
  type: "audit",
  version: 1,
  now: new Date(NOW).toISOString(),
  ruleset: { digest: "0".repeat(64), revision: "2026-11" },
  register: null,
  options: { max_bytes: 1_048_576, strict_match: false },
  key: null,
  shard: null,
};

/** Declarations, really checked, as the lines that an audit has of them. */
export function resultsOf(files: readonly SourceFile[], context: Context = { now: NOW }): Result[] {
  return files.flatMap(({ name, content }, ordinal) =>
    checkAll(content, context, name).map(({ report }) => {
      const { rules, ...rest } = JSON.parse(inJson(fileOf(report, MASKED)));
      return {
        type: "organisation",
        version: 1,
        ordinal,
        line: 1,
        ...rest,
        not_evaluated: rules.not_evaluated,
      } as Result;
    }),
  );
}

/** The counts of some lines, as the audit counts them. */
export function tallyOf(results: readonly Result[], across: readonly Across[] = []): Tally {
  const tallying = new Tallying();
  for (const line of [...results, ...across]) tallying.add(line);
  return tallying.tally({
    evaluated: ["organisation/duplicate-reference"],
    not_evaluated: [{ rule: "organisation/shared-person", missing: "key_file" }],
  });
}

export interface Parts {
  readonly header?: Header;
  readonly across?: readonly Across[];
}

/** An audit, line by line. */
export function auditOf(results: readonly Result[], { header = HEADER, across = [] }: Parts = {}): Line[] {
  return [header, ...results, ...across, tallyOf(results, across)];
}

/** The audit's text, as `rolecall audit` writes it. */
export function written(lines: readonly Line[]): string {
  return lines.map((line) => `${inJson(line)}\n`).join("");
}

/** The organisations of the bench at some places, checked. */
export function benched(from: number, to: number): Result[] {
  const files = Array.from({ length: to - from }, (_, index) => {
    const { declaration, entry } = organisationAt(from + index);
    const preregistered = { ...declaration, preregistration: { contacts: entry.contacts } };
    return { name: `orgs/${from + index}.roles.json`, content: JSON.stringify(preregistered, null, 1) };
  });
  return resultsOf(files);
}

/** What could not be judged, and what need not be. */
export const OTHERS: readonly SourceFile[] = [
  { name: "orgs/broken.roles.yaml", content: "users: [\n" },
  { name: "orgs/quay.roles.yaml", content: CLEAN.replace("connection: direct", "connection: third_party") },
];

/** As many organisations as one likes: the bench's first ones again and again, under names of their own. */
export function* multiplied(count: number, distinct: number = 200): Generator<Result> {
  const models = [...benched(0, distinct), ...resultsOf(OTHERS)];
  for (let place = 0; place < count; place += 1) {
    const model = models[place % models.length] as Result;
    const reference = `org-${String(place).padStart(7, "0")}`;
    yield {
      ...model,
      ordinal: place,
      file: `orgs/${place}.roles.json`,
      organisation: { name: `Pension Scheme ${place}`, reference },
      findings: model.findings.map((finding, index) => ({
        ...finding,
        fingerprint: (place * 1000 + index).toString(16).padStart(32, "0"),
      })),
    };
  }
}

/** Two declarations of one organisation. */
export const DUPLICATE: Across = {
  type: "across",
  version: 1,
  rule: "organisation/duplicate-reference",
  severity: "error",
  message: "Two declarations are for harbour-pensions",
  args: { reference: "harbour-pensions" },
  references: ["harbour-pensions"],
  places: [
    { file: "orgs/a.roles.yaml", document: 0, line: 1 },
    { file: "orgs/b.roles.yaml", document: 1, line: 14 },
  ],
  omitted: 0,
  fingerprint: "ab".repeat(16),
};
