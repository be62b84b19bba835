import { type Problem, placed, readDocument } from "../document.ts";
import { rangeAt } from "../locate/locate.ts";
import type { Path, Range, Ruleset, Severity, SourceFile, Violation } from "../model.ts";
import { DEFAULT_LIMITS } from "../parse/compose.ts";
import type { ParsedDocument } from "../parse/parse.ts";
import { type Accepted, exceptedRule, itemsOf, type Written } from "./exceptions.ts";
import { type Named, ruleViolations } from "./rules.ts";

/** A configuration, as somebody wrote it: its paths are relative to its file. */
export interface Configuration {
  readonly file: string;
  readonly document: ParsedDocument;
  readonly register?: string;
  /** What to check where nothing is named. */
  readonly patterns?: readonly string[];
  readonly fail_on?: Severity;
  /** How loudly rules are told, by their ids. */
  readonly severity: Readonly<Record<string, Severity>>;
  /** Why rules are switched off, by their ids. */
  readonly off: Readonly<Record<string, string>>;
  readonly formats?: readonly { readonly format: string; readonly output?: string }[];
  readonly exceptions: readonly Accepted[];
  readonly exceptions_file?: string;
}

export type ReadConfiguration = { readonly configuration: Configuration } | { readonly problems: readonly Problem[] };

/** A configuration that the schema has accepted. */
type WrittenConfiguration = Partial<Omit<Configuration, "file" | "document" | "exceptions">> & Written;

/** Reads and validates a configuration. Never throws. One that is empty, or all comments, says nothing. */
export function readConfiguration(
  file: SourceFile,
  { catalogue, data }: Pick<Ruleset, "catalogue" | "data">,
): ReadConfiguration {
  const read = readDocument(file, "configuration", data.roles, DEFAULT_LIMITS);
  if ("problems" in read) return { problems: read.problems.map(sayingHowToSwitchOff) };
  const document = "empty" in read ? read.empty : read.document;
  const { severity = {}, off = {}, ...rest } = (document.value ?? {}) as WrittenConfiguration;
  const exceptions = itemsOf(rest);
  const violations: readonly Violation[] = ruleViolations(
    [
      ...Object.entries(severity).map(([rule, how]): Named => ({ rule, how, path: ["severity", rule] })),
      ...Object.keys(off).map((rule): Named => ({ rule, how: "off", path: ["off", rule] })),
      ...exceptions.map(exceptedRule),
    ],
    catalogue,
  );
  if (violations.length > 0) return { problems: violations.map(placed(document)) };
  return { configuration: { ...rest, file: file.name, document, severity, off, exceptions } };
}

/** People write `severity: {RULE: off}`, as other linters have it; here a rule is switched off with its reason. */
function sayingHowToSwitchOff(problem: Problem): Problem {
  const { violation } = problem;
  const { rule, path, args } = violation;
  if (rule !== "schema/unknown-value" || path[0] !== "severity" || !/^(?:off|none|ignore)$/i.test(String(args.value)))
    return problem;
  const hint = `To switch a rule off, write it below ‘off’ with the reason: ‘${args.key}: why’.`;
  return { ...problem, violation: { ...violation, args: { ...args, hint } } };
}

/** Where a part of a configuration stands. */
export function placeIn({ document }: { readonly document: ParsedDocument }, path: Path): Range {
  return rangeAt(document, path);
}
