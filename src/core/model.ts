import type { Catalogue, RulesetData } from "./catalogue.ts";
import type { Input } from "./derive/derive.ts";
import type { Range } from "./file.ts";

export type { Position, Range, SourceFile, Unread } from "./file.ts";

/**
 * The nouns of rolecall. Everything here is plain, readonly data that survives JSON; the stages beside this
 * file turn one into the next: `SourceFile -> ParsedDocument -> Violation[] -> Input -> Violation[] -> Finding[]
 * -> Report`.
 */

/** Where something is in a document: keys and list indexes from the root. `[]` is the root itself. */
export type Path = readonly (string | number)[];

export type Severity = "error" | "warning" | "info";

/** Severities from the weakest to the strongest. */
export const SEVERITIES: readonly Severity[] = ["info", "warning", "error"];

/** Which document a related path is in: the declaration that is checked, or PDP's register. */
export type Place = "declaration" | "register";

/** A value that a message can show. */
export type Arg = string | number | boolean | readonly string[];

export type Args = Readonly<Record<string, Arg>>;

/** A mechanical remedy, as a change of the document's data. `edit` turns it into text edits. */
export type Fix =
  | { readonly op: "remove"; readonly path: Path }
  | { readonly op: "replace"; readonly path: Path; readonly value: string };

/** What a rule says: what is wrong, never where in the text and never in which words. */
export interface Violation {
  /** The rule's id, `category/kebab-name`. */
  readonly rule: string;
  readonly path: Path;
  readonly args: Args;
  readonly related?: readonly { readonly in: Place; readonly path: Path }[];
  readonly fix?: Fix;
}

/** A violation of a rule that only the text can show (broken syntax), which brings its own place. */
export interface SyntaxViolation extends Violation {
  readonly offsets: readonly [start: number, end: number];
  /** A place that belongs to it, such as the first of two equal keys. */
  readonly first?: readonly [start: number, end: number];
}

/** One replacement of text; `range` is in the text before any edit. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}

/** Another place that belongs to a finding. */
export interface Related {
  readonly file: string;
  readonly path: Path;
  readonly range: Range;
}

/** A violation placed in a file. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly path: Path;
  readonly args: Args;
  readonly range: Range;
  readonly related: readonly Related[];
  readonly fix?: { readonly change: Fix; readonly edits: readonly TextEdit[] };
  /** Hex; stays as it is when lines move and when other users change. Holds nothing personal in the clear. */
  readonly fingerprint: string;
  /** Somebody accepts it until a day: it is shown, and does not count. */
  readonly exception?: Exception;
  /** Only with a baseline: whether it was there before. A finding that is known does not count. */
  readonly baseline?: "new" | "known";
}

/** Who accepts a finding, why and for how long. */
export interface Exception {
  readonly reason: string;
  readonly approved_by: string;
  /** The last day on which it holds, `YYYY-MM-DD` in UTC. */
  readonly expires: string;
}

/** Whether a finding counts: nobody accepts it, and no baseline knows it. */
export function counts({ exception, baseline }: Pick<Finding, "exception" | "baseline">): boolean {
  return exception === undefined && baseline !== "known";
}

/**
 * What is known about one document as a whole, independent of any option but the register: with `--strict-match` a
 * document can be compliant and have findings that are told as errors.
 */
