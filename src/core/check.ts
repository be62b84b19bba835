import { isAcross } from "./across.ts";
import type { RuleEntry } from "./catalogue.ts";
import { derive, type Input } from "./derive/derive.ts";
import { secretPaths, secretsIn } from "./derive/secrets.ts";
import type { Evaluator } from "./evaluate.ts";
import { isShared, textAt } from "./locate/find.ts";
import { locate, rangesOf } from "./locate/locate.ts";
import type { Checked, Missing, Requirement, Ruleset, Severity, SourceFile, Verdict, Violation } from "./model.ts";
import { REQUIREMENTS } from "./model.ts";
import { order } from "./order.ts";
import { DEFAULT_LIMITS, type Limits } from "./parse/compose.ts";
import { type ParsedDocument, parse } from "./parse/parse.ts";
import type { Register } from "./register.ts";
import { isAboutSettings } from "./rules/exceptions.ts";
import { isAboutRegisters } from "./rules/register.ts";
import { isAboutChecks } from "./rules/syntax.ts";
import { validate } from "./validate.ts";

/** What a check depends on beside the file: the same file, ruleset and context give the same report, byte for byte. */
export interface Context {
  /** Epoch milliseconds; without it, rules that need a clock are not evaluated. */
  readonly now?: number;
  readonly register?: Register;
  /** Differences of form to preregistration are errors. */
  readonly strictMatch?: boolean;
  readonly limits?: Limits;
}

/** A ruleset with its policies running. */
export interface Judge {
  readonly ruleset: Ruleset;
  readonly evaluator: Evaluator;
}

/** The pipeline: checks every document of a file, at least one. Never throws on any content; throws `RulesetError`. */
export function* check(file: SourceFile, judge: Judge, context: Context = {}): Generator<Checked> {
  yield* checkParsed(parse(file, context.limits ?? DEFAULT_LIMITS), judge, context);
}

/** The same from where documents are parsed: for who has parsed them for something else as well. */
export function* checkParsed(
  documents: Iterable<ParsedDocument>,
  judge: Judge,
  context: Context = {},
): Generator<Checked> {
  for (const document of documents) yield checkDocument(document, judge, context);
}

/** What the policies would see of each document of a file; undefined for one that cannot be judged. */
export function* inputs(file: SourceFile, ruleset: Ruleset, context: Context = {}): Generator<Input | undefined> {
  for (const document of parse(file, context.limits ?? DEFAULT_LIMITS)) {
    yield document.sound ? inputOf(document, ruleset, context) : undefined;
  }
}

function checkDocument(document: ParsedDocument, judge: Judge, context: Context): Checked {
  const { ruleset, evaluator } = judge;
  if (!document.sound) return report(document, ruleset, context, document.violations, undefined);
  const input = inputOf(document, ruleset, context);
  const schema = validate(document.value, "declaration", (path) => textAt(document, path), ruleset.data.roles);
  const policy = evaluator.evaluate(input);
  return report(document, ruleset, context, [...document.violations, ...schema, ...policy], input);
}

function inputOf(document: ParsedDocument, ruleset: Ruleset, context: Context): Input {
  const reference = referenceOf(document.value);
  return derive(document.value, {
    data: ruleset.data,
    secrets: secretsIn(document.value, document.targets.size > 0 ? (path) => isShared(document, path) : undefined),
    textAt: (path) => textAt(document, path),
    register: {
      given: context.register !== undefined,
      entry: reference === undefined ? undefined : context.register?.entry(reference),
    },
    now: context.now,
  });
}

function report(
  document: ParsedDocument,
  ruleset: Ruleset,
  context: Context,
  violations: readonly Violation[],
  input: Input | undefined,
): Checked {
  const rules = rulesOf(ruleset);
  const texts = { document, register: context.register, strictMatch: context.strictMatch ?? false };
  const located = withoutBeaten(violations, input).map((violation) => locate(violation, rules(violation.rule), texts));
  return {
    report: {
      file: document.file,
      document: document.index,
      organisation: { ...pick(input?.organisation, "name"), ...pick(input?.organisation, "reference") },
      verdict: verdictOf(
        located.map(({ rule }) => rules(rule).severity),
        input,
      ),
      preregistration: input?.preregistration.source ?? "none",
      ...order(located, { reference: referenceOf(document.value) ?? "", value: document.value }),
      rules: partition(ruleset, input),
    },
    source: {
      lines: document.lines,
      secrets: (input?.facts.secrets ?? []).flatMap(({ path }) => rangesOf(document, path)),
      roster: (input?.users ?? []).map(({ name = "", status, roles = [] }) => ({
        name,
        ...(status !== undefined && { status }),
        roles,
      })),
    },
    input,
  };
}

