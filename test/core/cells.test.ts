import { type CsvError, parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { cellsIn, isOdd, valuesIn } from "../../src/core/register/cells.ts";

/** Texts in which everything that means something in CSV is likely. */
const texts = fc
  .array(fc.constantFrom(",", ";", '"', '""', "a", " ", "\n", "\r\n", "é", "𝒫"), { maxLength: 12 })
  .map((parts) => parts.join(""));

/** What csv-parse makes of a text that is one row; undefined where it takes it for no CSV, or for several rows. */
function peer(text: string, delimiter: string): readonly string[] | undefined {
  try {
    const rows = parse(text, { delimiter, relax_column_count: true, record_delimiter: ["\n", "\r\n"] });
    return rows.length === 1 ? rows[0] : undefined;
  } catch (error) {
    expect((error as CsvError).code).toMatch(/^(INVALID_OPENING_QUOTE|CSV_|INVALID)/);
    return undefined;
  }
}

test("a row is cut as csv-parse cuts it, or not at all where that finds fault with it", () => {
  let agreed = 0;
  fc.assert(
    fc.property(texts, fc.constantFrom(",", ";"), (text, separator) => {
      const values = valuesIn(text, separator);
      const others = peer(text, separator);
      if (others !== undefined && !/^\s*$/.test(text) && !/[\r\n]$/.test(text)) {
        expect(values).toEqual(others);
        agreed += 1;
      }
    }),
    { numRuns: 5000, seed: 7 },
  );
  expect(agreed).toBeGreaterThan(500);
});

test("whatever cells hold, they come back out of quotes", () => {
  const written = (value: string): string => `"${value.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(fc.array(texts, { minLength: 1 }), (values) => {
      const text = values.map(written).join(",");
      expect(valuesIn(text, ",")).toEqual(values);
      expect(isOdd(text)).toBe(false);
      const cells = cellsIn(text, ",");
      if ("detail" in cells) throw new Error(cells.detail);
      expect(cells.map(({ start, end }) => text.slice(start, end))).toEqual(values.map(written));
    }),
  );
});
