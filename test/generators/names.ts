import type { Random } from "./random.ts";

/** Names as people have them, in a few of the world's scripts. */
export const NAMES = [
  "Priya Shah",
  "Seán O'Connor",
  "Zoë Smith-Jones",
  "Łucja Großmann",
  "Νίκος Παππάς",
  "Анна Петрова",
  "山田 はなこ",
  "佐々木カナ",
  "می\u200cخواهم",
  "ශ්\u200dරී පෙරේරා",
  "प्रिया शाह",
  "Priya शाह",
  "Björk",
] as const;

/** The same name in another form, or one that only looks like it to the eye. */
export function sameName(name: string, chance: Random): string {
  return chance.weigh(COPIES)(name);
}

/** A name that holds what nobody can see, or letters of another script. */
export function strangeName(name: string, chance: Random): string {
  return chance.pick(chance.chance(0.5) ? UNSEEN : MIXED)(name);
}

type Way = (name: string) => string;

const COPIES: readonly (readonly [number, Way])[] = [
  [4, (name) => name],
  [1, (name) => name.toUpperCase()],
  [1, (name) => name.replace(" ", "  ")],
  [1, (name) => name.replace("'", "’")],
  [1, (name) => name.replace("-", "‐")],
  [1, (name) => name.normalize("NFD")],
  [0.5, (name) => name.replace(/.$/u, "")],
];

const UNSEEN: readonly Way[] = [
  (name) => `\u202e${name}`,
  (name) => `\u2066${name}\u2069`,
  (name) => name.replace(" ", "\u200b "),
  (name) => `${name}\u00ad`,
  (name) => name.replace(/^(.)(.)/u, "$1\u0000$2"),
  (name) => `\u200d${name}`,
  (name) => name.replace(" ", " \u200c"),
  (name) => `\u200b${name}\u{e0041}\u200b`,
  () => "Sh\u200dah",
  () => "می\u200c",
  () => "शाह्\u200d",
  () => "مُحَمَّدَ\u200cعلی",
  () => "ᠰᠠᠷ\u180eᠠ",
  () => "Sh\u180eah",
];

const MIXED: readonly Way[] = [
  (name) => name.replace("a", "а"),
  (name) => name.replace("o", "ο"),
  (name) => name.replace("Παπ", "Пап"),
  (name) => name.replace("शाह", "शाहh"),
  (name) => name.replace("カナ", "カナn"),
  () => "Jо-Anne Shаh",
  () => "สົมชาย",
  () => "शாह",
];
