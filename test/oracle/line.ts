import parsePhoneNumber from "libphonenumber-js/max";
import { evenPhone } from "./phone.ts";
import { remembered } from "./remembered.ts";

/** The telephone line that a number reaches, as far as the number tells. */
export interface Line {
  /** What sort of number it is; `invalid` where it is none. */
  readonly kind: string;
  /** The number in one form, its extension a part of it; undefined where it cannot be dialled as written. */
  readonly number: string | undefined;
  readonly hasExtension: boolean;
  /** From the ranges that Ofcom keeps for drama. */
  readonly isDrama: boolean;
  /** As it should be written, without the zero in brackets that no international number has, and what nobody can see; undefined where it has neither. */
  readonly rewritten: string | undefined;
}

const EXTENSION = /[\s,;]*(?:\(\s*)?(?:(?:extension|extn|ext)[.:]?|x|#|;?ext=)\s*(?<extension>\d{1,7})[\s)]*$/i;
const HOME_ZERO = /\s*\(0\)\s*/;

/** Marks that come along, unseen, with what somebody pastes: of direction, and spaces without a width. */
const UNSEEN = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** S1, "direct phone number (mobile or landline)", by the readings of domain.md. */
export const lineOf: (text: string) => Line = remembered((written) => {
  const text = written.replaceAll(UNSEEN, "");
  const behind = EXTENSION.exec(text);
  const main = behind ? text.slice(0, behind.index) : text;
  const isInternational = /^[\s\p{P}]*(\+|00)/u.test(main);
  const form = evenPhone(isInternational ? main.replace(HOME_ZERO, " ") : main, undefined);
  const number = /^\+\d+$/.test(form) ? form : undefined;
  return {
    kind: number === undefined ? "invalid" : kindOf(number),
    number: behind && number ? `${number};ext=${behind.groups?.extension}` : number,
    hasExtension: behind !== null,
    isDrama: number !== undefined && isDrama(atHome(number)),
    rewritten:
      isInternational && HOME_ZERO.test(main)
        ? text.replace(HOME_ZERO, " ").trim()
        : text === written
          ? undefined
          : text,
  };
});

/** As it is dialled in the United Kingdom; empty for a foreign number. */
const atHome = (number: string): string => (number.startsWith("+44") ? number.replace("+44", "0") : "");

function kindOf(number: string): string {
  const home = atHome(number);
  // "Foreign: E.164 shape and length only": at most 15 digits, of which the first is no zero.
  if (home === "") return /^\+[1-9]\d{6,14}$/.test(number) ? "foreign" : "invalid";
  const [kind = "invalid"] = KINDS.find(([, prefix]) => prefix.test(home)) ?? [];
  if (isDrama(home)) return kind;
  const isTakenAsAWhole = !["geographic", "mobile", "invalid"].includes(kind) && home.length === "02079460123".length;
  return isTakenAsAWhole || parsePhoneNumber(number)?.isValid() ? kind : "invalid";
}

/** domain.md, "Phone (F16), UK", in its order: 07624 is no pager. */
const KINDS: readonly (readonly [kind: string, prefix: RegExp])[] = [
  ["geographic", /^0[12]/],
  ["mobile", /^07([1-5]|[7-9]|624)/],
  ["personal", /^070/],
  ["pager", /^076/],
  ["freephone", /^080/],
  ["special_rate", /^08[47]/],
  ["premium_rate", /^09/],
  ["non_geographic", /^03/],
  ["corporate", /^055/],
  ["internet", /^056/],
];

/** domain.md, "Ofcom's drama ranges", of which libphonenumber takes some for invalid. */
const DRAMA = /^(?:02079460|01(?:1[3-8]|[23456]1)4960|01914980|02920180|02896496|01632960|07700900)\d{3}$/;

const isDrama = (home: string): boolean => DRAMA.test(home);
