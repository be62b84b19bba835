import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { OVERVIEW_SCRIPT, OVERVIEW_SCRIPT_HASH } from "../../generated/overview.js";
import type { Packed } from "../../src/audit/overview/packed.ts";
import { STYLE, STYLE_HASH } from "../../src/audit/overview/style.ts";
import { share } from "../../src/audit/overview/verdicts.ts";
import type { Line, Result } from "../../src/audit/result.ts";
import { forScript } from "../../src/formats/escape/html.ts";
import { INJECTIONS } from "../formats/reports.ts";
import { auditOf, benched, DUPLICATE, HEADER, multiplied, OTHERS, resultsOf } from "./audits.ts";
import { hostile, pageOf, several } from "./overviews.ts";

const bare = (markup: string): string => markup.replace(/<[^>]*>/g, "");
const heading = (lines: readonly Line[]): string => bare(/<h1>(.*?)<\/h1>/s.exec(pageOf(lines))?.[1] ?? "").trim();
const dataIn = (page: string): Packed =>
  JSON.parse(/<script type="application\/json" id="data">(.*?)<\/script>/s.exec(page)?.[1] ?? "");

test("the page of several organisations is as in its golden file", async () => {
  const page = pageOf(several());
  expect(pageOf(several())).toBe(page);
  // The script is compiled, and the style is a report's: neither is read here.
  const read = page.replace(OVERVIEW_SCRIPT, "SCRIPT").replace(OVERVIEW_SCRIPT_HASH, "HASH").replace(STYLE, "STYLE");
  await expect(read).toMatchFileSnapshot("golden/overview.html");
});

describe("the verdict comes first, in words", () => {
  const compliant = benched(0, 40).filter(({ verdict }) => verdict === "compliant");
  const bad = benched(0, 40).filter(({ verdict }) => verdict === "non_compliant");
  const [unjudged, exempt] = resultsOf(OTHERS) as [Result, Result];

  test.each<[string, Line[], string]>([
    ["nothing", auditOf([]), "Nothing was audited"],
    ["all compliant", auditOf(compliant.slice(0, 3)), "3 organisations: none has anything to put right"],
    ["one is not", auditOf([...compliant.slice(0, 3), ...bad.slice(0, 1)]), "4 organisations: 1 is not compliant"],
    [
      "some could not be judged",
      auditOf([unjudged, exempt, ...bad.slice(0, 2)]),
      "4 organisations: 1 could not be judged and 2 are not compliant",
    ],
    ["no roles", auditOf([exempt]), "1 organisation: the roles do not apply to any"],
    [
      "a part",
      auditOf([unjudged], { header: { ...HEADER, shard: { index: 2, of: 4 } } }),
      "1 organisation (part 2 of 4): 1 could not be judged",
    ],
  ])("%s", (_, lines, words) => {
    expect(heading(lines)).toBe(words);
  });

  test("and what tempers it stands beside it", () => {
    const alone = auditOf(compliant.map((one) => ({ ...one, preregistration: { source: "none" as const } })));
    expect(bare(pageOf(alone))).toContain("Nothing was compared with preregistration details.");
    expect(bare(pageOf(several()))).toContain("1 rule across organisations was not checked.");
  });

  test("little is not nothing, and nearly all is not all", () => {
    expect([share(0, 9), share(1, 100_000), share(99_999, 100_000), share(3, 3), share(1, 8)]).toEqual([
      ...["0%", "<0.1%", ">99.9%", "100%", "12.5%"],
    ]);
  });
});

