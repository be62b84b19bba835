import { join } from "node:path";
import { expect, test } from "vitest";
import { readAudit } from "../../src/audit/read.ts";
import { BrokenAudit, Reading } from "../../src/audit/reading.ts";
import { folder } from "../cli/run.ts";
import { across, finding, header, result, summary, written } from "./lines.ts";

const LINES = [result(0), result(1, { findings: [finding("roles/role-limit")] }), across("across/unregistered")];
const WHOLE = written(LINES);

function read(content: string | Uint8Array): readonly string[] {
  const path = join(folder({ "audit.ndjson": content }), "audit.ndjson");
  return [...readAudit(path, "audit.ndjson")].map(({ text }) => text);
}

function complaint(content: string | Uint8Array): string {
  const reading = new Reading("audit.ndjson");
  try {
    for (const _ of [...reading.take(Buffer.from(content)), ...reading.end()]);
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

test("wherever it is cut, it is no whole audit, but for its last line break", () => {
  const bytes = Buffer.from(WHOLE);
  for (let end = 0; end < bytes.length - 1; end += 1)
    expect(complaint(bytes.subarray(0, end))).toMatch(/cut short|empty|line 1: it is not JSON/);
  for (const all of [bytes, bytes.subarray(0, -1)])
    expect(
      read(all)
        .map((line) => `${line}\n`)
        .join(""),
    ).toBe(WHOLE);
});

const [head, first, second, over, last] = WHOLE.split(/(?<=\n)/) as [string, string, string, string, string];

test.each<[string, string, string]>([
  ["an audit without its header", first + second + over + last, "line 1: an audit begins with a line of the type ‘aud"],
  ["a header within", head + first + head + last, "line 3: another audit begins."],
  ["a result behind", head + over + first + last, "line 3: results end where findings across them begin."],
  ["a lost line", head + first + over + last, "has lost lines: it holds 1 organisation, and its summary counts 2."],
])("%s is refused, and it says why", (_, content, says) => {
  expect(complaint(content)).toContain(says);
});

test("what is not there or a folder is told as what it is", () => {
  const root = folder({});
  expect(() => [...readAudit(join(root, "none"), "none")]).toThrow("‘none’ cannot be read: it is not there.");
  expect(() => [...readAudit(root, "here")]).toThrow("‘here’ cannot be read: it is a folder.");
});