/** A secret beats every other finding at its place. */
function withoutBeaten(violations: readonly Violation[], input: Input | undefined): readonly Violation[] {
  const secret = secretPaths(input?.facts.secrets ?? []);
  return violations.filter(({ rule, path }) => rule === "organisation/secret" || !secret(path));
}

const isThirdParty = (input: Input): boolean => input.organisation.connection === "third_party";

/** By the rules' own severities: `--strict-match` changes how loudly a finding is told, not what is compliant. */
function verdictOf(severities: readonly Severity[], input: Input | undefined): Verdict {
  if (!input) return "not_judged";
  if (isThirdParty(input)) return "not_applicable";
  return severities.includes("error") ? "non_compliant" : "compliant";
}

/** Why a rule was not evaluated, or undefined where it was. */
type MissingFor = (rule: RuleEntry) => Missing | undefined;

function missingOf(input: Input | undefined): MissingFor {
  return ({ category, requires }) => {
    if (!input) return category === "syntax" ? undefined : "document";
    if (category === "syntax" || category === "schema") return undefined;
    if (isThirdParty(input)) return category === "organisation" ? undefined : "direct_connection";
    return requires.find((need): need is Requirement => need !== "key_file" && !isMet(need, input));
  };
}

function isMet(requirement: Requirement, input: Input): boolean {
  switch (requirement) {
    case "preregistration":
      return input.preregistration.source !== "none";
    case "register":
      return input.register !== undefined;
    case "now":
      return input.now !== undefined;
    case "email_domains":
      return input.facts.email_domains.length > 0;
  }
}

type Partition = Checked["report"]["rules"];

/** By all that they depend on: there are a few dozen at most, and thousands of documents. */
const partitions = new WeakMap<Ruleset, Map<string, Partition>>();

function partition(ruleset: Ruleset, input: Input | undefined): Partition {
  const known = partitions.get(ruleset) ?? new Map<string, Partition>();
  partitions.set(ruleset, known);
  const circumstances = input ? [isThirdParty(input), ...REQUIREMENTS.map((one) => isMet(one, input))].join() : "";
  const rules = known.get(circumstances) ?? partitioned(ruleset, missingOf(input));
  known.set(circumstances, rules);
  return rules;
}

/** Rules that no check of a declaration can raise, so that it must not claim to have looked for what they say. */
const NOT_OURS = [isAboutSettings, isAboutRegisters, isAcross, isAboutChecks];

function partitioned({ catalogue }: Ruleset, missing: MissingFor): Partition {
  const judging = catalogue.filter((rule) => NOT_OURS.every((isOther) => !isOther(rule)));
  const reasons = judging.map((rule) => ({ rule: rule.id, missing: missing(rule) }));
  return {
    evaluated: reasons.filter((reason) => reason.missing === undefined).map(({ rule }) => rule),
    not_evaluated: reasons.flatMap(({ rule, missing }) => (missing === undefined ? [] : [{ rule, missing }])),
  };
}

const indexes = new WeakMap<Ruleset, Map<string, RuleEntry>>();

function rulesOf(ruleset: Ruleset): (id: string) => RuleEntry {
  const index = indexes.get(ruleset) ?? new Map(ruleset.catalogue.map((rule) => [rule.id, rule]));
  indexes.set(ruleset, index);
  return (id) => index.get(id) as RuleEntry;
}

function referenceOf(value: unknown): string | undefined {
  const reference = (value as { organisation?: { reference?: unknown } } | undefined)?.organisation?.reference;
  return typeof reference === "string" ? reference : undefined;
}

function pick<K extends string>(
  from: Readonly<Record<string, unknown>> | undefined,
  key: K,
): { readonly [key in K]?: string } {
  const value = from?.[key];
  return typeof value === "string" ? ({ [key]: value } as { [key in K]: string }) : {};
}
