import { URL } from "../platform.ts";
import { remembering } from "../remembering.ts";
import { e164, SEPARATORS } from "./phone.ts";

/** The fields that must match those of preregistration (F17). */
export const FIELDS = ["name", "email", "phone"] as const;
export type Field = (typeof FIELDS)[number];
/** What somebody has in these fields, as far as it is there. */
export type Details = { readonly [field in Field]?: string | undefined };

/**
 * A value in the form in which it is compared. Two values with the same `form` differ in form only; they differ in
 * an aspect exactly where its `but_for` differs, which is the value with every *other* difference evened out. Where
 * that is the form itself, as in most aspects of most values, it is left out. So Rego can name the differences of any
 * two values without ever seeing both in TypeScript.
 */
export interface Comparison {
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

const STEPS = Object.entries(NAME_STEPS);

/** A value with every difference of form evened out, by the field that it is in. Never throws. */
export function formOf(field: Field, text: string): string {
  return FORMS[field](text);
}

/** Every comparison form of a value. Never throws. */
export function compare(field: Field, text: string): Comparison {
  const form = formOf(field, text);
  const but_for = Object.entries(BUT_FOR[field](text)).filter(([, evened]) => evened !== form);
  return { form, but_for: Object.fromEntries(but_for) };
}

const nameForm: Step = remembering((text) => {
  if (PLAIN_NAME.test(text)) return text.toLowerCase().replaceAll("’", "'");
  return STEPS.reduce((done, [, step]) => step(done), text).normalize("NFC");
});

/** Letters of which folding makes the small ones and nothing else, none of them of two characters. */
const PLAIN = "A-Za-z\u00C0-\u00D6\u00D8-\u00DE\u00E0-\u00F6\u00F8-\u012F\u0132-\u0148\u014A-\u017E\u1EA0-\u1EFF";

/** Words of such letters with one space, hyphen or apostrophe between them: there is little to even out. */
const PLAIN_NAME = new RegExp(`^[${PLAIN}]+(?:[ '’-][${PLAIN}]+)*$`);

function nameButFor(text: string): Record<string, string> {
  return Object.fromEntries(STEPS.map(([aspect]) => [aspect, evened(text, aspect)]));
}

/** A name with every difference of form but one evened out. */
function evened(text: string, left: string): string {
  const done = STEPS.reduce((before, [aspect, step]) => (aspect === left ? before : step(before)), text);
  return left === "unicode_form" ? done : done.normalize("NFC");
}

/** An address that is in the form in which it is compared already, as most are. */
export function isPlainAddress(text: string): boolean {
  return /^[a-z0-9._+-]+@[a-z0-9][a-z0-9.-]*[a-z0-9]$/.test(text) && !text.includes("xn--");
}

/** Emails are case-folded, their domains compared as IDNA A-labels. */
function emailForm(text: string): string {
  if (isPlainAddress(text)) return text;
  const { local, domain } = parts(text);
  return `${foldCase(local)}@${asciiDomain(domain)}`;
}

function emailButFor(text: string): Record<string, string> {
  const { local, domain } = parts(text);
  const capitals = [...domain].map((letter) => (letter === foldCase(letter) ? "" : letter)).join("");
  return { case: `${local}@${asciiDomain(domain)}${capitals && ` (${capitals})`}`, unicode_form: foldCase(text) };
}

function parts(text: string): { readonly local: string; readonly domain: string } {
  const at = text.lastIndexOf("@");
  return { local: text.slice(0, Math.max(at, 0)).normalize("NFC"), domain: text.slice(at + 1) };
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

/** Letters whose small letter is all that folding makes of them: English, Welsh, Irish, Polish, Vietnamese and alike. */
const SIMPLE = /^[\u0020-\u007F\u00C0-\u00DE\u00E0-\u012F\u0132-\u0148\u014A-\u017E\u1EA0-\u1EFF\u2018\u2019]*$/;

/** Full case folding, letter by letter: `ß` as `ss`, the two small sigmas alike, and the dotless `ı` left alone. */
export function foldCase(text: string): string {
  if (SIMPLE.test(text)) return text.toLowerCase();
  return [...text].map((letter) => (letter === "ı" ? letter : letter.toUpperCase().toLowerCase())).join("");
}

/** Phones are compared as E.164; the differences are the country code and everything that is not a digit. */
function phoneForm(text: string): string {
  return e164(text) ?? `not a number: ${text}`;
}

function phoneButFor(text: string): Record<string, string> {
  return { phone_punctuation: withCountryCode(text), country_code: text.replace(SEPARATORS, "") };
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

const FORMS: Readonly<Record<Field, Step>> = { name: nameForm, email: emailForm, phone: phoneForm };

/** By aspect, a value with every difference of form evened out but one. */
const BUT_FOR: Readonly<Record<Field, (text: string) => Record<string, string>>> = {
  name: nameButFor,
  email: emailButFor,
  phone: phoneButFor,
};