export const VERDICTS = ["compliant", "non_compliant", "not_applicable", "not_judged"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a rule needs beyond the declaration; a rule whose need is not met is reported as not evaluated. */
export const REQUIREMENTS = ["preregistration", "register", "now", "email_domains"] as const;
export type Requirement = (typeof REQUIREMENTS)[number];

/** What any rule can need: those about several declarations may need what no check of one has. */
export type Need = Requirement | "key_file";

/** Why a rule was not evaluated: an unmet requirement, the document itself, or a configuration that switched it off. */
export type Missing = Requirement | "document" | "direct_connection" | "switched_off";

/** The result of checking one document of one file. */
export interface DocumentReport {
  readonly file: string;
  /** The document's index in its file, from 0. */
  readonly document: number;
  /** What the organisation calls itself, as far as the document says. */
  readonly organisation: { readonly name?: string; readonly reference?: string };
  readonly verdict: Verdict;
  readonly preregistration: PreregistrationSource;
  /** At most `FINDINGS_PER_RULE` of a rule, in the order of the text. */
  readonly findings: readonly Finding[];
  /** How many findings of a rule were left out of `findings`. */
  readonly omitted: readonly Omitted[];
  readonly rules: {
    readonly evaluated: readonly string[];
    readonly not_evaluated: readonly { readonly rule: string; readonly missing: Missing }[];
  };
}

/** The findings of a rule that were left out of a report: accepted where an exception is for all of them, known where a baseline left out as many. */
export interface Omitted extends Pick<Finding, "rule" | "severity" | "exception" | "baseline"> {
  readonly count: number;
}

/** What is wrong with a file of settings: the configuration, or one of exceptions. */
export interface SettingsReport {
  readonly file: string;
  readonly findings: readonly Finding[];
}

/** The text behind a document's findings, for those formats that show it. Never part of a report. */
export interface Source {
  readonly lines: { readonly count: number; line(line: number): string };
  /** What must not be shown, in any format, whatever the options. */
  readonly secrets: readonly Range[];
  /** The users as the policies saw them, for a picture of who holds which role. */
  readonly roster: readonly Member[];
}

/** A user, as far as a picture of users and roles goes. */
export interface Member {
  /** Personal data: empty where there is none. */
  readonly name: string;
  /** Absent for a planned user. */
  readonly status?: string;
  /** Ids of the role table, in the order of the declaration; the empty text for what names no role, so that indexes are the file’s. */
  readonly roles: readonly string[];
}

/** A checked document. */
export interface Checked {
  readonly report: DocumentReport;
  readonly source: Source;
  /** What the policies saw, for who looks at several declarations; undefined where they did not run. */
  readonly input?: Input | undefined;
}

/** Where preregistration details came from. `none`: nothing was there to compare with. */
export type PreregistrationSource = "register" | "declaration" | "none";

/** The findings and counts of one run. */
export interface Report {
  readonly version: 1;
  /** When the check was made, ISO 8601 in UTC, or null where no clock was given. */
  readonly now: string | null;
  readonly ruleset: { readonly digest: string; readonly revision: string };
  readonly preregistration: { readonly source: PreregistrationSource; readonly file?: string };
  readonly files: readonly DocumentReport[];
  /** Files of settings that have findings of their own. */
  readonly settings: readonly SettingsReport[];
  /** Rules that a configuration has switched off. */
  readonly switched_off: readonly SwitchedOff[];
  /** The earlier report, the revision of the ruleset that made it, and what is no longer there. */
  readonly baseline?: { readonly file: string; readonly revision: string; readonly fixed: readonly Fixed[] };
  readonly summary: Summary;
}

/** A rule that a configuration has switched off, and why. */
export interface SwitchedOff {
  readonly rule: string;
  readonly reason: string;
  /** Where it says so. */
  readonly file: string;
  /** Whether the guidance makes the rule compulsory. */
  readonly compulsory: boolean;
}

/** A finding of the baseline that is no longer there; personal data in its words is masked. */
export interface Fixed {
  readonly rule: string;
  readonly file: string;
  readonly message: string;
  readonly fingerprint: string;
}

export interface Summary {
  readonly documents: number;
  /** Documents with at least one finding. */
  readonly with_findings: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Those that are not excepted, of the declarations and of the files of settings. */
  readonly findings: Readonly<Record<Severity, number>>;
  /** Findings that somebody accepts. */
  readonly excepted: number;
  /** Of `findings`, those that the baseline knows. */
  readonly known: number;
  readonly rules: { readonly evaluated: number; readonly not_evaluated: number };
}

/** The policies with their data and words, as loaded. */
export interface Ruleset {
  /** The compiled policies: bytes, or a `WebAssembly.Module`. */
  readonly wasm: object;
  /** OPA's base documents. */
  readonly data: RulesetData;
  readonly catalogue: Catalogue;
  /** Hex SHA-256 over policies, data and words. */
  readonly digest: string;
  readonly revision: string;
}
