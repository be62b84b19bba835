import { expect, test } from "vitest";
import { maskPersonal } from "../../src/core/mask.ts";

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
  // What stands behind an at sign is shown only if it can be a domain.
  ["priya@harbour.example or 020 7946 0123", "p... o... 0... 7... 0..."],
  ["Priya @ 020 7946 0999", "P... ... 0... 7... 0..."],
  ["priya@localhost", "p..."],
])("%j is kept as %j", (text, masked) => expect(maskPersonal(text)).toBe(masked));
