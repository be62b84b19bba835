import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DocumentReport, Finding, Report } from "../../src/core/model.ts";
import { block, cell, code, prose, quote } from "../../src/formats/escape/markdown.ts";
import { forTerminal } from "../../src/formats/escape.ts";
import { markdown } from "../../src/formats/markdown.ts";
import { describeWith } from "../peers.ts";
import { REFERENCES, type Rendered, render, strangers } from "./render.ts";
import { alone, CLEAN, INJECTIONS, MASKED, REPORTS, reportOn, SHOWN } from "./reports.ts";

const told = (given: ReturnType<(typeof REPORTS)["clean"]>): string =>
  markdown(given.report, given.sources, given.options);

/** A report with as many copies of the ordinary one's findings as asked for, each in a file of its own. */
function crowd(copies: number, change: (finding: Finding, index: number) => Finding = (finding) => finding): Report {
  const { report } = alone();
  const [file] = report.files as [DocumentReport];
  const files = Array.from({ length: copies }, (_, index) => ({
    ...file,
    file: `${index}-${"x".repeat(250)}.roles.yaml`,
    findings: file.findings.map((finding) => change(finding, index)),
  }));
  return { ...report, files };
}

const none = (): undefined => undefined;

describe("a comment", () => {
  test("begins with the mark by which a bot finds it, then the verdict", () => {
    for (const make of Object.values(REPORTS)) expect(told(make())).toMatch(/^<!-- rolecall -->\n\n## Rolecall: /);
    expect(told(alone())).toContain("## Rolecall: The declaration does not comply\n");
    expect(told(REPORTS.clean())).toContain("## Rolecall: The declaration complies\n");
  });

  test("is whole where nothing was checked, and does not call that a pass", () => {
    const text = markdown(reportOn([]).report, none, MASKED);
    expect(text).toContain("## Rolecall: Nothing was checked\n\nNo findings.");
    expect(text).not.toMatch(/compl(?:y|ies)/);
  });

  test("counts what could not be judged, in its verdict and its table", () => {
    const { report } = reportOn([
      { name: "a.yaml", content: CLEAN },
      { name: "b.yaml", content: "users: [" },
    ]);
    const text = markdown(report, none, MASKED);
    expect(text).toContain("1 of 2 declarations could not be judged");
    expect(text).toContain("| `b.yaml` |  | could not be judged | 1 |");
  });

  test("tells exceptions, the baseline, settings and rules that are off", () => {
    const { report, sources } = alone();
    const [file] = report.files as [DocumentReport];
    const exception = { reason: "Agreed with PDP on ref #7", approved_by: "Jo Day", expires: "2026-12-31" };
    const findings = file.findings.map(
      (finding, index): Finding =>
        index === 1 ? { ...finding, exception } : { ...finding, baseline: index === 4 ? "known" : "new" },
    );
    const told: Report = {
      ...report,
      files: [{ ...file, findings }],
      switched_off: [
        { rule: "roles/role-limit", reason: "see @octocat", file: "rolecall.yaml", compulsory: true },
        { rule: "advice/sole-contact", reason: "too small", file: "rolecall.yaml", compulsory: false },
      ],
      baseline: {
        file: "before.json",
        revision: "2026-11",
        fixed: [{ rule: "users/generic-email", file: "a.yaml", message: "Old <news>", fingerprint: "f" }],
      },
      summary: { ...report.summary, findings: { ...report.summary.findings, info: 2 }, excepted: 1, known: 1 },
    };
    const text = markdown(told, (file) => sources(file), MASKED);
    expect(text).toContain("Against the baseline `before.json`: 8 new, 1 known, 1 fixed.");
    expect(text).toContain("1 more finding is excepted.");
    expect(text).toContain("**1 rule that the guidance makes compulsory is switched off.**");
    expect(text).toContain("**Excepted** until `2026-12-31` by `J... D...`: `Agreed with PDP on ref #7`");
    expect(text).toContain("<summary>1 excepted finding</summary>");
    expect(text).toContain("<summary>1 finding that the baseline knows</summary>");
    expect(text).toContain(
      "- `roles/role-limit` in `rolecall.yaml`, though the guidance makes it compulsory: `see @octocat`",
    );
    expect(text).toContain("- `a.yaml`: `Old <news>` (`users/generic-email`)");
    expect(text).toContain("| File | Organisation | Verdict | Errors | Warnings | Advice | Excepted | Known |");
  });

  test("names the rules that were not evaluated", () => {
    const { report, sources } = reportOn([{ name: "a.yaml", content: CLEAN.replace(/ {2}email_domains.*\n/, "") }], {});
    const text = markdown(report, sources, MASKED);
    expect(text).toMatch(/\d+ rules were not evaluated/);
    expect(text).toMatch(/- `[a-z/-]+`: no clock/);
    expect(text).toMatch(/- `[a-z/-]+`: no email domains declared/);
  });
});

describe("a comment is never longer than GitHub takes", () => {
  test.each([1, 5, 20, 40, 80, 200, 2000])("with %i documents of ten findings", (copies) => {
    const text = markdown(crowd(copies), none, MASKED);
    expect(text.length).toBeLessThanOrEqual(65_536);
    const shown = text.match(/^\*\*(?:Error|Warning|Advice)\*\*/gm)?.length ?? 0;
    const more = Number(/And ([\d,]+) more findings, not shown here/.exec(text)?.[1]?.replaceAll(",", "") ?? 0);
    expect(shown + more).toBe(copies * 10);
    expect(shown).toBeGreaterThanOrEqual(10);
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
    expect(text.match(/^```/gm)?.length ?? 0).toBe(0);
  });

  test("and what matters most is told first: errors, then warnings, then what does not count", () => {
    const text = markdown(crowd(60), none, MASKED);
    const kinds = [...text.matchAll(/^\*\*(Error|Warning|Advice)\*\*/gm)].map(([, kind]) => kind);
    expect(kinds).toEqual([...kinds].sort((a = "", b = "") => "EWA".indexOf(a.charAt(0)) - "EWA".indexOf(b.charAt(0))));
    const known = markdown(
      crowd(60, (finding, index) => ({ ...finding, baseline: index === 59 ? "new" : "known" })),
      none,
      MASKED,
    );
    expect(known.indexOf("59-x")).toBeGreaterThan(0);
    expect(known.match(/\*\*New\*\*/g)).toHaveLength(10);
    expect(known.lastIndexOf("**New**")).toBeLessThan(known.indexOf("**Known**"));
  });

  test("with the excerpts of hostile texts, cut between findings", () => {
    const given = REPORTS.hostile();
    const files = given.report.files.flatMap((file) => Array.from({ length: 20 }, () => file));
    const text = markdown({ ...given.report, files }, given.sources, given.options);
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text.length).toBeGreaterThan(60_000);
    expect(text.match(/^```/gm)?.length ?? 1).toSatisfy((fences: number) => fences % 2 === 0);
    expect(text).toMatch(/And [\d,]+ more findings, not shown here\./);
  });
});

/** What must not come of a text, in either renderer. */
function expectInert(rendered: Readonly<Record<"github" | "gitlab", Rendered>>): void {
  for (const one of Object.values(rendered)) {
    expect(strangers(one)).toEqual([]);
    const outside = one.outside.replaceAll("<U+", "").replace(/\(--register\)/g, "");
    for (const reference of REFERENCES) expect(outside).not.toMatch(reference);
    expect(outside).not.toMatch(/evil|octocat|alert|owned|SUM|calc/);
  }
}

describeWith("cmarkgfm", "what a file says does nothing where Markdown is rendered", () => {
  test("in the three reports, masked and shown", () => {
    const texts = Object.values(REPORTS).flatMap((make) => {
      const given = make();
      return [MASKED, SHOWN].map((options) => told({ ...given, options }));
    });
    for (const rendered of render(texts)) expectInert(rendered);
  });

  test("the tests see what they look for", () => {
    for (const text of INJECTIONS.filter((text) => /[[<@|*]/.test(text))) {
      const [rendered] = render([`# x\n\n${text}\n`]) as [ReturnType<typeof render>[number]];
      expect(() => expectInert(rendered), text).toThrow();
    }
  });

  const piece = fc.constantFrom(
    ...INJECTIONS,
    ...["`", "``", "```", "\\", "|", "\\|", "\n", "\n\n", " ", "    ", "\t", "$", "$$", "~~~", "- ", "> ", "#", "[^1]"],
    ...[
      "[^1]: x",
      ":smile:",
      "$`x`$",
      "</code>",
      "</details>",
      "<!--",
      "-->",
      "&#96;",
      "&lt;b&gt;",
      "\uFDD0",
      "\uFDD1",
    ],
    ...["GH-1", "group/project!1", "~label", "%v1", "1234567", "deadbeef", "http://e.example", "mailto:a@b.example"],
    ...[
      "\n/close",
      "[[wiki]]",
      "{+ a +}",
      "^^",
      "==a==",
      "||b||",
      "\n>>>\n",
      "\n[TOC]\n",
      "!reference",
      "x".repeat(300),
    ],
  );
  const hostile = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(""));

  test("any text as code, in a cell, in a sentence and in a block", () => {
    const texts = fc.sample(hostile, { numRuns: 400, seed: 5 });
    const documents = texts.flatMap((text) => [
      `x ${code(text)} y ${prose(`a ‘${quote(text)}’ ${quote(text)}${quote(text)}, <b> _d_ | [x](y) @ # * \\.`)}`,
      `| a | b |\n| --- | --- |\n| ${cell(text)} | x |`,
      `${block(forTerminal(text).split("\n"))}\n\nx`,
    ]);
    const rendered = render(documents);
    for (const [index, text] of texts.entries()) {
      const [span, table, fence] = rendered.slice(index * 3, index * 3 + 3) as [
        ReturnType<typeof render>[number],
        ReturnType<typeof render>[number],
        ReturnType<typeof render>[number],
      ];
      for (const kind of ["github", "gitlab"] as const) {
        const seen = `${kind}: ${JSON.stringify(text)}`;
        for (const one of [span, table, fence]) expect(strangers(one[kind]), seen).toEqual([]);
        // One code span is one piece of code, with the whole text or its beginning.
        const named = forTerminal(text).replaceAll("\uFDD0", "<U+FDD0>").replaceAll("\uFDD1", "<U+FDD1>");
        const start = [forTerminal(text), named].map((text) => text.slice(0, 100).trim());
        expect(
          span[kind].code.every((piece) => start.some((text) => piece.trim().startsWith(text))),
          seen,
        ).toBe(true);
        expect(span[kind].outside, seen).toMatch(/^x {1,2}y a ‘[^’]*’ .*, <b> _d_ \| \[x\]\(y\) @ # \* \\\.\s*$/s);
        expect(
          table[kind].elements.filter(([name]) => name === "td"),
          seen,
        ).toHaveLength(2);
        expect(table[kind].outside.replace(/\s/g, ""), seen).toBe("abx");
        expect(fence[kind].code.join("").trimEnd(), seen).toBe(forTerminal(text).trimEnd());
        expect(fence[kind].outside.trim(), seen).toBe("x");
      }
    }
  });

  test("our own words mean themselves, and refer to nothing", () => {
    const rules = MASKED.catalogue.flatMap(({ message, remedy }) => [message, remedy]);
    const texts = rules.map((text) => text.replace(/\{\w+(?:\|[^|{}]*\|([^|{}]*))?\}/g, "$1"));
    for (const [index, one] of render(texts.map((text) => `x ${prose(text)}`)).entries()) {
      const words = texts[index] ?? "";
      const whole = [one.github.outside, ...one.github.code].join("");
      for (const word of words.split(/\s/)) expect(whole).toContain(word.replace(/^[‘"(]+|[’".,:;)]+$/g, ""));
      expect(strangers(one.github)).toEqual([]);
      expect(strangers(one.gitlab)).toEqual([]);
      for (const reference of REFERENCES.slice(0, 5)) expect(one.github.outside).not.toMatch(reference);
    }
  });
});
