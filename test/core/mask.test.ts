import fc from "fast-check";
import { expect, test } from "vitest";
import { maskPersonal, namesSecret, secretsInLine, withoutSecrets } from "../../src/core/mask.ts";

test.each([
  ["Priya Shah", "P... S..."],
  [" Siân  Ellis ", "S... E..."],
  ["O'Connor", "O..."],
  ["priya.shah@harbour-pensions.example", "p***@harbour-pensions.example"],
  ["priya@bücher.example", "p***@bücher.example"],
  ["020 7946 0123", "...0123"],
  ["+44 (0)20 7946 0123", "...0123"],
  ["12345", "1..."],
  ["", ""],
  // Letters or digits with spaces between them are one word: their initials would give all of it away.
  ["0 7 7 0 0 9 0 0 1 2 3 ext 4", "0... e... 4..."],
  ["P r i y a Shah", "P... S..."],
  ["J R Okafor", "J... R... O..."],
  // What stands behind an at sign is shown only if it can be a domain.
  ["priya@harbour.example or 020 7946 0123", "p... o... 0... 7... 0..."],
  ["Priya @ 020 7946 0999", "P... ... 0... 7... 0..."],
  ["priya@localhost", "p..."],
])("%j is kept as %j", (text, masked) => expect(maskPersonal(text)).toBe(masked));

test("a name of plain words is kept like any other", () => {
  const word = fc.string({ unit: fc.constantFrom(..."aZé'-. 1"), minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(word, (name) => {
      // A blank that is none of ASCII's takes the long way.
      expect(maskPersonal(name)).toBe(maskPersonal(`${name}\u00a0`));
    }),
    { numRuns: 5000 },
  );
});

test.each([
  ["the password is: hunter2", "the password is[redacted]"],
  ["!password=hunter2", "!password=[redacted]"],
  ['pin-code: "418203"', "pin-code: [redacted]"],
  ["security-code 418203", "security-code [redacted]"],
  ["Take out ‘password’", "Take out ‘password’"],
])("%j is told as %j", (text, told) => {
  expect(withoutSecrets(text)).toBe(told);
  expect(secretsInLine(text)).toHaveLength(told === text ? 0 : 1);
});

test.each([
  // What stands further in than this column, on the lines below, is the secret.
  ["  passcode: x", 2],
  ["  - passcode: x", 4],
  ["note: the password is", 0],
  ["  - note: the password was # x", 4],
  ['- "the password', 0],
  ["  the password is", 1],
  ["  password is:", 1],
  ["note: the password is lost", undefined],
  ["# the password is", undefined],
])("a text that goes on below %j does so past column %j", (line, column) => expect(namesSecret(line)).toBe(column));
