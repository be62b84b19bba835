import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { organisationAt } from "../../bench/organisations.ts";
import { looked } from "../../src/audit/look.ts";
import { cutWhole, type Separation, split } from "../../src/audit/split.ts";
import type { Checked } from "../../src/core/model.ts";
import { type Random, random } from "../generators/random.ts";
import { checkAll } from "../judge.ts";

const MOST = 1024 * 1024;

/** A document of a stream, with its text or why there is none. */
interface Document {
  readonly document: number;
  readonly line: number;
  readonly text: string | object;
}

async function* cutInto(bytes: Uint8Array, sizes: () => number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; ) {
    const size = sizes();
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

/** What is found in a stream that comes in pieces of some sizes. */
async function documentsOf(
  content: string | Uint8Array,
  separation: Separation,
  sizes: () => number = () => Number.POSITIVE_INFINITY,
  most: number = MOST,
): Promise<readonly Document[]> {
  const found: Document[] = [];
  for await (const { bytes, units } of split(cutInto(Buffer.from(content), sizes), "x", separation, most))
    for (const { document, line, start, end, unread } of units)
      found.push({ document, line, text: unread ?? Buffer.from(bytes.subarray(start, end)).toString() });
  return found;
}

/** What a check says of a document, as far as it depends on where that is. */
function told(checked: readonly Checked[]): readonly unknown[] {
  return checked.map(({ report }) => ({
    document: report.document,
    verdict: report.verdict,
    organisation: report.organisation,
    findings: report.findings.map(({ rule, path, args, range, fingerprint }) => ({
      rule,
      path,
      args,
      // Offsets are in the document's own text.
      at: [range.start.line, range.start.column, range.end.line, range.end.column],
      fingerprint,
    })),
  }));
}

const NOW = Date.parse("2026-11-22T09:00:00Z");

const checkedWhole = (content: Uint8Array): readonly unknown[] => told(checkAll(content, { now: NOW }));

/** The same, of the documents as an audit cuts them. */
const checkedApart = (content: Uint8Array): readonly unknown[] =>
  cutWhole(content, MOST).flatMap(({ start, end, document, line, unread }) =>
    told(checkAll(unread ?? content.subarray(start, end), { now: NOW }, "test.roles.yaml", { document, line })),
  );

/** Pieces of YAML streams that end where their document does, whatever they hold. */
const LINES = [
  ..."---|---|---|...|# c||--- a: b|--- {a: b}|--- # c|--- |\n  x|---\t|---a: b| ---|- x|a:\n  - b|... # c|...x|{a: b,\n c: d}".split(
    "|",
  ),
  "a: b",
  "c: 'd\n  e'",
  "a: |\n  text\n  --- x\n  %x\n\n  ...",
  "--- >-\n folded\n --- x",
  "é: ü",
  "&a x: y",
  "a: *b",
  "a: ]",
  "  ",
  "#",
  "organisation: {name: Harbour Pensions}",
  "users:\n  - name: Siân Ellis\n    roles: [nobody]",
  "--- %x: y",
];
const ENDS = ["\n", "\n", "\n", "\r\n"];

function streamOf(chance: Random): string {
  const lines = Array.from({ length: 1 + chance.integer(8) }, () => chance.pick(LINES));
  const first = chance.pick(["", "", "", "\uFEFF", "%YAML 1.2\n---\n"]);
  const text = first + lines.map((line) => line + chance.pick(ENDS)).join("");
  return chance.chance(0.2) ? text.trimEnd() : text;
}

describe("documents of a YAML stream", () => {
  test("are those that a check finds, and are judged alike, on the same lines", () => {
    let documents = 0;
    for (let seed = 0; seed < 1000; seed += 1) {
      const bytes = Buffer.from(streamOf(random(seed)));
      const apart = checkedApart(bytes);
      expect(apart, JSON.stringify(bytes.toString())).toEqual(checkedWhole(bytes));
      documents += apart.length;
    }
    expect(documents).toBeGreaterThan(1500);
  });

  test("of organisations, too", () => {
    const text = Array.from(
      { length: 40 },
      (_, place) => `---\n# ${place}\n${stringify(organisationAt(place).declaration)}`,
    );
    const bytes = Buffer.from(text.join(""));
    expect(checkedApart(bytes)).toEqual(checkedWhole(bytes));
    expect(checkedApart(bytes)).toHaveLength(40);
  });

  test("are the same however the stream is cut", async () => {
    for (let seed = 0; seed < 1500; seed += 1) {
      const chance = random(seed);
      const bytes = Buffer.from(streamOf(chance));
      const most = chance.pick([MOST, 5, 8, 12, 20, 30]);
      const wanted = await documentsOf(bytes, "documents", undefined, most);
      const largest = chance.pick([1, 2, 3, 8]);
      const found = await documentsOf(bytes, "documents", () => 1 + chance.integer(largest), most);
      expect(found, JSON.stringify([bytes.toString(), most])).toEqual(wanted);
    }
  });

  test.each([
    ["nothing", "", [[0, 1]]],
    ["a byte order mark", "\uFEFF", [[0, 1]]],
    ["comments", "# a\n\n# b\n", [[0, 1]]],
    ["marks", "---\n...\n---\n", [[0, 1]]],
    [
      "no final line break",
      "a: b\n---\nc: d",
      [
        [0, 1],
        [1, 2],
      ],
    ],
    [
      "an empty document between",
      "a: b\n---\n---\nc: d\n",
      [
        [0, 1],
        [2, 3],
      ],
    ],
    ["a comment before the first mark", "# a\n---\nb: c\n", [[0, 1]]],
    [
      "a directive",
      "%YAML 1.2\n---\na: b\n...\n%YAML 1.2\n---\nc: d\n",
      [
        [0, 1],
        [1, 5],
      ],
    ],
    [
      "Windows' line ends",
      "a: b\r\n---\r\nc: d\r\n...\r\n",
      [
        [0, 1],
        [1, 2],
      ],
    ],
    ["a byte order mark before a mark", "\uFEFF---\n---\na: b\n", [[1, 2]]],
    ["a mark in a text", "a: |\n  ---\nb: ---\nc: --- d\n", [[0, 1]]],
    ["what only looks like a mark", "---a: b\n...c: d\n", [[0, 1]]],
  ])("%s: %j", async (_, text, wanted) => {
    const found = await documentsOf(text, "documents");
    expect(found.map(({ document, line }) => [document, line])).toEqual(wanted);
    expect(cutWhole(Buffer.from(text), MOST).map(({ document, line }) => [document, line])).toEqual(wanted);
  });

  test("what YAML forbids, a mark within quotes, ends a document as elsewhere, so that the others are judged", () => {
    const bytes = Buffer.from("a: 'b\n---\nusers: []\n---\norganisation: {}\n");
    expect(checkedApart(bytes)).toMatchObject([
      { document: 0, verdict: "not_judged", findings: [{ rule: "syntax/invalid-yaml" }] },
      { document: 1, verdict: "non_compliant" },
      { document: 2, verdict: "non_compliant" },
    ]);
  });
});

describe("documents of NDJSON", () => {
  const lineOf = (chance: Random): string =>
    chance.pick(['{"a":"b"}', "", "  ", "\t\r", '{"é":"ü😀"}', "x", "# c", "---", `{"a":"${"b".repeat(20)}"}`]);

  test("are its lines that are not blank, however it is cut", async () => {
    for (let seed = 0; seed < 1500; seed += 1) {
      const chance = random(seed);
      const lines = ["{}", ...Array.from({ length: chance.integer(8) }, () => lineOf(chance))];
      const text = `${chance.pick(["", "\uFEFF"])}${lines.join(chance.pick(["\n", "\r\n"]))}${chance.pick(["", "\n"])}`;
      const most = chance.pick([MOST, 5, 12]);
      const found = await documentsOf(text, "lines", () => 1 + chance.integer(chance.pick([1, 4, 40])), most);
      const wanted = text
        .split("\n")
        .map((line, index) => ({ line: index + 1, text: line }))
        .filter(({ line, text }) => (line === 1 ? text.replace("\uFEFF", "") : text).trim() !== "")
        .map(({ line, text }, document) => ({
          document,
          line,
          text: Buffer.byteLength(text) > most ? { bytesAllowed: most } : text.replace(/\r$/, ""),
        }));
      expect(found, JSON.stringify([text, most])).toEqual(wanted);
    }
  });

  test("where there is none, that is told", async () => {
    for (const text of ["", "\n", "\uFEFF \r\n\n"])
      expect(await documentsOf(text, "lines"), JSON.stringify(text)).toEqual([{ document: 0, line: 1, text: "" }]);
  });
});

describe("what is too large", () => {
  test.each([1, 7, 1000, Number.POSITIVE_INFINITY])("is passed over, in pieces of %d bytes", async (size) => {
    const large = `a: ${"x".repeat(50)}\n`;
    const text = `b: c\n---\n${large}--- d: e\n${large.repeat(3)}...\nf: g\n---\nh: i\n`;
    expect(await documentsOf(text, "documents", () => size, 40)).toEqual([
      { document: 0, line: 1, text: "b: c\n" },
      { document: 1, line: 2, text: { bytesAllowed: 40 } },
      { document: 2, line: 4, text: { bytesAllowed: 40 } },
      { document: 3, line: 9, text: "f: g\n" },
      { document: 4, line: 10, text: "---\nh: i\n" },
    ]);
  });

  test("of a line that has no end no more is held than is allowed", async () => {
    const chunk = Buffer.alloc(64 * 1024, "---x");
    async function* chunks(): AsyncGenerator<Uint8Array> {
      for (let count = 0; count < 2000; count += 1) yield chunk;
      yield Buffer.from('\n{"a":"b"}\n');
    }
    for (const separation of ["lines", "documents"] as const) {
      const before = process.memoryUsage().arrayBuffers;
      let most = 0;
      const found: (readonly [number, boolean])[] = [];
      for await (const { units } of split(chunks(), "x", separation, MOST)) {
        most = Math.max(most, process.memoryUsage().arrayBuffers - before);
        for (const { line, unread } of units) found.push([line, unread !== undefined]);
      }
      expect(found).toEqual(
        separation === "lines"
          ? [
              [1, true],
              [2, false],
            ]
          : [[1, true]],
      );
      expect(most).toBeLessThan(64 * MOST);
    }
  });
});

describe("what a stream is, its first line shows that is not blank", () => {
  test.each([
    ['{"a":"b"}\n{"c":"d"}\n', "lines"],
    ['\uFEFF{"a":"b"}\r\n{"c":"d"}\r\n', "lines"],
    ['{"a":"b"}', "lines"],
    ['\n \t\r\n  {"a":"b"}\n{"c":"d"}\n', "lines"],
    ["\n\na: b\n", "documents"],
    ['# a comment\n{"a":"b"}\n', "documents"],
    ["\n\n", "documents"],
    ['{"a":\n"b"}\n', "documents"],
    ["{a: b}\n", "documents"],
    ["a: b\n", "documents"],
    ["---\n", "documents"],
    ["[]\n", "documents"],
    ["", "documents"],
  ])("%j: %s", async (text, wanted) => {
    for (const size of [1, 3, 1000]) {
      const { separation, chunks } = await looked(cutInto(Buffer.from(text), () => size));
      expect(separation).toBe(wanted);
      const all: Uint8Array[] = [];
      for await (const chunk of chunks) all.push(Buffer.from(chunk));
      expect(Buffer.concat(all).toString()).toBe(text);
    }
  });
});
