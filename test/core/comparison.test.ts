import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Comparison, compare, FIELDS, type Field } from "../../src/core/derive/comparison.ts";
import { e164 } from "../../src/core/derive/phone.ts";

/** The aspects in which two values differ, as the policies tell them; undefined where they differ in substance. */
function differences(field: Field, a: string, b: string): readonly string[] | undefined {
  const [left, right] = [compare(field, a), compare(field, b)];
  return left.form === right.form ? aspects(left, right) : undefined;
}

function aspects(left: Comparison, right: Comparison): readonly string[] {
  const names = [...new Set([left, right].flatMap(({ but_for = {} }) => Object.keys(but_for)))];
  const of = ({ form, but_for = {} }: Comparison, aspect: string): string => but_for[aspect] ?? form;
  return names.filter((aspect) => of(left, aspect) !== of(right, aspect));
}

describe("names", () => {
  test.each([
    ["Priya Shah", "PRIYA shah", ["case"]],
    ["Priya Shah", " Priya  Shah ", ["spacing"]],
    ["Priya Shah", "Priya\u00A0Shah", ["spacing"]],
    ["Dan O'Connor", "Dan O’Connor", ["apostrophe"]],
    ["Dan O'Connor", "Dan Oʼconnor", ["apostrophe", "case"]],
    ["Jo Smith-Jones", "Jo Smith‑Jones", ["hyphen"]],
    ["Jo Smith-Jones", "Jo Smith–Jones", ["hyphen"]],
    ["Siân Ellis", "Sia\u0302n Ellis", ["unicode_form"]],
    ["STRASSE", "straße", ["case"]],
    ["ΝΙΚΟΣ", "νικος", ["case"]],
    ["Priya Shah", "Priya Shah", []],
  ])("%j and %j differ in form only: %j", (a, b, expected) => {
    expect([...(differences("name", a, b) ?? ["substance"])].sort()).toEqual([...expected].sort());
  });

  test.each([
    ["Siân Ellis", "Sian Ellis"],
    ["Jo Smith-Jones", "Jo Smith Jones"],
    ["Priya Shah", "PriyaShah"],
    ["Priya Shah", "Priya\u200B Shah"],
    ["Isil", "Isıl"],
    ["Dan O'Connor", "Dan OConnor"],
  ])("%j and %j are not the same", (a, b) => expect(differences("name", a, b)).toBeUndefined());
});

describe("emails", () => {
  test.each([
    ["priya@harbour.example", "Priya@Harbour.EXAMPLE", ["case"]],
    ["a@bücher.example", "a@xn--bcher-kva.example", ["unicode_form"]],
    ["a@BÜCHER.example", "a@bücher.example", ["case"]],
    ["a@bücher.example", "a@bu\u0308cher.example", ["unicode_form"]],
  ])("%j and %j differ in form only: %j", (a, b, expected) => {
    const found = differences("email", a, b);
    expect(found).toEqual(expect.arrayContaining(expected));
  });

  test.each([
    ["priya@harbour.example", "priya@harbour.example."],
    ["priya@harbour.example", "priya@evilharbour.example"],
    ["priya@harbour.example", " priya@harbour.example"],
    ["priya@harbour.example", "priya@harbour.example "],
    ["a@straße.example", "a@strasse.example"],
    ["priya+x@harbour.example", "priya@harbour.example"],
    ["priya", "priya@"],
    ["a@é.example/x", "a@é.example"],
    ["a@é.example:25", "a@é.example"],
  ])("%j and %j are not the same", (a, b) => expect(differences("email", a, b)).toBeUndefined());
});

describe("phones", () => {
  test.each([
    ["020 7946 0123", "02079460123", ["phone_punctuation"]],
    ["020 7946 0123", "+44 20 7946 0123", ["country_code"]],
    ["020 7946 0123", "+44 (0)20 7946 0123", ["country_code"]],
    ["020 7946 0123", "0044 20 7946 0123", ["country_code"]],
    ["020 7946 0123", "+442079460123", ["phone_punctuation", "country_code"]],
    ["02079460123", "+442079460123", ["country_code"]],
    ["02079460123", "+44(0)2079460123", ["country_code"]],
    ["020 7946 0123", "-+44-(0)20-7946-0123", ["phone_punctuation", "country_code"]],
    ["+44 20 7946 0123", "+4420 7946 0123", ["phone_punctuation"]],
    ["(020) 7946-0123", "020 7946 0123", ["phone_punctuation"]],
    ["+1 202 555 0123", "001 202 555 0123", ["country_code"]],
  ])("%j and %j differ in form only: %j", (a, b, expected) => {
    expect([...(differences("phone", a, b) ?? ["substance"])].sort()).toEqual([...expected].sort());
  });

  test.each([
    ["020 7946 0123", "020 7946 0124"],
    ["020 7946 0123", "20 7946 0123"],
    ["020 7946 0123", "020 7946 0123 ext 5"],
    ["020 7946 0123", "+44 020 7946 0123"],
    ["ask reception", "020 7946 0123"],
    ["Ask reception", "ask reception"],
  ])("%j and %j are not the same", (a, b) => expect(differences("phone", a, b)).toBeUndefined());

  test.each([
    ["020 7946 0123", "+442079460123"],
    ["+44 (0)20 7946 0123", "+442079460123"],
    ["00442079460123", "+442079460123"],
    ["020 7946 0123 ext. 45", "+442079460123;ext=45"],
    ["020 7946 0123 x45", "+442079460123;ext=45"],
    ["+1 (202) 555-0123", "+12025550123"],
    ["7946 0123", undefined],
    ["0800 FLOWERS", undefined],
    ["", undefined],
  ])("%j is %j as E.164", (text, expected) => expect(e164(text)).toBe(expected));
});

/** Texts made of what the forms are about. */
const crafted = fc
  .array(fc.constantFrom(..."aÀßıİσςΣ é\u0301'’ʼ-‐–−  \u00A0@.+44020(0)00xxn--bcher-kvaü#ext"), { maxLength: 14 })
  .map((letters) => letters.join(""));

describe("whatever the texts", () => {
  test.each(FIELDS)("%s: the same form and another text differ in at least one aspect", (field) => {
    fc.assert(
      fc.property(crafted, crafted, fc.integer({ min: 0, max: 3 }), (a, b, way) => {
        const other = [b, a.toUpperCase(), ` ${a} `, a.replaceAll(" ", "")][way] as string;
        const found = differences(field, a, other);
        expect(found === undefined || a === other || found.length > 0).toBe(true);
      }),
      { numRuns: 20_000 },
    );
  });

  test.each(FIELDS)("%s: equal texts have equal forms, and comparing never throws", (field) => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(differences(field, text, text)).toEqual([]);
      }),
    );
  });
});
