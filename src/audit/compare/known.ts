import type { Verdict } from "../../core/model.ts";
import { Numbered } from "../numbered.ts";
import type { Result } from "../result.ts";
import { OF_VERDICT } from "../rows.ts";

/**
 * What is kept of an organisation: there may be a million of them, in two audits. Its findings are one text of tokens,
 * each the first half of a fingerprint and a character for the rule.
 */
export interface Known {
  readonly verdict: Verdict;
  /** Empty where the document says none. */
  readonly name: string;
  readonly file: string;
  readonly document: number;
  /** How many declarations are for this organisation; more than one is a fault of its own. */
  readonly documents: number;
  readonly tokens: string;
  /** Findings that were counted only, by rule; most have none. */
  readonly omitted: ReadonlyMap<string, number> | undefined;
  /** Rules that were not evaluated, a character each. */
  readonly unevaluated: string;
  /** Those of them that lacked something; for the others the document itself is the reason, and the verdict says so. */
  readonly unmet: string;
}

/** A finding of a token. */
export interface Token {
  /** A character that stands for it. */
  readonly rule: string;
  readonly fingerprint: string;
}

const DIGITS = 16;

/** From here characters stand for rules: the first of those that are printed. */
const FIRST = 0x21;

/** Makes results short, the same way for both audits. */
export class Condenser {
  readonly #rules = new Numbered();
  readonly #severities = new Map<string, string>();
  readonly #shared = new Map<string, string>();

  condense({ verdict, organisation, file, document, findings, omitted, not_evaluated }: Result): Known {
    for (const { rule, severity } of [...findings, ...omitted]) this.#severities.set(rule, severity);
    const tokens = findings.map(
      ({ rule, fingerprint }) => this.#characterOf(rule) + fingerprint.slice(0, DIGITS).padEnd(DIGITS),
    );
    return {
      verdict,
      name: organisation.name?.trim() ?? "",
      file: this.#share(file),
      document,
      documents: 1,
      tokens: tokens.join(""),
      omitted:
        omitted.length > 0 ? new Map(omitted.map(({ rule, count }) => [this.#characterOf(rule), count])) : undefined,
      unevaluated: this.#charactersOf(not_evaluated),
      unmet: this.#charactersOf(not_evaluated.filter(({ missing }) => !OF_VERDICT.has(missing))),
    };
  }

  /** The rule that a character stands for. */
  ruleOf(character: string): string {
    return this.#rules.texts[character.charCodeAt(0) - FIRST] as string;
  }

  /** As the audit that was read last tells it. */
  severityOf(rule: string): string {
    return this.#severities.get(rule) ?? "error";
  }

  #charactersOf(all: Result["not_evaluated"]): string {
    return this.#share(all.map(({ rule }) => this.#characterOf(rule)).join(""));
  }

  #characterOf(rule: string): string {
    return String.fromCharCode(this.#rules.of(rule) + FIRST);
  }

  /** One text for all that say the same: a million declarations may come from one file. */
  #share(text: string): string {
    const known = this.#shared.get(text);
    if (known !== undefined) return known;
    if (this.#shared.size >= MOST_SHARED) this.#shared.clear();
    this.#shared.set(text, text);
    return text;
  }
}

const MOST_SHARED = 1000;

function together(one: string, other: string): string {
  return one === other ? one : [...new Set(one + other)].join("");
}

export function tokensOf({ tokens }: Known): readonly Token[] {
  return Array.from({ length: tokens.length / (DIGITS + 1) }, (_, index) => {
    const at = index * (DIGITS + 1);
    return { rule: tokens.charAt(at), fingerprint: tokens.slice(at + 1, at + 1 + DIGITS) };
  });
}

/** Verdicts from the one that says least to the one that outweighs all others. */
const WEIGHT: readonly Verdict[] = ["not_applicable", "compliant", "non_compliant", "not_judged"];

/** Several declarations for one organisation, taken together: it is as bad as the worst of them. */
export function joined(one: Known, other: Known): Known {
  const omitted = new Map(one.omitted);
  for (const [rule, count] of other.omitted ?? []) omitted.set(rule, (omitted.get(rule) ?? 0) + count);
  return {
    ...one,
    name: one.name || other.name,
    verdict: WEIGHT.indexOf(other.verdict) > WEIGHT.indexOf(one.verdict) ? other.verdict : one.verdict,
    documents: one.documents + other.documents,
    tokens: one.tokens + other.tokens,
    omitted: omitted.size > 0 ? omitted : undefined,
    unevaluated: together(one.unevaluated, other.unevaluated),
    unmet: together(one.unmet, other.unmet),
  };
}
