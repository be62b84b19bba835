import type { Random } from "./random.ts";
import { inAnotherForm } from "./variations.ts";

/** A phone number of a person, or what somebody gives instead of one. */
export function phone(chance: Random): string {
  return chance.pick(chance.weigh(SORTS));
}

/** Nobody's: Ofcom's and other regulators' ranges for drama, or digits that only count up. */
const DRAMA = ["020 7946 0123", "07700 900222", "0117 496 0103", "0115 496 0999", "01632 960555", "028 9649 6123"];
const DIRECT = ["020 7123 4567", "0117 900 0000", "016977 2345", "071 1234 5678", "07624 123456", "+44 7400 123456"];
const FOREIGN = ["+1 202 555 0123", "+1 202 555 0145", "001 202 555 0167", "+33 1 99 00 12 34", "+49 30 23125 042"];

const INDIRECT = [
  "070 1234 5678",
  "076 1234 5678",
  "0800 123 4567",
  "0800 1111",
  "+44 844 123 4567",
  "0845 46 47",
  "0871 123 4567",
  "0909 123 4567",
];

const NON_GEOGRAPHIC = ["0300 123 4567", "+44 345 123 4567", "055 1234 5678", "056 1234 5678"];

const NONE = [
  "020 7946 012",
  "020 7946 01234",
  "01632 123456",
  "041 1234 5678",
  "061 1234 5678",
  "0500 123456",
  "7946 0123",
  "+44 020 7946 0123",
  "+1234",
  "+0 123 456 789",
  "+1234567890123456",
  "0800 FLOWERS",
  "ask reception",
  "020 7946 0123 or 0124",
  "",
  " ",
];

const BRACKETED = [
  "+44 (0)20 7946 0123",
  "+44(0)2079460123",
  "+44 (0) 117 496 0103",
  "0044 (0)20 7123 4567",
  "+44 (0)800 123 4567",
  "+44 (0)300 123 4567 ext 12",
  "+44 (0)20 7946 012",
  "+49 (0)30 23125 042",
  "(0)20 7946 0123",
  "\u202a020 7123 4567\u202c",
  "+44 (0)20\u200b 7123 4567",
  "\u202a0800 1111\u202c ext 12",
];

const SORTS: readonly (readonly [number, readonly string[]])[] = [
  [6, DRAMA],
  [6, DIRECT],
  [4, FOREIGN],
  [1, INDIRECT],
  [1, NON_GEOGRAPHIC],
  [1, NONE],
  [1, BRACKETED],
];

const EXTENSIONS = [
  ...[" ext 12", " ext. 12", ", extension 12", " x12", "#12", ";ext=12", " ext 13"],
  ...[" (ext 12)", " (x12)", " extn 12", " ext: 12", " extension: 12"],
];
const EXTENSION = /[;,\s(]*(?:x|#|ext\S*)\s*\d+\)?$/;

/** The way to a colleague's desk, behind the number of the house; nobody gives two. */
export function withExtension(text: string, chance: Random): string {
  return EXTENSION.test(text) ? text : text + chance.pick(EXTENSIONS);
}

/** The same line in other words, or another desk of the same house. */
export function samePhone(text: string, chance: Random): string {
  if (chance.chance(0.5)) return text;
  if (chance.chance(0.2)) return withExtension(text, chance);
  const [extension = ""] = EXTENSION.exec(text) ?? [];
  return inAnotherForm("phone", text.slice(0, text.length - extension.length), chance) + extension;
}
