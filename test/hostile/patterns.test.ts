import { describe, expect, test } from "vitest";
import { compare, FIELDS } from "../../src/core/derive/comparison.ts";
import { secretsIn } from "../../src/core/derive/secrets.ts";
import { maskPersonal, namesSecret, secretsInLine } from "../../src/core/mask.ts";

// Texts on which a pattern that backtracks takes minutes: fifty thousand characters that nearly match, again and again.
const LENGTH = 50_000;
const PIECES = [
  " ",
  ",;",
  " ,;",
  "( ",
  "- ",
  "0",
  "0 ",
  "00",
  "+",
  "+44(0)",
  "1x",
  "1 x ",
  "x1",
  "x 1 ",
  "ext",
  "ext. ",
  "#1",
  "#",
  "a@",
  "@",
  ".",
  "a.",
  "xn--",
  "é",
  "xn--é.",
  "password ",
  "password",
  "secret",
  "seed_",
  "pin is ",
  "pin",
  "otp",
  "passcode=",
  "is ",
  "registration code ",
  "-----BEGIN ",
  "-----BEGIN PRIVATE KEY",
  "otpauth://",
  "otpauth:/",
  "\"'",
  "_",
  "\n",
  "\u2013",
  "ı",
  "ß",
  "e\u0301",
];
const ENDS = ["", "x", "1", ":"];

/** Far above what linear work takes on a busy machine (milliseconds), far below what backtracking does. */
const BOUND = 500;

const PATTERNS: Readonly<Record<string, (text: string) => unknown>> = {
  ...Object.fromEntries(FIELDS.map((field) => [`comparing a ${field}`, (text: string) => compare(field, text)])),
  "looking for secrets in a value": (text) => secretsIn({ name: text }),
  "looking for secrets in a key": (text) => secretsIn({ [text]: "x" }),
  "looking for secrets in a line": secretsInLine,
  "looking for the key of a secret": namesSecret,
  masking: maskPersonal,
};

describe.each(Object.entries(PATTERNS))("%s takes time in proportion to the text", (_, work) => {
  test.each(PIECES)("of %j", (piece) => {
    const body = piece.repeat(LENGTH / piece.length);
    for (const text of ENDS.flatMap((end) => [body + end, `0${body}${end}`, `password${body}${end}`])) {
      const start = process.cpuUsage();
      work(text);
      const { user, system } = process.cpuUsage(start);
      expect((user + system) / 1000, `${text.slice(0, 20)}...${text.slice(-5)}`).toBeLessThan(BOUND);
    }
  });
});
