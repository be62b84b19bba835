import { SEVERITIES, VERDICTS } from "../core/model.ts";
import type { Line } from "./result.ts";

/** What keeps a value from being a line of an audit, as the end of a sentence. */
export class Inadmissible extends Error {}

type Fields = Readonly<Record<string, unknown>>;

/**
 * A line of an audit, held to the keys that its readers use: a later rolecall may add others. Throws `Inadmissible`.
 */
export function admit(value: unknown): Line {
  const line = mapping(value, "it");
  const shape = typeof line.type === "string" && Object.hasOwn(SHAPES, line.type) ? SHAPES[line.type] : undefined;
  if (!shape) throw new Inadmissible("it is no line of an audit: its ‘type’ is none that there is");
  if (line.version !== 1)
    throw new Inadmissible("it was written by another version of rolecall, whose audits this one cannot read");
  shape(line);
  return value as Line;
}

const SHAPES: Readonly<Record<string, (line: Fields) => void>> = {
  audit: ({ now, ruleset, register, options, key, shard }) => {
    text(now, "now");
    const { digest, revision } = mapping(ruleset, "ruleset");
    text(digest, "ruleset.digest");
    text(revision, "ruleset.revision");
    mapping(options, "options");
    if (key !== null) text(key, "key");
    if (register !== null) {
      const { file, digest: bytes, organisations } = mapping(register, "register");
      text(file, "register.file");
      whole(organisations, "register.organisations");
      text(bytes, "register.digest");
    }
    if (shard !== null) {
      const { index, of } = mapping(shard, "shard");
      whole(index, "shard.index");
      whole(of, "shard.of");
    }
  },
  organisation: ({
    file,
    document,
    line,
    organisation,
    verdict,
    preregistration,
    findings,
    omitted,
    not_evaluated,
  }) => {
    place({ file, document, line }, "");
    const { name, reference } = mapping(organisation, "organisation");
    if (name !== undefined) text(name, "organisation.name");
    if (reference !== undefined) text(reference, "organisation.reference");
    one(verdict, VERDICTS, "verdict");
    one(mapping(preregistration, "preregistration").source, SOURCES, "preregistration.source");
    for (const each of list(findings, "findings")) finding(mapping(each, "findings"));
    for (const each of list(omitted, "omitted")) {
      const { rule, severity, count } = mapping(each, "omitted");
      text(rule, "omitted.rule");
      one(severity, SEVERITIES, "omitted.severity");
      whole(count, "omitted.count");
    }
    for (const each of list(not_evaluated, "not_evaluated")) {
      const { rule, missing } = mapping(each, "not_evaluated");
      text(rule, "not_evaluated.rule");
      text(missing, "not_evaluated.missing");
    }
  },
  across: ({ rule, severity, message, references, places, omitted, fingerprint }) => {
    told({ rule, severity, message, fingerprint }, "");
    for (const each of list(references, "references")) text(each, "references");
    for (const each of list(places, "places")) place(mapping(each, "places"), "places.");
    whole(omitted, "omitted");
  },
  summary: ({ documents, verdicts, findings, rules, preregistration, across }) => {
    whole(documents, "documents");
    counts(verdicts, VERDICTS, "verdicts");
    counts(findings, SEVERITIES, "findings");
    counts(preregistration, SOURCES, "preregistration");
    for (const each of list(rules, "rules")) {
      const { rule, severity, count, organisations } = mapping(each, "rules");
      text(rule, "rules.rule");
      one(severity, SEVERITIES, "rules.severity");
      whole(count, "rules.count");
      whole(organisations, "rules.organisations");
    }
    const { evaluated, not_evaluated } = mapping(across, "across");
    for (const each of list(evaluated, "across.evaluated")) text(each, "across.evaluated");
    for (const each of list(not_evaluated, "across.not_evaluated")) {
      const { rule, missing } = mapping(each, "across.not_evaluated");
      text(rule, "across.not_evaluated.rule");
      text(missing, "across.not_evaluated.missing");
    }
  },
};

const SOURCES = ["register", "declaration", "none"] as const;

function finding({ rule, severity, message, path, range, fingerprint }: Fields): void {
  told({ rule, severity, message, fingerprint }, "findings.");
  text(path, "findings.path");
  const { line, column } = mapping(mapping(range, "findings.range").start, "findings.range.start");
  whole(line, "findings.range.start.line");
  whole(column, "findings.range.start.column");
}

function told({ rule, severity, message, fingerprint }: Fields, at: string): void {
  text(rule, `${at}rule`);
  one(severity, SEVERITIES, `${at}severity`);
  text(message, `${at}message`);
  text(fingerprint, `${at}fingerprint`);
}

function place({ file, document, line }: Fields, at: string): void {
  text(file, `${at}file`);
  whole(document, `${at}document`);
  whole(line, `${at}line`);
}

function counts(value: unknown, keys: readonly string[], at: string): void {
  const fields = mapping(value, at);
  for (const key of keys) whole(fields[key], `${at}.${key}`);
}

function mapping(value: unknown, at: string): Fields {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Fields;
  throw new Inadmissible(at === "it" ? "it is no line of an audit" : `‘${at}’ should be a mapping`);
}

function list(value: unknown, at: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new Inadmissible(`‘${at}’ should be a list`);
}

function text(value: unknown, at: string): void {
  if (typeof value !== "string") throw new Inadmissible(`‘${at}’ should be a text`);
}

function whole(value: unknown, at: string): void {
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw new Inadmissible(`‘${at}’ should be a whole number`);
}

function one(value: unknown, of: readonly string[], at: string): void {
  if (typeof value !== "string" || !of.includes(value))
    throw new Inadmissible(`‘${at}’ should be one of ${of.join(", ")}`);
}
