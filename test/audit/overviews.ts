import { overview } from "../../src/audit/overview.ts";
import type { Line, Result } from "../../src/audit/result.ts";
import type { ViewOptions } from "../../src/audit/view.ts";
import { INJECTIONS, MASKED } from "../formats/reports.ts";
import { auditOf, benched, DUPLICATE, HEADER, OTHERS, resultsOf } from "./audits.ts";
import { text } from "./looking.ts";

export const OPTIONS: ViewOptions = { version: "0.1.0", rule: MASKED.rule };

/** The page of an audit. */
export function pageOf(lines: readonly Line[]): string {
  return text(overview(OPTIONS), lines);
}

/** Some organisations of every verdict, and findings across them. */
export function several(): Line[] {
  const results = [...benched(0, 12), ...resultsOf(OTHERS)];
  const [first] = results as [Result];
  const twice = { ...first, file: "orgs/again.roles.json", document: 1 };
  const across = {
    ...DUPLICATE,
    references: [first.organisation.reference ?? ""],
    message: `Two declarations are for ${first.organisation.reference}`,
  };
  const register = { file: "register.csv", digest: "7".repeat(64), organisations: 12 };
  return auditOf([...results, twice], { header: { ...HEADER, register }, across: [across] });
}

/** Every text that somebody can choose is hostile. */
export function hostile(): Line[] {
  const all = [
    ...INJECTIONS,
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "&lt;img src=x onerror=alert(1)&gt;",
  ];
  const [model] = benched(3, 4) as [Result];
  const results = all.map(
    (words): Result => ({
      ...model,
      file: `${words}.yaml`,
      organisation: { name: words, reference: words },
      verdict: "non_compliant",
      findings: model.findings.map((finding) => ({ ...finding, message: `${finding.message} ${words}` })),
    }),
  );
  const [unjudged] = resultsOf(OTHERS) as [Result];
  const across = all.map((words) => ({
    ...DUPLICATE,
    message: words,
    references: [words],
    places: [{ file: words, document: 0, line: 1 }],
  }));
  const register = { file: all.join(" "), digest: "7".repeat(64), organisations: 12 };
  const header = { ...HEADER, register, options: { note: all.join(" ") } };
  return auditOf([...results, { ...unjudged, file: all.join(" "), organisation: { name: all.join(" ") } }], {
    header,
    across,
  });
}
