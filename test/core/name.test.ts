import { describe, expect, test } from "vitest";
import { nameFacts } from "../../src/core/derive/name.ts";

/** Names as people have them, from twenty scripts and more. */
const NAMES: readonly string[] = [
  "Priya Shah",
  "Siân Ellis",
  "Dan O'Connor",
  "Dan O’Connor",
  "Jo Smith-Jones",
  "Sukarno",
  "Mary Anne van der Berg",
  "Łukasz Żółć",
  "Zoe\u0301 Du\u0308rer",
  "Nguyễn Thị Ánh",
  "Þórður Æsir",
  "Ng\u0169gĩ wa Thiong’o",
  "İbrahim Işık",
  "ʻAolani Kealoha",
  "Анна Петрова",
  "Ганна Мар’яненко",
  "Αλέξανδρος Παπαδόπουλος",
  "Արամ Խաչատրյան",
  "თამარ ჭავჭავაძე",
  "דָּוִד בֶּן־גּוּרִיּוֹן",
  "محمد علی",
  "می\u200Cخواهم",
  "مُحَمَّدَ\u200Cعلی",
  "میـ\u200Cر",
  "ܝܘܚܢܢ",
  "प्रिया शाह",
  "क्\u200Dष",
  "र्\u200Cय",
  "শ্রী রায়",
  "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
  "પ્રિયા શાહ",
  "ପ୍ରିୟା",
  "பிரியா",
  "ప్రియ",
  "ಪ್ರಿಯಾ",
  "പ്രിയ",
  // As Malayalam was written before its final consonants had characters of their own.
  "സുരേഷ്കുമാര്\u200D",
  "ශ්\u200Dරී ලංකා",
  "สมชาย ใจดี",
  "ສົມຊາຍ",
  "བསྟན་འཛིན",
  "အောင်ဆန်း",
  "አበበ ቢቂላ",
  "សុខា",
  "ᏣᎳᎩ",
  "ᐃᓄᒃ",
  "ᠮᠣᠩᠭᠣᠯ\u180B",
  "ᠰᠠᠷ\u180Eᠠ",
  "山田太郎",
  "山田 はなこ",
  "佐々木カナ",
  "渡邊\u{E0101}",
  "김민수",
  "金 민수",
  "王小明",
  "ㄅㄆㄇ",
  "Priya शाह",
  "ⵜⴰⵎⴰⵣⵉⵖⵜ",
  // Scripts that are not listed: Adlam, Balinese, Coptic.
  "𞤀𞤁𞤂𞤃",
  "ᬩᬮᬶ",
  "ⲁⲛⲛⲁ",
];

describe("a name that somebody has", () => {
  test.each(NAMES)("%s is safe and of one script a word", (name) => expect(nameFacts(name)).toEqual({}));
});

describe("what nobody can see", () => {
  test.each([
    ["Priya\u202E hahS", ["U+202E"]],
    ["\u2066Priya\u2069 Shah", ["U+2066", "U+2069"]],
    ["Pri\u200Bya", ["U+200B"]],
    ["Pri\u200Dya", ["U+200D"]],
    ["Priya\u00ADShah", ["U+00AD"]],
    ["Priya\u0000", ["U+0000"]],
    ["Priya\uFEFF", ["U+FEFF"]],
    ["Priya\u3164", ["U+3164"]],
    ["Priya\u{E0041}", ["U+E0041"]],
    ["Pri\u034Fya", ["U+034F"]],
    ["Priya\uFE0F", ["U+FE0F"]],
    ["Pri\uFFFDya", ["U+FFFD"]],
    ["Priya\u2028Shah", ["U+2028"]],
    ["Priya\u001B[31m", ["U+001B"]],
    ["Priya\uE000", ["U+E000"]],
    ["\u200Bx\u200B", ["U+200B"]],
    ["علی\u200C", ["U+200C"]],
    ["علی\u200C محمد", ["U+200C"]],
    ["علی\u200C-محمد", ["U+200C"]],
    ["شاه\u200D", ["U+200D"]],
    ["می\u200C\u200Cر", ["U+200C"]],
    ["می\u200Ca", ["U+200C"]],
    ["e\u064E\u200Cع", ["U+200C"]],
    ["\u064E\u200Cع", ["U+200C"]],
    ["शाह्\u200C", ["U+200C"]],
    ["शाह\u200D", ["U+200D"]],
    ["Pri\u180Eya", ["U+180E"]],
    ["ᠰᠠᠷ\u180E", ["U+180E"]],
    ["\u180Eᠠ", ["U+180E"]],
  ])("%j holds %j", (name, unsafe) => expect(nameFacts(name).unsafe).toEqual(unsafe));
});

describe("letters of two scripts in one word", () => {
  test.each([
    ["Рriya Shah", ["Рriya"]],
    ["Priya Shаh", ["Shаh"]],
    ["Αnna", ["Αnna"]],
    ["Jо-Anne", ["Jо"]],
    ["раypаl Аdmin", ["раypаl", "Аdmin"]],
    ["Tom\u0585", ["Tom\u0585"]],
    ["शாह", ["शாह"]],
    ["สມชาย", ["สມชาย"]],
    ["அనಮ", ["அనಮ"]],
    ["김カ", ["김カ"]],
    ["𞤀a", ["𞤀a"]],
  ])("%j mixes %j", (name, mixed) => expect(nameFacts(name).mixed).toEqual(mixed));
});

/** A letter of each script that is listed. */
const LETTERS = [..."aяωաაאعܐअঅਅઅଅஅఅಅഅඅกກཀကአខᏣᐃᠠދߊⵜ山あカ김ㄅ"];

/** Those of one line are written together. */
const TOGETHER = ["山あカ", "山김", "山ㄅ"];

test("what nobody can see mixes with nothing", () => {
  expect(nameFacts("Pri\u180Eya\u3164")).toEqual({ unsafe: ["U+180E", "U+3164"] });
});

test.each(LETTERS)(
  "%s mixes with every letter of another script, but for those that are written together",
  (letter) => {
    for (const other of LETTERS) {
      const word = letter + other;
      const isMixed = letter !== other && !TOGETHER.some((line) => line.includes(letter) && line.includes(other));
      expect(nameFacts(word).mixed, word).toEqual(isMixed ? [word] : undefined);
    }
  },
);

test("whatever the text, it is told without throwing and in linear time", () => {
  for (const text of [
    "",
    "\uD800",
    "a".repeat(100_000),
    "а".repeat(100_000),
    "\u200D".repeat(100_000),
    `ع${"\u064E".repeat(100_000)}\u200C`.repeat(2),
  ])
    nameFacts(text);
});
