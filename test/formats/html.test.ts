import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DocumentReport } from "../../src/core/model.ts";
import { apart, forHtml, prose } from "../../src/formats/escape/html.ts";
import { STYLE, STYLE_HASH } from "../../src/formats/html/style.ts";
import { html } from "../../src/formats/html.ts";
import { judge, register } from "../judge.ts";
import { without } from "./everything.ts";
import { bulk, CROWDED, PAGES, pageOf, several } from "./pages.ts";
import { alone, CLEAN, type Given, INJECTIONS, MASKED, NOW, reportOn, SHOWN } from "./reports.ts";

const page = (content: string, context?: Parameters<typeof reportOn>[1]): string =>
  pageOf(reportOn([{ name: "a.roles.yaml", content }], context));

const heading = (text: string): string => bare(/<h1>(.*?)<\/h1>/s.exec(text)?.[1] ?? "").trim();
const bare = (markup: string): string => markup.replace(/<[^>]*>/g, "");

/** What the picture says of a role: the cell below its heading. */
function holders(text: string, title: string): string {
  const table = /<table class="roster">.*?<\/table>/s.exec(text)?.[0] ?? "";
  const heads = [...table.matchAll(/<th scope="col">(.*?)<\/th>/g)].map(([, head]) => head);
  const sums = [...(/<tr class="sums">.*?<\/tr>/s.exec(table)?.[0] ?? "").matchAll(/<t[hd]\b[^>]*>(.*?)<\/t[hd]>/g)];
  return bare(sums[heads.indexOf(title)]?.[1] ?? "none").trim();
}

describe("what a file says is inert", () => {
  test("as text and within quotes, whatever it is", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...INJECTIONS)), (text) => {
        for (const written of [forHtml(text), prose(apart(text)).replace(/^<bdi>|<\/bdi>$/g, "")])
          expect(written).not.toMatch(
            /[<>"'`]|&(?!(?:amp|lt|gt|quot|#39|#96);)|[\p{Cc}\p{Bidi_Control}\p{Cs}\p{Noncharacter_Code_Point}]/u,
          );
      }),
    );
  });

  test("and is apart from our words, which cannot be closed from within", () => {
    expect(prose(`A ${apart("\uFDD1<b>\uFDD0")} is`)).toBe("A <bdi>&lt;U+FDD1&gt;&lt;b&gt;&lt;U+FDD0&gt;</bdi> is");
  });

  test.each(Object.keys(PAGES))("the %s page holds no element, attribute or address that is not ours", (name) => {
    const text = (PAGES[name] as () => string)();
    const tags = [...text.matchAll(/<([a-z][a-z0-9]*)((?:\s[^>]*)?)>/gi)];
    expect(
      tags.filter(([, tag = ""]) =>
        /^(?:script|img|iframe|object|embed|link|base|form|input|foreignObject)$/i.test(tag),
      ),
    ).toEqual([]);
    expect(
      tags.filter(([, , attributes = ""]) => /\s(?:on\w+|style|src|srcdoc|action|formaction)\s*=/i.test(attributes)),
    ).toEqual([]);
    const sources = new Set(judge.ruleset.catalogue.flatMap(({ source }) => (source ? [source.url] : [])));
    const links = [...text.matchAll(/\shref="([^"]*)"/g)].map(([, address = ""]) => address);
    expect(links.filter((address) => !/^#[a-z0-9-]+$/.test(address) && !sources.has(address))).toEqual([]);
    const ids = [...text.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(links.filter((address) => address.startsWith("#") && !ids.includes(address.slice(1)))).toEqual([]);
  });

  test("and its policy takes no style but its own", () => {
    expect(STYLE_HASH).toBe(`sha256-${createHash("sha256").update(STYLE).digest("base64")}`);
    expect(PAGES.clean?.()).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'">`,
    );
  });
});

