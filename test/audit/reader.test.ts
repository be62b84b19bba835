import { describe, expect, test } from "vitest";
import { readTo } from "../../src/audit/reader.ts";
import { BrokenAudit } from "../../src/audit/reading.ts";
import type { Line } from "../../src/audit/result.ts";
import { auditOf, DUPLICATE, OTHERS, resultsOf, written } from "./audits.ts";

const AUDIT = auditOf(resultsOf(OTHERS), { across: [DUPLICATE] });
const TEXT = written(AUDIT);
const LINES = TEXT.split("\n").slice(0, -1);

async function read(chunks: Iterable<Uint8Array | string>): Promise<Line[]> {
  const lines: Line[] = [];
  const take = (line: Line): void => void lines.push(line);
  await readTo({ start: take, line: take, end: take }, { name: "a.ndjson", chunks });
  return lines;
}

/** What keeps a text from being an audit, and how many lines had gone by. */
async function refusal(chunks: Iterable<Uint8Array | string>): Promise<string> {
  const error: unknown = await read(chunks).catch((error) => error);
  if (!(error instanceof BrokenAudit)) throw new Error("it was read");
  return `${error.message} ${error.hint}`;
}

describe("a whole audit is read line by line", () => {
  test("however it is cut into chunks, within a character too", async () => {
    const bytes = Buffer.from(TEXT.replaceAll("orgs/", "orgs/Łódź-"));
    for (const size of [1, 7, 1000, bytes.length]) {
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
        bytes.subarray(index * size, (index + 1) * size),
      );
      const lines = await read(chunks);
      expect(lines.length).toBe(AUDIT.length);
      expect(JSON.stringify(lines)).toContain("orgs/Łódź-broken.roles.yaml");
    }
  });

  test.each([
    ["without the last line break", TEXT.trimEnd()],
    ["with a byte order mark", `\uFEFF${TEXT}`],
    ["with CRLF", TEXT.replaceAll("\n", "\r\n")],
    [
      "with a key that a later version may add",
      TEXT.replace('{"type":"organisation"', '{"later":1,"type":"organisation"'),
    ],
  ])("%s", async (_, text) => {
    expect((await read([text])).map(({ type }) => type)).toEqual(AUDIT.map(({ type }) => type));
  });
});

describe("what is no whole audit is refused, with what to do", () => {
  const without = (place: number): string => `${LINES.filter((_, index) => index !== place).join("\n")}\n`;

  test.each<[string, string | Uint8Array, RegExp]>([
    ["an empty file", "", /^‘a.ndjson’ is empty: it is no audit\. An audit is what/],
    ["line breaks only", "\n\n", /line 1: it is not JSON\. An audit is what/],
    ["another text", "file,document\n1,2\n", /line 1: it is not JSON\. An audit is what/],
    ["a report", '{"version":1,"files":[]}\n', /line 1: it is no line of an audit/],
    ["a stream of reports", '{"type":"document","version":1}\n', /line 1: it is no line of an audit: its ‘type’/],
    ["bytes", new Uint8Array([0x1f, 0x8b, 8, 0, 0xff]), /line 1: it is not UTF-8 text/],
    ["no header", without(0), /line 1: an audit begins with a line of the type ‘audit’/],
    ["no summary", without(LINES.length - 1), /cut short: after 2 organisations its summary is missing\. .*--resume/],
    ["a torn line", TEXT.slice(0, (LINES[0] as string).length + 40), /was cut short within line 2\..*--resume/],
    ["a lost line", without(1), /has lost lines: it holds 1 organisation, and its summary counts 2/],
    [
      "the results of another engine, which a merge counts",
      `${LINES.slice(0, -1).join("\n")}\n{"type":"summary","version":1,"documents":2}\n`,
      /is a part of an audit: its summary counts only documents\..*rolecall audit merge/,
    ],
    ["a broken line", TEXT.replace('{"type":"organisation"', '{"type":'), /line 2: it is not JSON/],
    ["two audits in a row", TEXT + TEXT, /line 6: it stands after the summary.*rolecall audit merge/],
    ["a list", `${LINES[0]}\n[]\n`, /line 2: it is no line of an audit/],
    ["a type that objects have", `${LINES[0]}\n{"type":"toString","version":1}\n`, /line 2: it is no line of an audit/],
    ["no UTF-8", Buffer.concat([Buffer.from(`${LINES[0]}\n{`), Buffer.from([0xff, 0x0a])]), /line 2: it is not UTF-8/],
    ["a header without options", TEXT.replace('"options"', '"optoins"'), /line 1: ‘options’ should be a mapping/],
    [
      "a part that there is not",
      TEXT.replace('"shard":null', '"shard":{"index":3,"of":2}'),
      /line 1: ‘shard’ names part 3 of 2, which there is not/,
    ],
    ["two headers", `${LINES[0]}\n${TEXT}`, /line 2: another audit begins.*rolecall audit merge/],
    ["a later version", TEXT.replaceAll('"version":1', '"version":2'), /line 1: it was written by another version/],
    ["a verdict that is none", TEXT.replace('"not_judged"', '"fine"'), /line 2: ‘verdict’ should be one of compliant,/],
    [
      "a finding without its rule",
      TEXT.replace('"rule":"syntax', '"role":"syntax'),
      /line 2: ‘findings.rule’ should be a text/,
    ],
    [
      "a count that is none",
      TEXT.replace('"documents":2', '"documents":"2"'),
      /line 5: ‘documents’ should be a whole number/,
    ],
  ])("%s", async (_, text, words) => {
    expect(await refusal([text])).toMatch(words);
  });

  test("a line without an end, before it fills the memory", async () => {
    function* endless(): Generator<string> {
      yield `${LINES[0]}\n`;
      for (;;) yield "x".repeat(8 * 1024 * 1024);
    }
    expect(await refusal(endless())).toMatch(/line 2: it is longer than any line of an audit/);
  });
});
