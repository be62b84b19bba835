import { join } from "node:path";
import { expect, test } from "vitest";
import { BrokenAudit, readAudit } from "../../src/audit/read.ts";
import { folder } from "../cli/run.ts";
import { across, finding, header, result, summary, textOf, written } from "./lines.ts";

const LINES = [result(0), result(1, { findings: [finding("roles/role-limit")] }), across("across/unregistered")];
const WHOLE = written(LINES);

function read(content: string | Uint8Array): readonly string[] {
  const path = join(folder({ "audit.ndjson": content }), "audit.ndjson");
  return [...readAudit(path, "audit.ndjson")].map(({ text }) => text);
}

function complaint(content: string | Uint8Array): string {
  try {
    read(content);
  } catch (error) {
    if (error instanceof BrokenAudit) return error.message;
    throw error;
  }
  return "";
}

test("every line comes with its number and its very text", () => {
  const path = join(folder({ "audit.ndjson": WHOLE }), "audit.ndjson");
  const lines = [...readAudit(path, "audit.ndjson")];
  expect(lines.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  expect(lines.map(({ text }) => `${text}\n`).join("")).toBe(WHOLE);
  expect(lines.map(({ line }) => line)).toEqual([header(), ...LINES, summary(LINES)]);
});

test("lines longer than what is read at a time, and letters of several bytes across its border, stay whole", () => {
  for (const length of [65_530, 65_535, 65_536, 65_537, 200_000]) {
    const lines = [result(0, { file: "ł".repeat(length) }), result(1)];
    expect(
      read(written(lines))
        .map((line) => `${line}\n`)
        .join(""),
    ).toBe(written(lines));
  }
});

test("an audit of nothing is one", () => {
  expect(read(written([]))).toHaveLength(2);
});

test("wherever it is cut, it is no whole audit", () => {
  const bytes = Buffer.from(WHOLE);
  for (let end = 0; end < bytes.length; end += 1) expect(complaint(bytes.subarray(0, end))).toMatch(/cut short|empty/);
  expect(complaint(bytes)).toBe("");
});

const [head, first, second, over, last] = WHOLE.split(/(?<=\n)/) as [string, string, string, string, string];

test.each<[string, string | Uint8Array, string]>([
  ["an empty file", "", "‘audit.ndjson’ is empty: it is no audit."],
  ["a declaration", "organisation:\n  name: x\n", "‘audit.ndjson’ is no audit: its first line is not JSON."],
  ["JSON of another kind", '{"version":1,"files":[]}\n', "is no audit: its first line is no line of an audit."],
  ["an audit without its header", first + second + over + last, "is no audit: its first line is no header."],
  ["one of a later version", head.replace('"version":1', '"version":2') + last, "by another version of rolecall."],
  ["a torn line within", `${head}${first.slice(0, 40)}\n${last}`, "‘audit.ndjson’, line 2: it is not JSON."],
  ["two audits in one file", WHOLE + WHOLE, "line 6: the summary before it is the end of an audit."],
  ["a header within", head + first + head + last, "line 3: another audit begins."],
  ["a result behind", head + over + first + last, "line 3: results end where findings across them begin."],
  ["a lost line", head + first + over + last, "‘audit.ndjson’ holds 1 results, but its summary counts 2."],
  ["a list", `${head}[]\n${last}`, "line 2: it is no line of an audit."],
  ["an unknown type", `${head}{"type":"toString","version":1}\n${last}`, "line 2: it is no line of an audit."],
  [
    "an unknown verdict",
    head + first.replace('"compliant"', '"fine"') + last,
    "line 2: it has no ‘verdict’ that can be",
  ],
  ["a header without options", head.replace('"options"', '"optoins"'), "first line has no ‘options’ that can be read."],
  ["a part that there is not", textOf([header({ shard: { index: 3, of: 2 } })]), "has no ‘shard’ that can be read."],
  ["no UTF-8", Buffer.concat([Buffer.from(head), Buffer.from([0x7b, 0xff, 0x0a])]), "line 2: it is not UTF-8 text."],
])("%s is refused, and it says why", (_, content, says) => {
  expect(complaint(content)).toContain(says);
});

test("what is not there or a folder is told as what it is", () => {
  const root = folder({});
  expect(() => [...readAudit(join(root, "none"), "none")]).toThrow("‘none’ cannot be read: it is not there.");
  expect(() => [...readAudit(root, "here")]).toThrow("‘here’ cannot be read: it is a folder.");
});
