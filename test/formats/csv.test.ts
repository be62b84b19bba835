import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DocumentReport, Finding, Report } from "../../src/core/model.ts";
import { csv } from "../../src/formats/csv.ts";
import { forCsv } from "../../src/formats/escape/csv.ts";
import { forTerminal } from "../../src/formats/escape.ts";
import { obey } from "../cli/log.ts";
import { alone, CLEAN, INJECTIONS, MASKED, REPORTS, reportOn, SHOWN } from "./reports.ts";

type Row = Readonly<Record<string, string>>;

function rows(text: string): readonly Row[] {
  return parse(text, { columns: true, bom: true, record_delimiter: "\r\n", relax_column_count: false });
}

const none = (): undefined => undefined;

/** What a cell said before it was made inert: as the documentation says, one apostrophe where a formula would begin. */
function meant(cell: string): string {
  return cell.replace(/(^|;)'(?=[\s"']*[=+\-@＝＋－＠])/g, "$1").replace(/^'(?=[\s"'\p{DI}]*:\p{DI}*:)/u, "");
}

/** Whether a spreadsheet would work a cell out: OWASP's list, and what spreadsheets skip before it. */
function isFormula(cell: string): boolean {
  return /^[\s"]*[=+\-@\t\r\n\0＝＋－＠]/.test(cell);
}

/**
 * Where cells begin for a spreadsheet, by the character that its locale parts them at, whatever the file says. Which
 * quotes it then believes nobody knows: every one of those characters may begin a cell.
 */
function cells(text: string, delimiter: string): readonly string[] {
  if (delimiter !== ",") return text.split(new RegExp(`[\r\n${delimiter}]`));
  return (parse(text, { bom: true, relax_column_count: true, skip_empty_lines: false }) as string[][]).flat();
}

describe("the file", () => {
  test("is RFC 4180 in UTF-8 with a byte order mark, each line as long as the first and ended by CRLF", () => {
    for (const make of Object.values(REPORTS)) {
      const { report, sources, options } = make();
      const text = csv(report, sources, options);
      expect(text.startsWith("\uFEFFfile,document,organisation,reference,verdict,status,severity,rule,")).toBe(true);
      expect(text.endsWith("\r\n")).toBe(true);
      expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
      expect(rows(text).length).toBe(text.split("\r\n").length - 2);
    }
  });

  test("has only its header where nothing was checked", () => {
    const text = csv(reportOn([]).report, none, MASKED);
    expect(text.split("\r\n")).toHaveLength(2);
    expect(rows(text)).toEqual([]);
  });
});

/** A finding that counts. */
function plain({ exception: _, baseline: __, ...finding }: Finding): Finding {
  return finding;
}

describe("an analyst who filters sees", () => {
  test("each finding once, with its place and words", () => {
    const { report, sources, options } = alone();
    const found = rows(csv(report, sources, options)).filter(({ status }) => status === "finding");
    expect(found.map(({ rule, line, column, fingerprint }) => [rule, line, column, fingerprint])).toEqual(
      report.files.flatMap(({ findings }) =>
        findings.map(({ rule, range, fingerprint }) => [
          rule,
          String(range.start.line),
          String(range.start.column),
          fingerprint,
        ]),
      ),
    );
    expect(found.find(({ rule }) => rule === "preregistration/mismatch")).toMatchObject({
      organisation: "Harbour Pensions",
      reference: "harbour-pensions",
      verdict: "non_compliant",
      severity: "error",
      message:
        "The phone number of T... O... is ‘...0124’, but the primary technical contact was preregistered with ‘...0199’",
      path: "/users/1/phone",
    });
  });

  test("a document without findings and its verdict, and what was not evaluated", () => {
    const { report } = reportOn([{ name: "a.yaml", content: CLEAN.replace(/ {2}email_domains.*\n/, "") }], {});
    const told = rows(csv(report, none, MASKED));
    expect(told.map(({ status, verdict, file, document }) => [status, verdict, file, document])).toEqual([
      ["no_findings", "compliant", "a.yaml", "1"],
      ["not_evaluated", "compliant", "a.yaml", "1"],
      ["not_evaluated", "compliant", "a.yaml", "1"],
    ]);
    expect(told[1]?.message).toMatch(/^1 rule not evaluated \(no clock\): accounts\/invitation-expired/);
  });

  test("each document of a file, and one that could not be judged", () => {
    const { report } = reportOn([{ name: "a.yaml", content: `${CLEAN}---\n- x\n` }]);
    const told = rows(csv(report, none, MASKED));
    expect(told.map(({ status, verdict, document }) => [status, verdict, document])).toEqual([
      ["no_findings", "compliant", "1"],
      ["finding", "not_judged", "2"],
    ]);
  });

  test("what does not count, what was left out, what is off and what is fixed", () => {
    const { report } = alone();
    const [file] = report.files as [DocumentReport];
    const exception = { reason: "Agreed", approved_by: "Jo Day", expires: "2026-12-31" };
    const [first, second, third] = file.findings.map(plain) as [Finding, Finding, Finding];
    const findings: Finding[] = [
      { ...first, exception },
      { ...second, baseline: "known" },
      { ...third, baseline: "new" },
    ];
    const omitted = [{ rule: "users/generic-email", severity: "warning" as const, count: 1200 }];
    const changed: Report = {
      ...report,
      files: [{ ...file, findings, omitted }],
      settings: [{ file: "rolecall.yaml", findings: [first] }],
      switched_off: [{ rule: "roles/role-limit", reason: "=no", file: "rolecall.yaml", compulsory: true }],
      baseline: {
        file: "before.json",
        revision: "2026-11",
        fixed: [{ rule: "users/x", file: "b.yaml", message: "-gone", fingerprint: "f" }],
      },
    };
    const told = rows(csv(changed, none, MASKED));
    expect(
      told.map(({ file, status, baseline, excepted_until, severity }) => [
        file,
        status,
        baseline,
        excepted_until,
        severity,
      ]),
    ).toEqual([
      ["reports/ordinary.roles.yaml", "excepted", "", "2026-12-31", "error"],
      ["reports/ordinary.roles.yaml", "known", "known", "", "info"],
      ["reports/ordinary.roles.yaml", "finding", "new", "", "info"],
      ["reports/ordinary.roles.yaml", "omitted", "", "", "warning"],
      ["rolecall.yaml", "finding", "", "", "error"],
      ["rolecall.yaml", "switched_off", "", "", ""],
      ["b.yaml", "fixed", "", "", ""],
    ]);
    expect(told[3]?.message).toBe("And 1,200 more findings of this rule");
    expect(told[5]?.message).toBe("Switched off, though the guidance makes it compulsory: =no");
    expect(told[6]?.message).toBe("'-gone");
  });
});

describe("no cell is a formula", () => {
  test.each(["hostile", "ordinary", "clean"] as const)(
    "in the %s report, parted by whatever the locale says",
    (title) => {
      const { report, sources } = REPORTS[title]();
      for (const options of [MASKED, SHOWN]) {
        const text = csv(report, sources, options);
        for (const delimiter of [",", ";", "\t"]) expect(cells(text, delimiter).filter(isFormula)).toEqual([]);
      }
    },
  );

  test.each([
    "=1+1",
    "+1",
    "-1",
    "@SUM(1)",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    " =1",
    '"=1',
    "\u00a0=1",
    "a;=1",
    'a; "=1',
    "';=1",
  ])("%j is text", (text) => {
    const line = `${forCsv(text)},x\r\n`;
    expect(cells(line, ",").filter(isFormula)).toEqual([]);
    expect(cells(line, ";").filter(isFormula)).toEqual([]);
    expect(line).toContain("'");
    expect(meant(cells(line, ",")[0] as string)).toBe(text);
  });

  test.each(["::add-mask::x", " ::error::x", "'::x", ":\u00AD:x"])("%j begins no command of a runner", (text) => {
    expect(obey(`${forCsv(text)},x`).commands).toEqual([]);
    expect(meant(cells(`${forCsv(text)},x\r\n`, ",")[0] as string)).toBe(text);
  });

  test.each(["Priya Shah", "a - b", "x=1", "1;2", "p***@h.example", "'quoted'", "...0123"])(
    "%j is left as it is",
    (text) => {
      expect(cells(`${forCsv(text)},x\r\n`, ",")[0]).toBe(text);
    },
  );

  const piece = fc.oneof(
    fc.constantFrom(...INJECTIONS, ..."=+-@＝＋－＠;,\"'\t\r\n \u00a0", ";=", '";=', "\r\n="),
    fc.string({ unit: "binary", maxLength: 5 }),
  );

  test("every text comes back but for its control characters, and evaluates nowhere", () => {
    fc.assert(
      fc.property(fc.array(fc.array(piece, { maxLength: 6 }), { minLength: 2, maxLength: 4 }), (pieces) => {
        const texts = pieces.map((one) => one.join(""));
        const line = `${texts.map(forCsv).join(",")}\r\n`;
        const [read] = parse(line, { record_delimiter: "\r\n", skip_empty_lines: false }) as [string[]];
        expect(read.map(meant)).toEqual(texts.map(forTerminal));
        for (const delimiter of [",", ";", "\t"]) expect(cells(line, delimiter).filter(isFormula)).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });
});
