import { URL } from "../platform.ts";
import { e164, SEPARATORS } from "./phone.ts";

/** The fields that must match those of preregistration (F17). */
export const FIELDS = ["name", "email", "phone"] as const;
export type Field = (typeof FIELDS)[number];

/**
 * A value in the form in which it is compared. Two values with the same `form` differ in form only; they differ in
 * an aspect exactly where its `but_for` differs, which is the value with every *other* difference evened out. So
 * Rego can name the differences of any two values without ever seeing both in TypeScript.
 */
export interface Comparison {
  readonly text: string;
  readonly form: string;
  readonly but_for: Readonly<Record<string, string>>;
}

type Step = (text: string) => string;

/** domain.md: names trimmed, inner spaces collapsed, NFC, case-folded, apostrophes and hyphens of any kind alike. */
const NAME_STEPS: Readonly<Record<string, Step>> = {
  unicode_form: (text) => text.normalize("NFC"),
  spacing: (text) => text.trim().replace(/\s+/gu, " "),
  apostrophe: (text) => text.replace(/[\u2018\u2019\u201B\u02BC\uFF07]/gu, "'"),
  hyphen: (text) => text.replace(/[\p{Pd}\u2212]/gu, "-"),
  case: foldCase,
};

/** Every comparison form of a value, by the field that it is in. Never throws. */
export function compare(field: Field, text: string): Comparison {
  switch (field) {
    case "name":
      return compareName(text);
    case "email":
      return compareEmail(text);
    case "phone":
      return comparePhone(text);
  }
}

/** A name with every difference of form evened out. */
export function nameForm(text: string): string {
  return Object.values(NAME_STEPS)
    .reduce((done, step) => step(done), text)
    .normalize("NFC");
}

function compareName(text: string): Comparison {
  const through = (left: string | undefined): string =>
    Object.entries(NAME_STEPS).reduce((done, [aspect, step]) => (aspect === left ? done : step(done)), text);
  const evened = (left?: string): string => (left === "unicode_form" ? through(left) : through(left).normalize("NFC"));
  const aspects = Object.keys(NAME_STEPS).map((aspect) => [aspect, evened(aspect)]);
  return { text, form: nameForm(text), but_for: Object.fromEntries(aspects) };
}

/** Emails are case-folded, their domains compared as IDNA A-labels. */
function compareEmail(text: string): Comparison {
  const at = text.lastIndexOf("@");
  const local = text.slice(0, Math.max(at, 0)).normalize("NFC");
  const domain = text.slice(at + 1);
  const ascii = asciiDomain(domain);
  const capitals = [...domain].map((letter) => (letter === foldCase(letter) ? "" : letter)).join("");
  return {
    text,
    form: `${foldCase(local)}@${ascii}`,
    but_for: { case: `${local}@${ascii}${capitals && ` (${capitals})`}`, unicode_form: foldCase(text) },
  };
}

/** What no domain has, but a URL has before, behind or around its domain, where the parser would cut it off. */
const NOT_IN_DOMAINS = /[\s\p{Cc}/\\?#:@%[\]]/u;

/** A domain as the name system knows it (UTS 46 by the platform's URL parser); folded where it is no domain. */
export function asciiDomain(domain: string): string {
  const folded = foldCase(domain);
  if (NOT_IN_DOMAINS.test(domain)) return folded.normalize("NFC");
  if (!/[^\u0021-\u007E]|xn--/iu.test(domain)) return folded;
  try {
    return new URL(`http://${domain.normalize("NFC")}`).hostname;
  } catch {
    return folded.normalize("NFC");
  }
}

/** Full case folding, letter by letter: `ß` as `ss`, the two small sigmas alike, and the dotless `ı` left alone. */
export function foldCase(text: string): string {
  if (!/\P{ASCII}/u.test(text)) return text.toLowerCase();
  return [...text].map((letter) => (letter === "ı" ? letter : letter.toUpperCase().toLowerCase())).join("");
}

/** Phones are compared as E.164; the differences are the country code and everything that is not a digit. */
function comparePhone(text: string): Comparison {
  const form = e164(text) ?? `not a number: ${text}`;
  return {
    text,
    form,
    but_for: { phone_punctuation: withCountryCode(text), country_code: text.replace(SEPARATORS, "") },
  };
}

/** The number with `+44` in place of however it says that it is British, and the rest just as it was typed. */
function withCountryCode(text: string): string {
  const british = /^([\s().\-/\p{Pd}\u2212]*)(?:(?:\+|00)(\s*)44( ?)(?:\(0\)( ?))?|0(?!0))(.*)$/su.exec(text);
  if (british) {
    const [whole, lead = "", gap = "", space, zero = "", rest = ""] = british;
    // One space after the code is how it is written; its absence is a difference in punctuation.
    const usual = /^\d+$/u.test(rest) ? "" : " ";
    const written = space === undefined || (zero === "" && space === usual) ? "" : `~${space}`;
    return whole === text ? `${lead}+44${gap}${written}${zero}${rest}` : text;
  }
  return text.replace(/^([\s(]*)00/u, "$1+");
}
