import { counted, list } from "../../core/describe.ts";
import type { Checked } from "../../core/model.ts";
import type { Told } from "./judging.ts";

/** How a draft stands: whether it can be submitted, and what is between it and that. */
export interface Standing {
  readonly state: "unreadable" | "exempt" | "unready" | "ready";
  /** One sentence without its full stop: the verdict. */
  readonly verdict: string;
  /** More sentences, each whole: what is still missing, what was not checked. */
  readonly details: readonly string[];
}

export function standingOf(checked: readonly Checked[], told: readonly Told[]): Standing {
  const reports = checked.map(({ report }) => report);
  const left = reports.flatMap(({ omitted }) => omitted);
  const errors = told.filter(({ severity }) => severity === "error");
  const gaps = errors.filter(({ gap }) => gap).length;
  const wrong =
    errors.length -
    gaps +
    left.filter(({ severity }) => severity === "error").reduce((sum, { count }) => sum + count, 0);
  const rest = [
    ...some(told.filter(({ severity }) => severity === "warning").length, "thing to look at", "things to look at"),
    ...some(told.filter(({ severity }) => severity === "info").length, "piece of advice", "pieces of advice"),
  ];
  const details = [
    ...(rest.length > 0 ? [`There ${told.length - errors.length === 1 ? "is" : "are"} also ${list(rest)}.`] : []),
    ...uncheckedBy(checked),
  ];
  if (reports.some(({ verdict }) => verdict === "not_judged")) {
    return { state: "unreadable", verdict: "Nothing could be checked, because the text cannot be read", details: [] };
  }
  if (reports.every(({ verdict }) => verdict === "not_applicable") && errors.length > 0) {
    return { state: "exempt", verdict: "The roles do not apply to this organisation", details: [] };
  }
  if (wrong + gaps > 0) {
    const parts = [
      ...some(wrong, "thing to put right", "things to put right"),
      ...some(gaps, "thing still missing", "things still missing"),
    ];
    return { state: "unready", verdict: `Not ready to submit: ${list(parts)}`, details };
  }
  if (reports.some(({ preregistration }) => preregistration === "none")) {
    return { state: "unready", verdict: "Not ready to submit: the preregistration details were not checked", details };
  }
  return { state: "ready", verdict: "Ready to submit", details };
}

function some(count: number, one: string, many: string): readonly string[] {
  return count === 0 ? [] : [counted(count, one, many)];
}

const MISSING = {
  email_domains: "email domains of the organisation",
  preregistration: "preregistration details",
} as const;

/** What was not looked at, and why; it never reads as a pass. */
function uncheckedBy(checked: readonly Checked[]): readonly string[] {
  const missing = checked.flatMap(({ report }) => report.rules.not_evaluated).map(({ missing }) => missing);
  return Object.entries(MISSING)
    .map(([need, what]) => ({ what, count: missing.filter((one) => one === need).length }))
    .filter(({ count }) => count > 0)
    .map(({ what, count }) => `${counted(count, "rule was", "rules were")} not checked, because there are no ${what}.`);
}
