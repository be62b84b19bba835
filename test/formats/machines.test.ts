import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entries, omittedOf } from "../../src/formats/entries.ts";
import { FORMAT_NAMES, FORMATS, type FormatName } from "../../src/formats/formats.ts";
import { describeWith } from "../peers.ts";
import { describeWithShared } from "../shared.ts";
import { everything } from "./everything.ts";
import { readJunit, readTap } from "./readers.ts";
import { type Given, INJECTIONS, MASKED, REPORTS, reportOn, SHOWN } from "./reports.ts";
import { heard } from "./runner.ts";
import { sarifErrors } from "./sarif-schema.ts";

/** What the languages of these formats, and the logs that they may be printed into, would obey. */
const MORE = [
  ...["##vso[task.setvariable variable=x]y", "##VSO[task.complete result=Failed;]x", "##[add-mask]x", "###[group]"],
  ...[
    "::add-mask::a",
    "::stop-commands::t",
    "::add-matcher::m.json",
    "  ::error::x",
    "%25",
    "%3A",
    "%0D%0A",
    ",",
    ":",
    "=",
  ],
  ...[
    "]]>",
    "<![CDATA[",
    "<?xml version='1.0'?>",
    '<!DOCTYPE x [<!ENTITY e "e">]>',
    "&e;",
    "&#0;",
    "&#xFFFF;",
    "</testcase>",
  ],
  ...[
    "Bail out!",
    "1..0",
    "\n1..0 # SKIP",
    "pragma +strict",
    "\n  ...\n",
    "\n  ---\n",
    "#",
    "\\",
    "\\#",
    "# SKIP",
    "'",
    "''",
  ],
  ...[
    "](1)",
    "[x](0)",
    "{0}",
    "{{",
    '"',
    '\\"',
    "\ud800",
    "\udfff",
    "\ufffe",
    "\u{1F469}\u200D\u{1F4BB}",
    "../",
    "//",
    "?a#b",
  ],
];

const text = fc
  .array(fc.constantFrom(...INJECTIONS, ...MORE), { minLength: 1, maxLength: 4 })
  .map((pieces) => pieces.join(""));

const declaration = fc.record({
  name: text,
  email: text,
  phone: text,
  role: text,
  organisation: text,
  key: text,
  file: text,
});

/** Declarations in which every text is hostile, two documents in a file and two files in a report. */
const reports: readonly Given[] = fc
  .sample(fc.tuple(declaration, declaration), { numRuns: 30, seed: 5 })
  .map((pair) => reportOn(pair.map((one) => ({ name: one.file, content: `${yaml(one)}---\n${yaml(one)}` }))));

function yaml({ name, email, phone, role, organisation, key }: Readonly<Record<string, string>>): string {
  return `organisation: {name: ${said(organisation)}, reference: ${said(organisation)}, connection: ${said(role)}, type: ${said(key)}}
users:
  - {name: ${said(name)}, email: ${said(`${email}@evil.example`)}, phone: ${said(phone)}, roles: [PBC, scheme_admin, ${said(role)}]}
  - {name: ${said(name)}, email: ${said(email)}, phone: ${said(phone)}, roles: [service_manager], ${said(key)}: 1}
${said(key)}: 1
`;
}

/** YAML's double quotes, which take JSON's escapes but for halves of characters. */
function said(value: string = ""): string {
  return JSON.stringify(value.toWellFormed());
}

const LOOKS = [MASKED, SHOWN];

const texts = new Map<FormatName, Promise<readonly string[]>>();

/** Every report in a format, made once for all tests. */
function told(name: FormatName): Promise<readonly string[]> {
  const made = texts.get(name) ?? tell(name);
  texts.set(name, made);
  return made;
}

async function tell(name: FormatName): Promise<readonly string[]> {
  const format = await FORMATS[name].load();
  return [...reports, everything(), REPORTS.hostile()].flatMap(({ report, sources }) =>
    LOOKS.map((looks) => format(report, sources, looks)),
  );
}

const all = [...reports, everything(), REPORTS.hostile()].flatMap(({ report }) => LOOKS.map(() => report));
const found = all.map((report) => entries(report).length);
const more = all.map((report) => report.files.flatMap(omittedOf).length);

test("there is a lot to find", () => {
  expect(Math.min(...found)).toBeGreaterThan(10);
});

