import { describe, expect, it } from "vitest";
import { differences, equalInForm } from "./form.ts";
import type { Field } from "./reading.ts";

/** Pairs of the same detail, and the aspects of form in which they differ; null where they differ in substance. */
const PAIRS: readonly (readonly [Field, string, string, readonly string[] | null])[] = [
  ["name", "Priya Shah", "Priya Shah", []],
  ["name", "Priya Shah", "PRIYA SHAH", ["case"]],
  ["name", "Łucja Großmann", "ŁUCJA GROSSMANN", ["case"]],
  ["name", "Νίκος Παππάς", "ΝΊΚΟΣ ΠΑΠΠΆΣ", ["case"]],
  ["name", "Priya Shah", " Priya  Shah\t", ["spacing"]],
  ["name", "Priya Shah", "Priya\u00a0Shah", ["spacing"]],
  ["name", "Seán O'Connor", "Seán O’Connor", ["apostrophe"]],
  ["name", "Seán O‘Connor", "Seán O’Connor", ["apostrophe"]],
  ["name", "Zoë Smith-Jones", "Zoë Smith‐Jones", ["hyphen"]],
  ["name", "Zoë Smith-Jones", "Zoë Smith–Jones", ["hyphen"]],
  ["name", "Siân Ellis", "Siân Ellis".normalize("NFD"), ["unicode_form"]],
  ["name", "SIÂN Ellis", "siân  ellis".normalize("NFD"), ["case", "spacing", "unicode_form"]],
  ["name", "Siân Ellis", "Sian Ellis", null],
  ["name", "Işık Demir", "IŞIK DEMIR", null],
  ["name", "Zoë Smith-Jones", "Zoë Smith Jones", null],
  ["name", "Seán O'Connor", "Seán OConnor", null],
  ["name", "Priya Shah", "P. Shah", null],
  ["email", "Priya.Shah@harbour.example", "priya.shah@HARBOUR.example", ["case"]],
  ["email", "hoa@pensjön.example", "hoa@xn--pensjn-0xa.example", ["unicode_form"]],
  ["email", "Hoa@pensjön.example", "hoa@xn--pensjn-0xa.example", ["case", "unicode_form"]],
  ["email", "hoa@PENSJÖN.example", "hoa@pensjön.example", ["case"]],
  ["email", "hoa@xn--pensjn-0xa.example", "hoa@XN--PENSJN-0XA.example", ["case"]],
  ["email", "hoa@pensjön.example", "hoa@pensjön.example".normalize("NFD"), ["unicode_form"]],
  ["email", "hoa@pensjön.example", "hoa@pensjon.example", null],
  ["email", "hoa@straße.example", "hoa@strasse.example", null],
  ["email", "großmann@harbour.example", "GROSSMANN@harbour.example", ["case"]],
  ["email", "hoa@harbour.example", "hoa@harbour.example ", null],
  ["email", "hoa@harbour.example", "hoa@mail.harbour.example", null],
  ["phone", "020 7946 0123", "02079460123", ["phone_punctuation"]],
  ["phone", "020 7946 0123", "(020) 7946-0123", ["phone_punctuation"]],
  ["phone", "020 7946 0123", "+44 20 7946 0123", ["country_code"]],
  ["phone", "02079460123", "+442079460123", ["country_code"]],
  ["phone", "02079460123", "00442079460123", ["country_code"]],
  ["phone", "020 7946 0123", "+44 (0)20 7946 0123", ["country_code"]],
  ["phone", "+44 20 7946 0123", "+44 (0)20 7946 0123", ["country_code"]],
  ["phone", "02079460123", "+44(0)2079460123", ["country_code"]],
  ["phone", "020 7946 0123", "+442079460123", ["country_code", "phone_punctuation"]],
  ["phone", "+44 20 7946 0123", "+44-20-7946-0123", ["phone_punctuation"]],
  ["phone", "+44 20 7946 0123", "+4420 7946 0123", ["phone_punctuation"]],
  ["phone", "+44 20 7946 0123", "-+44-(0)20-7946-0123", ["country_code", "phone_punctuation"]],
  ["phone", "+1 202 555 0123", "001 202 555 0123", ["country_code"]],
  ["phone", "020 7946 0123", "020/7946–0123", ["phone_punctuation"]],
  ["phone", "020 7946 0123", "020 7946 0124", null],
  ["phone", "On request", "on request", null],
  ["phone", "020 7946 0123", "020 7946 0123 ext 12", null],
  ["phone", "020 7946 0123", "+1 20 7946 0123", null],
  ["phone", "020 7946 0123", "2079460123", null],
];

describe("forms, by domain.md's words", () => {
  it.each(PAIRS)("%s: %j and %j: %j", (field, one, other, expected) => {
    expect(equalInForm(field, one, other)).toBe(expected !== null);
    if (expected) expect(differences(field, one, other)).toEqual(expected);
  });

  it.each(PAIRS)("%s: %j and %j, the other way round", (field, one, other, expected) => {
    expect(equalInForm(field, other, one)).toBe(expected !== null);
    if (expected) expect(differences(field, other, one)).toEqual(expected);
  });
});
