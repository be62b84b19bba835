import type { Report } from "../core/model.ts";
import type { Sources } from "./entries.ts";
import { inJson } from "./escape.ts";
import type { FormatOptions } from "./options.ts";
import { invocation } from "./sarif/invocation.ts";
import { results } from "./sarif/results.ts";
import { descriptor } from "./sarif/rule.ts";

/** Where editors find the shape of the file. */
const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/**
 * SARIF 2.1.0, within what GitHub’s code scanning takes: one run with every rule of the catalogue and a result for each
 * finding. What was not looked at, left out or fixed is told as notifications of the invocation. Fixed findings are not
 * `absent` results, which SARIF allows, because code scanning would show each as an open alert.
 */
export function sarif(report: Report, _sources: Sources, options: FormatOptions): string {
  const { now, ruleset, summary } = report;
  const root = options.fromRoot ? "The root of the repository." : "The folder that rolecall was run in.";
  return `${inJson(
    {
      $schema: SCHEMA,
      version: "2.1.0",
      runs: [
        {
          tool: {
            driver: {
              name: "rolecall",
              semanticVersion: options.version,
              rules: options.catalogue.map(descriptor),
              properties: { ruleset },
            },
          },
          // The part before the slash is what code scanning calls the category of an analysis.
          automationDetails: { id: "rolecall/" },
          columnKind: "utf16CodeUnits",
          originalUriBaseIds: { "%SRCROOT%": { description: { text: root } } },
          invocations: [invocation(report, options)],
          results: results(report, options),
          properties: { now, preregistration: report.preregistration, baseline: report.baseline?.file, summary },
        },
      ],
    },
    2,
  )}\n`;
}
