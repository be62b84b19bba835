import type { Basis, RuleEntry } from "../../core/catalogue.ts";
import { BASIS, list, NEEDS, template } from "../../core/describe.ts";
import type { Severity } from "../../core/model.ts";
import { prose } from "../escape/markdown.ts";
import { LEVELS } from "./level.ts";

/** What code scanning shows of a severity, and sorts alerts by. */
const PROBLEM = { error: "error", warning: "warning", info: "recommendation" } as const satisfies Record<
  Severity,
  string
>;

/** How sure a finding is of being one, by what its rule stands on. */
const PRECISION = {
  guidance: "very-high",
  format: "very-high",
  reading: "high",
  ours: "medium",
} as const satisfies Record<Basis, string>;

/** A rule as SARIF describes it. */
export function descriptor(rule: RuleEntry): object {
  return {
    id: rule.id,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.description },
    help: { text: help(rule), markdown: helpInMarkdown(rule) },
    helpUri: helpUri(rule),
    defaultConfiguration: { level: LEVELS[rule.severity] },
    properties: {
      tags: [rule.category, rule.basis],
      precision: PRECISION[rule.basis],
      "problem.severity": PROBLEM[rule.severity],
    },
  };
}

/** Rolecall has no page of its own in public: a rule’s source, or else what says how a declaration must be. */
function helpUri({ source, category }: RuleEntry): string {
  if (source) return source.url;
  return category === "syntax"
    ? "https://yaml.org/spec/1.2.2/"
    : "https://www.pensionsdashboardsprogramme.org.uk/standards/roles-and-responsibilities";
}

function help({ description, basis, quote, source, message, remedy, requires }: RuleEntry): string {
  return [
    description,
    `Why: ${BASIS[basis]}.`,
    ...(quote ? [`“${quote}”`] : []),
    ...(source ? [`${source.title}: ${source.url}`] : []),
    `What it says: ${template(message)}`,
    ...(remedy ? [`What to do: ${template(remedy)}`] : []),
    ...(requires.length > 0 ? [`It needs ${needs(requires)}.`] : []),
  ].join("\n\n");
}

function helpInMarkdown({ description, basis, quote, source, message, remedy, requires }: RuleEntry): string {
  return [
    prose(description),
    `**Why:** ${prose(BASIS[basis])}.`,
    ...(quote ? [`> “${prose(quote)}”`] : []),
    ...(source ? [`[${prose(source.title)}](${source.url})`] : []),
    `**What it says:** ${prose(template(message))}`,
    ...(remedy ? [`**What to do:** ${prose(template(remedy))}`] : []),
    ...(requires.length > 0 ? [`**Needs:** ${prose(needs(requires))}.`] : []),
  ].join("\n\n");
}

function needs(requires: RuleEntry["requires"]): string {
  return list(requires.map((need) => NEEDS[need]));
}
