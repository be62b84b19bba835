import { isPlain } from "../mask.ts";
import { remembering } from "../remembering.ts";
import { withoutQuotes } from "./quotes.ts";

/** The phone tables (`policies/phones/data.json`). Prefixes are of the national number, without zero or country code. */
export interface PhoneTables {
  readonly kinds: Readonly<Record<string, readonly string[]>>;
  /** Area codes whose numbers may have nine digits. */
  readonly nine_digits: readonly string[];
  /** Ofcom's ranges for drama, first and last number. */
  readonly drama: readonly (readonly [first: string, last: string])[];
}

/** What a phone number is, as far as it shows. */
export interface PhoneFacts {
  /** A kind of the tables for a British number, `foreign`, or `invalid`. */
  readonly kind: string;
  /** E.164, with `;ext=` where it names an extension; absent where there is none. */
  readonly number?: string;
  /** Where it names an extension behind the number. */
  readonly extension?: true;
  /** Where it is from a range that nobody has, made for drama and examples. */
  readonly placeholder?: true;
  /**
   * How it should be written, where it holds what nobody dials: the zero in `+44 (0)20 ...`, quotes around it, or what
   * nobody can see.
   */
  readonly rewritten?: string;
}

/** What people put between the digits. */
export const SEPARATORS: RegExp = /[\s().\-/\p{Pd}\u2212]/gu;

/** An extension at the end of a number, in the ways that people write it. */
const EXTENSION = /(?:\(\s*)?(?:ext(?:n|ension)?[.:]?|;ext=|x|#)\s*(\d{1,7})\s*(?:\)\s*)?$/iu;

/** What stands between a number and its extension; sought from its first character on only, to be linear. */
const END = /(?<![\s,;])[\s,;]+$/u;

/** Begins with a country code. */
const INTERNATIONAL = /^[\s().\-/\p{Pd}\u2212]*(?:\+|00)/u;

/** The zero that is only dialled at home, as people put it into an international number. */
const TRUNK_ZERO = "(0)";

/** What comes along, unseen, when a number is pasted from a web page or an address book: U+202A and U+202C around it. */
const UNSEEN = (): RegExp => /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}]/gu;

/**
 * A phone number as E.164 (`+442079460123`), read as a British one where it starts with a single zero; `;ext=` is
 * added where it names an extension (RFC 3966). Undefined where it has letters or neither zero nor country code.
 */
export function e164(text: string): string | undefined {
  const { number, extension } = split(text);
  const whole = digitsOf(number);
  return whole && extension ? `${whole};ext=${extension}` : whole;
}

/** Digits and spaces, as most numbers are: nothing in it but the number. */
const PLAIN_NUMBER = /^\+?[\d ]+$/;

function split(text: string): { readonly number: string; readonly extension: string | undefined } {
  if (PLAIN_NUMBER.test(text)) return { number: text, extension: undefined };
  const found = EXTENSION.exec(text);
  return { number: found ? text.slice(0, found.index).replace(END, "") : text, extension: found?.[1] };
}

const digitsOf = remembering((number): string | undefined => {
  const digits = PLAIN_NUMBER.test(number)
    ? number.replaceAll(" ", "")
    : (INTERNATIONAL.test(number) ? number.replace(TRUNK_ZERO, "") : number).replace(SEPARATORS, "");
  if (!/^\+?\d+$/u.test(digits)) return undefined;
  if (digits.startsWith("+")) return digits;
  if (digits.startsWith("00")) return `+${digits.slice(2)}`;
  return digits.startsWith("0") ? `+44${digits.slice(1)}` : undefined;
});

/** What can be told of a phone number without dialling it. Never throws. */
export function phoneFacts(text: string, tables: PhoneTables): PhoneFacts {
  const visible = withoutQuotes(isPlain(text) ? text : text.replace(UNSEEN(), ""));
  const { number: written, extension } = split(visible);
  const number = digitsOf(written);
  if (number === undefined) return { kind: "invalid", ...(extension !== undefined && { extension: true }) };
  const national = number.startsWith("+44") ? number.slice("+44".length) : undefined;
  const rewritten = withoutTrunkZero(visible);
  const placeholder = national !== undefined && isDrama(national, tables);
  const facts: { -readonly [Key in keyof PhoneFacts]: PhoneFacts[Key] } = {
    kind: national === undefined ? foreignKind(number) : britishKind(national, placeholder, tables),
    number: extension === undefined ? number : `${number};ext=${extension}`,
  };
  if (extension !== undefined) facts.extension = true;
  if (placeholder) facts.placeholder = true;
  if (rewritten !== text) facts.rewritten = rewritten;
  return facts;
}

function withoutTrunkZero(text: string): string {
  const zero = text.includes(TRUNK_ZERO) && INTERNATIONAL.test(text) ? text.indexOf(TRUNK_ZERO) : -1;
  return zero === -1 ? text : `${text.slice(0, zero).trim()} ${text.slice(zero + TRUNK_ZERO.length).trim()}`;
}

/** ITU-T E.164: a country code does not begin with zero, and there are at most fifteen digits; none has under seven. */
function foreignKind(number: string): string {
  return /^\+[1-9]\d{6,14}$/u.test(number) ? "foreign" : "invalid";
}

/** Freephone and special rate numbers have been given out shorter: 0800 1111, 0845 46 47. */
const SHORT_KINDS: ReadonlySet<string> = new Set(["freephone", "special_rate"]);

function britishKind(national: string, drama: boolean, tables: PhoneTables): string {
  // 01632 is an area that only exists on screen.
  const kind = kindOf(national, tables) ?? (drama ? "geographic" : undefined);
  if (kind === undefined || national.length === 10) return kind ?? "invalid";
  if (national.length === 9 && tables.nine_digits.some((code) => national.startsWith(code))) return kind;
  return SHORT_KINDS.has(kind) && (national.length === 7 || national.length === 9) ? kind : "invalid";
}

const LONGEST_PREFIX = 4;

const indexes = new WeakMap<PhoneTables, ReadonlyMap<string, string>>();

/** By the longest prefix that the tables know. */
function kindOf(national: string, tables: PhoneTables): string | undefined {
  const index = indexes.get(tables) ?? indexOf(tables);
  indexes.set(tables, index);
  for (let length = LONGEST_PREFIX; length > 0; length -= 1) {
    const kind = index.get(national.slice(0, length));
    if (kind !== undefined) return kind;
  }
  return undefined;
}

function indexOf({ kinds }: PhoneTables): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(kinds).flatMap(([kind, prefixes]) => prefixes.map((prefix) => [prefix, kind] as const)),
  );
}

function isDrama(national: string, { drama }: PhoneTables): boolean {
  return drama.some(([first, last]) => national.length === first.length && national >= first && national <= last);
}