describe.each(FORMAT_NAMES.filter((name) => name !== "github"))("%s", (name) => {
  test("says nothing to a build agent whose log it is printed into", async () => {
    for (const text of await told(name)) {
      // Text begins lines with the names of files: the command fences it.
      if (name !== "text") expect(heard(text)).toEqual([]);
      expect(text).not.toMatch(/##(?:vso)?\[/i);
      expect(text.isWellFormed()).toBe(true);
    }
  });
});

test.each(["ndjson", "sarif", "junit", "github", "gitlab", "tap"] as const)(
  "%s holds no name, no email address and no phone number, nor a secret even where they are shown",
  async (name) => {
    const format = await FORMATS[name].load();
    const content = yaml({
      name: "Qzvkwxjy Wqxzjkvb",
      email: "Mqzwxkvj",
      phone: "020 7946 0987",
      role: "Vkqjxzwy",
    }).replace(
      "users:",
      "users: # Hqjzkwvx\n  - {name: Bqwzxkjv Dqkzvwxj, email: Fqxwzkvj@evil.example, password: Pqzxkwvj1, roles: [Jqvkzxwy]}",
    );
    const { report, sources } = reportOn([{ name: "x.roles.yaml", content }]);
    const masked = format(report, sources, MASKED);
    const shown = format(report, sources, SHOWN);
    for (const marker of ["Qzvkwxjy", "Jqvkzxwy"]) expect(shown, marker).toContain(marker);
    expect(masked.match(/[A-Z]q[a-z]{6}|Qzvkwxjy|Vkqjxzwy|7946 0987|79460987/g)).toBeNull();
    expect(shown).not.toMatch(/Pqzxkwvj1|Hqjzkwvx/);
  },
);

test("ndjson has each finding in a line that is JSON", async () => {
  const counts = (await told("ndjson")).map(
    (text) =>
      text
        .trimEnd()
        .split("\n")
        .flatMap((line) => JSON.parse(line).findings ?? []).length,
  );
  expect(counts).toEqual(found);
});

test("gitlab is JSON with an entry a finding", async () => {
  const counts = (await told("gitlab")).map((text) => JSON.parse(text).length);
  expect(counts).toEqual(found.map((count, index) => count + (more[index] ?? 0)));
});

test("github has a command a finding, no other, and none that was not meant", async () => {
  for (const [index, text] of (await told("github")).entries()) {
    const lines = text.split("\n").slice(0, -1);
    const commands = heard(text);
    expect(commands).toHaveLength(lines.length);
    for (const { command, properties } of commands) {
      expect(command).toMatch(/^(?:error|warning|notice)$/);
      expect(Object.keys(properties).join()).toMatch(/^(?:file,)?(?:line,endLine,(?:col,endColumn,)?)?title$/);
    }
    expect(text).not.toMatch(/##(?:vso)?\[/i);
    const ours = /^(?:Rolecall|Not everything is shown|Rule switched off)$/;
    const told = commands.filter(({ properties }) => !ours.test(properties.title ?? ""));
    expect(told).toHaveLength((found[index] ?? 0) + (more[index] ?? 0));
  }
});

describeWithShared("sarif-schema-2.1.0.json", "sarif", (schema) => {
  const errors = sarifErrors(schema);

  test("is valid, with a result a finding", async () => {
    const texts = await told("sarif");
    expect(texts.flatMap(errors)).toEqual([]);
    expect(texts.map((text) => JSON.parse(text).runs[0].results.length)).toEqual(found);
  });
});

describeWith("junitparser", "junit", () => {
  test("is XML with each finding in a test case", async () => {
    const counts = readJunit(await told("junit")).map(({ suites, counted, recounted }) => {
      expect(counted).toEqual(recounted);
      const texts = suites
        .flatMap(({ cases }) => cases)
        .flatMap(({ results, output }) => [output, ...results.map(([, , , text]) => text)]);
      return texts.join("\n").match(/^\s*(?:error|warning|info) at /gm)?.length ?? 0;
    });
    expect(counts).toEqual(found);
  });
});

describeWith("perl", "tap", () => {
  test("is TAP with each finding in a diagnostic, and no line of anybody else's", async () => {
    for (const [index, { points, errors, others, planned, todo }] of readTap(await told("tap")).entries()) {
      expect({ errors, others, todo, planned }).toEqual({ errors: [], others: [], todo: 0, planned: points.length });
      expect(points.flatMap(({ data }) => data?.findings ?? [])).toHaveLength((found[index] ?? 0) + (more[index] ?? 0));
    }
  });
});
