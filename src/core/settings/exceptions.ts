import { type Problem, placed, readDocument } from "../document.ts";
import { maskPath } from "../mask.ts";
import type { Exception, Finding, Path, Ruleset, SourceFile } from "../model.ts";
import { DEFAULT_LIMITS } from "../parse/compose.ts";
import type { ParsedDocument } from "../parse/parse.ts";
import { stepsOf } from "../pointer.ts";
import { type Named, ruleViolations } from "./rules.ts";

/** One exception, as somebody wrote it. */
export interface Accepted extends Exception {
  readonly rule: string;
  /** The organisation's reference. */
  readonly organisation: string;
  /** The steps of its pointer: what it takes in is there or below. Absent: every finding of the rule. */
  readonly path?: readonly string[];
  /** Where it stands in its file. */
  readonly at: Path;
}

/** The exceptions of one file. */
export interface ExceptionList {
  readonly file: string;
  readonly document: ParsedDocument;
  readonly items: readonly Accepted[];
}

export type ReadExceptions = { readonly exceptions: ExceptionList } | { readonly problems: readonly Problem[] };

/** Reads and validates a file of exceptions. Never throws. An empty file holds none. */
export function readExceptions(
  file: SourceFile,
  { catalogue, data }: Pick<Ruleset, "catalogue" | "data">,
): ReadExceptions {
  const read = readDocument(file, "exceptions", data.roles, DEFAULT_LIMITS);
  if ("problems" in read) return read;
  if ("empty" in read) return { exceptions: { file: file.name, document: read.empty, items: [] } };
  const { document } = read;
  const items = itemsOf(document.value as Written);
  const violations = ruleViolations(items.map(exceptedRule), catalogue);
  if (violations.length > 0) return { problems: violations.map(placed(document)) };
  return { exceptions: { file: file.name, document, items } };
}

/** What holds exceptions, once its schema has accepted it: a file of them, or a configuration. */
export interface Written {
  readonly exceptions?: readonly (Exception & { rule: string; organisation: string; path?: string })[];
}

export function itemsOf({ exceptions = [] }: Written): readonly Accepted[] {
  return exceptions.map(({ path, ...written }, index) => ({
    ...written,
    ...(path !== undefined && { path: stepsOf(path) }),
    at: ["exceptions", index],
  }));
}

/** What an exception says of a rule, for `ruleViolations`. */
export function exceptedRule({ rule, at }: Accepted): Named {
  return { rule, path: [...at, "rule"], how: "excepted" };
}

/**
 * Whether an exception is for a finding of an organisation, whatever the day. Its path is written as a report shows it,
 * which masks keys that somebody made up, or as the declaration has it.
 */
export function isFor(
  { rule, organisation, path = [] }: Accepted,
  finding: Pick<Finding, "rule" | "path">,
  reference: string | undefined,
): boolean {
  if (finding.rule !== rule || reference !== organisation || path.length > finding.path.length) return false;
  const leadsTo = (place: Path): boolean => path.every((step, index) => String(place[index]) === step);
  return leadsTo(finding.path) || leadsTo(maskPath(finding.path));
}

/** The last moment of an exception's last day, in epoch milliseconds. */
export function endOf({ expires }: Exception): number {
  return Date.parse(`${expires}T23:59:59.999Z`);
}

/** Without a clock nobody knows whether it has ended: what is not known must not look like a pass. */
export function holds(exception: Exception, now: number | undefined): boolean {
  return now !== undefined && now <= endOf(exception);
}
