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
  "ܝܘܚܢܢ",
  "प्रिया शाह",
  "क्\u200Dष",
  "শ্রী রায়",
  "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
  "પ્રિયા શાહ",
  "ପ୍ରିୟା",
  "பிரியா",
  "ప్రియ",
  "ಪ್ರಿಯಾ",
  "പ്രിയ",
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
];

describe("a name that somebody has", () => {
  test.each(NAMES)("%s is safe and of one script a word", (name) =>
    expect(nameFacts(name)).toEqual({ unsafe: [], mixed: [] }),
  );
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
  ])("%j mixes %j", (name, mixed) => expect(nameFacts(name).mixed).toEqual(mixed));
});

test("whatever the text, it is told without throwing and in linear time", () => {
  for (const text of ["", "\uD800", "a".repeat(100_000), "а".repeat(100_000), "\u200D".repeat(100_000)])
    nameFacts(text);
});
