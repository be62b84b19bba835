import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { csv } from "../../src/audit/csv.ts";
import type { Line, Result } from "../../src/audit/result.ts";
import { COLUMNS, rowsOf } from "../../src/audit/rows.ts";
import { CLEAN, INJECTIONS } from "../formats/reports.ts";
import { auditOf, benched, DUPLICATE, OTHERS, resultsOf } from "./audits.ts";
import { text } from "./looking.ts";

const BENCHED = benched(0, 40);
const LINES = auditOf([...BENCHED, ...resultsOf(OTHERS)], { across: [DUPLICATE] });

type Cells = Readonly<Record<string, string>>;

const read = (lines: readonly Line[]): readonly Cells[] =>
  parse(text(csv(), lines), { columns: true, bom: true, record_delimiter: "\r\n", relax_column_count: false });

describe("rows", () => {
  const results = LINES.filter((line): line is Result => line.type === "organisation");

  test("no organisation is missing, and no finding", () => {
    const rows = results.flatMap(rowsOf);
    expect(new Set(rows.map(({ file, document }) => `${file}#${document}`)).size).toBe(results.length);
    const count = (of: readonly { readonly count: number }[]): number => of.reduce((sum, row) => sum + row.count, 0);
    const found = results.flatMap(({ findings }) => findings).length + count(results.flatMap(({ omitted }) => omitted));
    expect(count(rows)).toBe(found);
    expect(rows.some(({ status }) => status === "no_findings")).toBe(true);
  });

  test("findings that were only counted have a row with their number", () => {
    const [model] = BENCHED as [Result];
    const omitted = [{ rule: "users/invalid-phone", severity: "error" as const, count: 250 }];
    const row = rowsOf({ ...model, omitted }).at(-1);
    expect(row).toMatchObject({ status: "omitted", rule: "users/invalid-phone", severity: "error", count: 250 });
    expect(row?.message).toBe("And 250 more findings of this rule");
    expect(rowsOf({ ...model, findings: [], omitted }).map(({ status }) => status)).toEqual(["omitted"]);
  });

  test("what was not evaluated for want of something is in each row; what the verdict says is not", () => {
    const [alone] = resultsOf([{ name: "a.roles.yaml", content: CLEAN.slice(0, CLEAN.indexOf("preregistration:\n")) }]);
    const row = rowsOf(alone as Result)[0];
    expect(row?.preregistration).toBe("none");
    expect(row?.not_evaluated?.split(" ")).toContain("preregistration/mismatch");
    for (const other of resultsOf(OTHERS)) expect(rowsOf(other)[0]?.not_evaluated).toBeNull();
  });

  test("a finding across organisations says whom and which documents it is about", () => {
    expect(rowsOf(DUPLICATE)).toEqual([
      expect.objectContaining({
        status: "across",
        reference: "harbour-pensions",
        file: "orgs/a.roles.yaml",
        document: 1,
        places: "orgs/a.roles.yaml:1; orgs/b.roles.yaml:14",
      }),
    ]);
    const several = rowsOf({ ...DUPLICATE, references: ["a", "b"], places: [] })[0];
    expect(several).toMatchObject({ reference: null, references: "a; b", file: null, places: "" });
    const many = rowsOf({ ...DUPLICATE, omitted: 1200 })[0];
    expect(many?.places).toBe("orgs/a.roles.yaml:1; orgs/b.roles.yaml:14; and 1,200 more documents");
  });
});

describe("the spreadsheet", () => {
  test("has the rows' columns, in UTF-8 with a byte order mark, each line ended by CRLF", () => {
    const written = text(csv(), LINES);
    expect(written.startsWith(`\uFEFF${COLUMNS.join(",")}\r\n`)).toBe(true);
    expect(written.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    const rows = LINES.flatMap((line) => (line.type === "audit" || line.type === "summary" ? [] : rowsOf(line)));
    expect(read(LINES)).toEqual(
      rows.map((row) => Object.fromEntries(COLUMNS.map((column) => [column, String(row[column] ?? "")]))),
    );
  });

  test("has only its header where nothing was audited", () => {
    expect(read(auditOf([]))).toEqual([]);
  });

  test("holds no formula and nothing that a terminal would obey, whatever names and files are called", () => {
    const hostile = INJECTIONS.map(
      (words): Result => ({
        ...(BENCHED[0] as Result),
        file: words,
        organisation: { name: words, reference: words },
      }),
    );
    const rows = read(
      auditOf(hostile, { across: [{ ...DUPLICATE, message: INJECTIONS[3] ?? "", references: [...INJECTIONS] }] }),
    );
    for (const row of rows)
      for (const cell of Object.values(row)) {
        expect(cell).not.toMatch(/^[\s"]*[=+\-@\t\r\n\0＝＋－＠]/);
        expect(cell).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
      }
  });
});
