import { URL } from "../platform.ts";
import { e164, SEPARATORS } from "./phone.ts";

/** The fields that must match those of preregistration (F17). */
export const FIELDS = ["name", "email", "phone"] as const;
export type Field = (typeof FIELDS)[number];

/**
 * A value in the form in which it is compared. Two values with the same `form` differ in form only; they differ in
 * an aspect exactly where its `but_for` differs, which is the value with every *other* difference evened out. Where
 * that is the form itself, as in most aspects of most values, it is left out. So Rego can name the differences of any
 * two values without ever seeing both in TypeScript.
 */
export interface Comparison {
  readonly form: string;
  readonly but_for?: Readonly<Record<string, string>>;
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

/** The forms of the texts seen last: a contact's are mostly those of a user before. */
const known: Readonly<Record<Field, Map<string, Comparison>>> = { name: new Map(), email: new Map(), phone: new Map() };
const MOST_KNOWN = 256;

/** Every comparison form of a value, by the field that it is in. Never throws. */
export function compare(field: Field, text: string): Comparison {
  const before = known[field].get(text);
  if (before) return before;
  if (known[field].size >= MOST_KNOWN) known[field].clear();
  const comparison = compared(field, text);
  known[field].set(text, comparison);
  return comparison;
}

function compared(field: Field, text: string): Comparison {
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
  if (PLAIN_NAME.test(text)) return text.toLowerCase();
  return STEPS.reduce((done, [, step]) => step(done), text).normalize("NFC");
}

/** Words of plain letters with one space, hyphen or straight apostrophe between them: only their case is evened out. */
const PLAIN_NAME = /^[A-Za-z]+(?:[ '-][A-Za-z]+)*$/;

function compareName(text: string): Comparison {
  if (PLAIN_NAME.test(text)) return comparison(text.toLowerCase(), { case: text });
  const but_for: Record<string, string> = {};
  let done = text;
  for (const [aspect, step] of STEPS) {
    const next = step(done);
    // A step that changes nothing can be left out, and that makes no difference.
    if (next !== done) but_for[aspect] = evened(text, aspect);
    done = next;
  }
  but_for.unicode_form ??= done;
  return comparison(done.normalize("NFC"), but_for);
}

/** A name with every difference of form but one evened out. */
function evened(text: string, left: string): string {
  const done = STEPS.reduce((before, [aspect, step]) => (aspect === left ? before : step(before)), text);
  return left === "unicode_form" ? done : done.normalize("NFC");
}

function comparison(form: string, but_for: Readonly<Record<string, string>>): Comparison {
  let differing: Record<string, string> | undefined;
  for (const aspect in but_for) {
    if (but_for[aspect] === form) continue;
    differing ??= {};
    differing[aspect] = but_for[aspect] as string;
  }
  return differing ? { form, but_for: differing } : { form };
}

/** An address that is in the form in which it is compared already, as most are. */
export function isPlainAddress(text: string): boolean {
  return /^[a-z0-9._+-]+@[a-z0-9][a-z0-9.-]*[a-z0-9]$/.test(text) && !text.includes("xn--");
}

/** Emails are case-folded, their domains compared as IDNA A-labels. */
function compareEmail(text: string): Comparison {
  if (isPlainAddress(text)) return { form: text };
  const at = text.lastIndexOf("@");
  const local = text.slice(0, Math.max(at, 0)).normalize("NFC");
  const domain = text.slice(at + 1);
  const ascii = asciiDomain(domain);
  const capitals = [...domain].map((letter) => (letter === foldCase(letter) ? "" : letter)).join("");
  return comparison(`${foldCase(local)}@${ascii}`, {
    case: `${local}@${ascii}${capitals && ` (${capitals})`}`,
    unicode_form: foldCase(text),
  });
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

/** A number of another country in digits and spaces: there is nothing in it but itself. */
const PLAIN_FOREIGN = /^\+(?!44)[1-9][\d ]*$/;

/** Phones are compared as E.164; the differences are the country code and everything that is not a digit. */
function comparePhone(text: string): Comparison {
  if (PLAIN_FOREIGN.test(text)) return comparison(text.replaceAll(" ", ""), { phone_punctuation: text });
  const form = e164(text) ?? `not a number: ${text}`;
  return comparison(form, {
    phone_punctuation: withCountryCode(text),
    country_code: text.replace(SEPARATORS, ""),
  });
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