describe("a page made without --show-personal", () => {
  const PERSONAL = /\b(?:[Pp]riya|[Ss]hah|Tom|O.Neill|oneill|Ana|[Ll]ima|7946|Fridays)\b/;

  test("holds no name, local part, phone or comment", () => {
    const { report, sources } = alone();
    expect(html(report, sources, SHOWN)).toMatch(PERSONAL);
    expect(html(report, sources, MASKED)).not.toMatch(PERSONAL);
  });

  test("masks who approved, whom to ask, and what a baseline tells", () => {
    const text = pageOf(several());
    expect(text).not.toMatch(/Jo Day|jo\.day|7946/);
    expect(text).toContain("J... D...");
    expect(pageOf(several(), SHOWN)).toContain("Jo Day has it");
  });

  test("says whether it shows them", () => {
    const { report, sources } = alone();
    expect(html(report, sources, MASKED)).toContain("Names, email addresses and phone numbers are masked");
    expect(html(report, sources, SHOWN)).toContain("Send it only to people who need them");
  });
});

describe("the verdict comes first", () => {
  const without = (severities: readonly string[]): Given => {
    const { report, sources } = alone();
    const [file] = report.files as [DocumentReport];
    const findings = file.findings.filter(({ severity }) => !severities.includes(severity));
    return { report: { ...report, files: [{ ...file, findings }] }, sources };
  };

  test.each<[string, string, string]>([
    ["nothing found", "Harbour Pensions: nothing found", page(CLEAN)],
    ["faults", "Harbour Pensions: 4 things to put right before you submit", pageOf(alone())],
    [
      "warnings",
      "Harbour Pensions: nothing to put right, 3 things to check and 3 pieces of advice",
      pageOf(without(["error"])),
    ],
    ["advice", "Harbour Pensions: nothing to put right, 3 pieces of advice", pageOf(without(["error", "warning"]))],
    ["a broken file", "a.roles.yaml: could not be judged", page("users: [")],
    [
      "a third party",
      "Harbour Pensions: the roles do not apply",
      page(CLEAN.replace("connection: direct", "connection: third_party")),
    ],
    ["no file", "Nothing was checked", pageOf(reportOn([]))],
    ["many", "50 declarations: 5 have things to put right", pageOf(bulk(50))],
    [
      "several",
      "5 declarations: 1 could not be judged and 1 has things to put right; 1 thing to put right in the settings",
      PAGES.several?.() ?? "",
    ],
  ])("in words: %s", (_, words, text) => {
    expect(heading(text)).toBe(words);
    expect(text.indexOf("<h1>")).toBeLessThan(text.indexOf("<h2"));
  });

  test("what nobody looked at, switched off or accepts is beside it", () => {
    const lede = bare(/<div class="verdict.*?<\/div>/s.exec(pageOf(several()))?.[0] ?? "");
    expect(lede).toContain("1 finding is accepted for now. 1 finding was known before.");
    expect(lede).toContain("1 rule that the guidance makes compulsory was switched off.");
    expect(lede).toMatch(/\d+ rules were not checked in at least one declaration\./);
  });

  test("a finding that is accepted or known does not count, and is shown", () => {
    const { report, sources } = alone();
    const [file] = report.files as [DocumentReport];
    const known = { ...file, findings: file.findings.map((finding) => ({ ...finding, baseline: "known" as const })) };
    const text = pageOf({ report: { ...report, files: [known] }, sources: () => sources(file) });
    expect(heading(text)).toBe("Harbour Pensions: nothing new found");
    expect(text.match(/<article /g)).toHaveLength(file.findings.length);
  });

  test("findings that are not told one by one are counted", () => {
    expect(bare(pageOf(several()))).toContain("And 7 more findings of the rule ‘");
  });
});

describe("the picture of users and roles", () => {
  test("tells gaps, excesses and those who are not there yet", () => {
    const text = page(CROWDED);
    expect(holders(text, "Primary business contact")).toBe("2 of 2");
    expect(holders(text, "Security lead")).toMatch(/^3 of 2: one too many finding \d+, to put right/);
    expect(holders(text, "Service manager")).toMatch(/^1 of 2: not set up yet/);
    expect(holders(text, "Test manager")).toMatch(/^Nobody: at least 1 is needed/);
    expect(holders(text, "Scheme admin")).toBe("0 of 4: optional");
    for (const status of ["Active", "Planned", "Requested", "Suspended", "Deactivated", "Rejected"])
      expect(text).toContain(`<td>${status}</td>`);
  });

  test("marks the cell of the finding, though a role before it is unknown", () => {
    const text = page(
      CROWDED.replace(
        "[security_lead, primary_business_contact, primary_technical_contact]",
        "[wizard, primary_business_contact, primary_technical_contact]",
      ),
    );
    const cells = [...(/<tr><th scope="row"><bdi>G\.\.\..*?<\/tr>/.exec(text)?.[0] ?? "").matchAll(/<td\b.*?<\/td>/g)];
    expect(cells.map(([cell]) => cell.includes('class="found"'))).toEqual([
      false,
      false,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  const admins = (count: number): string => {
    const user = (index: number): string =>
      `  - {name: Extra ${index}, email: e${index}@harbour.internal, phone: "+1 202 555 01${50 + index}", roles: [scheme_admin]}\n`;
    return CLEAN.replace(
      "preregistration:",
      `${Array.from({ length: count }, (_, index) => user(index)).join("")}preregistration:`,
    );
  };

  test.each([
    [5, "4 of 4", 4],
    [5, "5: more than 4, as PDP has approved", 5],
    [5, "6 of 5: one too many", 6],
  ])("knows that PDP may have approved %i scheme admins: %s", (limit, words, count) => {
    const contacts = CLEAN.slice(CLEAN.indexOf("  contacts:")).replaceAll(/^/gm, "  ");
    const text = page(admins(count), {
      now: NOW,
      register: register(
        `organisations:\n  - reference: harbour-pensions\n${contacts}\n    approvals: {scheme_admin_limit: {limit: ${limit}, reference: A1, approved_on: 2026-01-01}}\n`,
      ),
    });
    expect(holders(text, "Scheme admin")).toMatch(new RegExp(`^${words}`));
  });

  test("calls a number that nobody judged by that name", () => {
    const { report, sources } = reportOn([{ name: "a.roles.yaml", content: admins(5) }]);
    const [file] = report.files as [DocumentReport];
    const off = { ...without(file, "roles/scheme-admin-limit"), findings: [] };
    const switched_off = [{ rule: "roles/scheme-admin-limit", reason: "x", file: "rolecall.yaml", compulsory: true }];
    const text = pageOf({ report: { ...report, files: [off], switched_off }, sources: () => sources(file) });
    expect(holders(text, "Scheme admin")).toBe("5 of 4: not judged");
  });

  test("draws a hundred users of a crowd, those with findings among them, and counts all", () => {
    const crowd = admins(150).replace(/(Extra 149, email: )[^,]*/, "$1nobody@elsewhere.internal");
    const text = page(crowd);
    expect(text.match(/<tr><th scope="row">/g)).toHaveLength(100);
    expect(text).toContain("user 154<");
    expect(text).toContain("54 more users are counted and not drawn.");
    expect(holders(text, "Scheme admin")).toMatch(/^150 of 4: 146 too many/);
  });
});

describe("a finding", () => {
  const text = pageOf(alone());

  test("has its place, the marked token, the remedy, on what it stands and where else to look", () => {
    const article = /<article class="finding error" id="d1-f2".*?<\/article>/s.exec(text)?.[0] ?? "";
    expect(bare(article)).toContain("Line 12, column 39 of reports/ordinary.roles.yaml");
    expect(article).toContain("<mark>scheme_admin</mark>");
    expect(bare(article)).toContain("What to do: Remove the role of scheme admin.");
    expect(article).toContain("The guidance says so: <q>The role of scheme admin is part of");
    expect(article).toContain(
      'href="https://www.pensionsdashboardsprogramme.org.uk/standards/roles-and-responsibilities"',
    );
    expect(bare(article)).toContain("See alsoLine 12, column 13");
  });

  test("marks what is meant where letters are wider than one column, and where there is no letter", () => {
    const wide = page(
      CLEAN.replace("roles: [primary_business_contact, security_lead]}", "roles: [wizard]} # 李 🗂️").replace(
        "name: Priya Shah, email",
        "name: 李 🗂️ Shah, email",
      ),
    );
    expect(wide).toContain("roles: [<mark>******</mark>]");
    expect(page("users: [\n")).toContain("<mark>\u00A0</mark>");
  });
});
