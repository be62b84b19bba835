import type { Arg, Args } from "../model.ts";

/** What a comparison needs of an earlier report. */
export interface Baseline {
  readonly file: string;
  /** Of the ruleset that made it. */
  readonly revision: string;
  readonly files: readonly BaselineFile[];
  readonly settings: readonly Pick<BaselineFile, "file" | "findings">[];
}

export interface BaselineFile {
  readonly file: string;
  readonly document: number;
  /** The organisation's, where the document had one. */
  readonly reference?: string;
  readonly findings: readonly BaselineFinding[];
  readonly omitted: readonly { readonly rule: string; readonly count: number }[];
}

export interface BaselineFinding {
  readonly rule: string;
  readonly fingerprint: string;
  readonly args: Args;
}

/** What keeps a text from being a baseline, in words; `at` is a JSON Pointer, where it is known. */
export interface Unusable {
  readonly problem: string;
}

/**
 * Reads a report of `--format json`. It is held to the few keys that a comparison needs, and not to the report's schema:
 * a later version of rolecall may add keys, and what it wrote is as good a baseline. Never throws.
 */
export function readBaseline(file: string, text: string): Baseline | Unusable {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return { problem: "it is not JSON" };
  }
  try {
    return baselineOf(file, value);
  } catch (error) {
    if (error instanceof Wrong) return { problem: error.message };
    throw error;
  }
}

function baselineOf(file: string, value: unknown): Baseline {
  const report = mapping(value, "");
  if (!Object.hasOwn(report, "version") || !Object.hasOwn(report, "files"))
    throw new Wrong("it is not a report: it has no ‘version’ or no ‘files’");
  if (report.version !== 1) throw new Wrong("it is a report of another version than 1");
  const { revision } = mapping(report.ruleset, "/ruleset");
  return {
    file,
    revision: text(revision, "/ruleset/revision"),
    files: list(report.files, "/files").map((one, index) => fileOf(one, `/files/${index}`)),
    settings: list(report.settings ?? [], "/settings").map((one, index) => settingsOf(one, `/settings/${index}`)),
  };
}

function fileOf(value: unknown, at: string): BaselineFile {
  const { document, organisation, omitted } = mapping(value, at);
  const { reference } = mapping(organisation, `${at}/organisation`);
  return {
    ...settingsOf(value, at),
    document: whole(document, `${at}/document`),
    ...(reference !== undefined && { reference: text(reference, `${at}/organisation/reference`) }),
    omitted: list(omitted, `${at}/omitted`).map((one, index) => {
      const { rule, count } = mapping(one, `${at}/omitted/${index}`);
      return { rule: text(rule, `${at}/omitted/${index}/rule`), count: whole(count, `${at}/omitted/${index}/count`) };
    }),
  };
}

function settingsOf(value: unknown, at: string): Pick<BaselineFile, "file" | "findings"> {
  const { file, findings } = mapping(value, at);
  return {
    file: text(file, `${at}/file`),
    findings: list(findings, `${at}/findings`).map((one, index) => findingOf(one, `${at}/findings/${index}`)),
  };
}

function findingOf(value: unknown, at: string): BaselineFinding {
  const { rule, fingerprint, args } = mapping(value, at);
  const given = Object.entries(mapping(args, `${at}/args`));
  const known = given.filter((entry): entry is [string, Arg] => isArg(entry[1]));
  if (known.length < given.length) throw new Wrong(`at ${at}/args there is a value that is no argument`);
  return {
    rule: text(rule, `${at}/rule`),
    fingerprint: text(fingerprint, `${at}/fingerprint`),
    args: Object.fromEntries(known),
  };
}

function isArg(value: unknown): value is Arg {
  if (Array.isArray(value)) return value.every((item) => typeof item === "string");
  return ["string", "number", "boolean"].includes(typeof value);
}

class Wrong extends Error {}

function mapping(value: unknown, at: string): Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new Wrong(at === "" ? "it is not a report, which is a mapping" : `at ${at} there should be a mapping`);
}

function list(value: unknown, at: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new Wrong(`at ${at} there should be a list`);
}

function text(value: unknown, at: string): string {
  if (typeof value === "string") return value;
  throw new Wrong(`at ${at} there should be a text`);
}

function whole(value: unknown, at: string): number {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
  throw new Wrong(`at ${at} there should be a whole number`);
}