describe("what a file says is inert", () => {
  const page = pageOf(hostile());

  test("within the script's data, which nothing can end", () => {
    const data = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(page)?.[1] ?? "";
    expect(data).not.toMatch(/[<>&\u2028\u2029\p{Cc}\p{Bidi_Control}]/u);
    expect(dataIn(page).organisations.length).toBe(INJECTIONS.length + 4);
    expect(forScript({ a: "</script>\u202e\ufdd0" })).toBe(
      '{"a":"\\u003c/script\\u003e\\u003cU+202E\\u003e\\u003cU+FDD0\\u003e"}',
    );
  });

  test("and in the page, which has no element, attribute or address but its own", () => {
    const parts = page.replace(OVERVIEW_SCRIPT, "").replace(STYLE, "");
    const tags = [...parts.matchAll(/<([a-z][a-z0-9]*)((?:\s[^>]*)?)>/gi)];
    expect(tags.filter(([, tag = ""]) => tag === "script").length).toBe(2);
    expect(
      tags.filter(([, tag = ""]) => /^(?:img|iframe|object|embed|link|base|form|foreignObject)$/i.test(tag)),
    ).toEqual([]);
    expect(
      tags.filter(([, , attributes = ""]) =>
        /\s(?:on\w+|style|src|srcdoc|action|formaction)\s*=/i.test(attributes.replace(/"[^"]*"/g, '""')),
      ),
    ).toEqual([]);
    expect(parts).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
    const ids = [...parts.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("its policy takes no style and no script but its own", () => {
    expect(STYLE_HASH).toBe(`sha256-${createHash("sha256").update(STYLE).digest("base64")}`);
    expect(OVERVIEW_SCRIPT_HASH).toBe(`sha256-${createHash("sha256").update(OVERVIEW_SCRIPT).digest("base64")}`);
    expect(page).toContain(
      `content="default-src 'none'; style-src '${STYLE_HASH}'; script-src '${OVERVIEW_SCRIPT_HASH}'; base-uri 'none'; form-action 'none'">`,
    );
    expect(OVERVIEW_SCRIPT).not.toMatch(/<\/script|innerHTML|insertAdjacentHTML|\beval\(|new Function/i);
  });
});

describe("a page has an end", () => {
  test("at 20,000 organisations: those that need somebody stay, and the page says what is left out", () => {
    const [good] = benched(1, 2) as [Result];
    const [unjudged] = resultsOf(OTHERS) as [Result];
    const bad = benched(0, 1) as [Result];
    const results = [...Array.from({ length: 21_000 }, () => good), ...bad, unjudged];
    const page = pageOf(auditOf(results));
    const { organisations } = dataIn(page);
    expect(organisations.length).toBe(20_000);
    expect(organisations[0]?.[2]).toBe(unjudged.file);
    expect(organisations[1]?.[2]).toBe(bad[0].file);
    expect(bare(page)).toContain("1,002 are not in this table, because a page can hold only 20,000.");
    expect(bare(page)).toContain("21,002 organisations: 1 could not be judged");
  });

  test("at 200 findings of one organisation, and at so much text: they are counted", () => {
    const [model] = benched(0, 1) as [Result];
    const [finding] = model.findings as [Result["findings"][number]];
    const many = { ...model, findings: Array.from({ length: 250 }, () => finding) };
    const long = { ...model, findings: [{ ...finding, message: "x".repeat(25_000_000) }] };
    const [first, second] = dataIn(pageOf(auditOf([many, long]))).organisations;
    expect(first?.[12]?.length).toBe(200);
    expect(first?.[13].map(([, count]) => count)).toEqual([50]);
    expect(first?.[7]).toBe(250);
    expect(second?.[12]).toBeNull();
    expect(second?.[7]).toBe(1);
  });

  test("at 100 findings across organisations of one rule", () => {
    const across = Array.from({ length: 130 }, (_, index) => ({ ...DUPLICATE, fingerprint: index.toString(16) }));
    const page = pageOf(auditOf([], { across }));
    expect(page.match(/Two declarations are for/g)?.length).toBe(100);
    expect(bare(page)).toContain("And 30 more, which this page has no room for.");
  });
});

test("10,000 organisations are a few megabytes", () => {
  const page = pageOf(auditOf([...multiplied(10_000)]));
  expect(page.length).toBeLessThan(4_000_000);
  expect(dataIn(page).organisations.length).toBe(10_000);
});

test("what was not checked is told by reason, with how many organisations that is", () => {
  const page = bare(pageOf(auditOf(resultsOf(OTHERS))));
  expect(page).toMatch(/\d+ rules for 1 organisation: the document could not be judged/);
  expect(page).toMatch(/\d+ rules for 1 organisation: it applies only to a direct connection/);
  expect(page).toContain("no key was given to compare people by (--key-file)");
});
