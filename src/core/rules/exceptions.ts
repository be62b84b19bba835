import type { RuleEntry } from "../catalogue.ts";
import { entries, type Words } from "./entry.ts";

/** The name of an `exceptions/*` rule. */
export type ExceptionRule = "expired" | "expiring" | "unmatched";

/** What is said about exceptions themselves. Arguments: the exception’s `rule`, `organisation` and `expires`. */
const EXCEPTIONS: Readonly<Record<ExceptionRule, Words>> = {
  expired: {
    title: "An exception that has ended",
    description:
      "Somebody accepted a finding until a day, and that day is over. The finding counts again, and the exception only looks as if it held.",
    basis: "ours",
    requires: ["now"],
    message: "The exception from {rule} for {organisation} ended on {expires}",
    remedy: "Put right what it was for and take it out, or have it approved again until a later day.",
  },
  expiring: {
    title: "An exception that ends soon",
    description:
      "An exception ends within 30 days. From then on what it is for counts again: there is time to put it right before that.",
    severity: "warning",
    basis: "ours",
    requires: ["now"],
    message: "The exception from {rule} for {organisation} ends on {expires}",
    remedy: "Put right what it is for, or have it approved again until a later day.",
  },
  unmatched: {
    title: "An exception that nothing needs",
    description:
      "An exception is for a finding that is not there: it was put right, the exception’s path leads elsewhere, or the organisation was not among those checked. Left in place it would hide the same finding should it come back.",
    severity: "warning",
    basis: "ours",
    message: "Nothing that was checked needs the exception from {rule} for {organisation}",
    remedy: "Take it out, or correct its rule, organisation or path.",
  },
};

/** The `exceptions/*` rules for the catalogue, sorted by id. They judge files of settings, never a declaration. */
export const exceptionRules: readonly RuleEntry[] = entries("exceptions", EXCEPTIONS);

/** Whether a rule judges settings and not declarations. */
export function isAboutSettings({ category }: Pick<RuleEntry, "category">): boolean {
  return category === "exceptions";
}
