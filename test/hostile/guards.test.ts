import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { DEFAULT_LIMITS, type Limits } from "../../src/core/parse/compose.ts";
import { type ParsedDocument, parse } from "../../src/core/parse/parse.ts";
import { reportIn } from "../cli/report.ts";
import { folder, rolecall } from "../cli/run.ts";

// design.md, "yaml 2.9 and ajv 8: what bites": each trap that was tried, and the guard that we set against it.

const read = (content: string | Uint8Array, limits: Limits = DEFAULT_LIMITS): ParsedDocument[] => [
  ...parse({ name: "a.yaml", content }, limits),
];

const first = (content: string | Uint8Array, limits?: Limits): ParsedDocument =>
  read(content, limits)[0] as ParsedDocument;

const rules = (content: string | Uint8Array, limits?: Limits): string[] =>
  read(content, limits).flatMap(({ violations }) => violations.map(({ rule }) => rule));

/** Milliseconds of processor time. */
function cost(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

const keys = (count: number): string => Array.from({ length: count }, (_, index) => `k${index}: 1\n`).join("");

describe("trap: uniqueKeys is quadratic", () => {
  test("four times the keys take nowhere near sixteen times as long", () => {
    const small = keys(8_000);
    const large = keys(32_000);
    read(small);
    const once = Math.min(...[1, 2, 3].map(() => cost(() => read(small))));
    expect(Math.min(...[1, 2, 3].map(() => cost(() => read(large))))).toBeLessThan(once * 10);
  });

  test.each([
    ["in a block", "a: 1\nb: 2\na: 3\n"],
    ["in braces", "{a: 1, b: 2, a: 3}"],
    ["quoted and not", 'a: 1\nb: 2\n"a": 3\n'],
    ["in JSON", '{"a": 1, "b": 2, "a": 3}'],
    ["by an alias", "x: &a a\na: 1\n*a : 3\n"],
    ["of another type by itself", '1: 1\n"1": 3\n'],
  ])("and our own walk finds a key that is there twice %s, the last one counting", (_, text) => {
    const document = first(text);
    expect(document.violations.map(({ rule }) => rule)).toEqual(["syntax/duplicate-key"]);
    expect(document.violations[0]?.first).toBeDefined();
    expect(Object.values(document.value as object)).toContain(3);
    expect(document.sound).toBe(true);
  });

  test("__proto__ twice is found like any other, and pollutes nothing", () => {
    const { value, violations } = first("__proto__: {polluted: 1}\n__proto__: {polluted: 2}\n");
    expect(violations.map(({ rule }) => rule)).toEqual(["syntax/duplicate-key"]);
    expect(Object.keys(value as object)).toEqual(["__proto__"]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe("trap: aliases are counted as an attack, resolved node by node, and can go round in a circle", () => {
  test("100 and 5,000 honest uses of one anchor pass, and stand for the very same value", () => {
    for (const uses of [100, 5_000]) {
      const { value, violations } = first(
        `a: &a [x, y]\nb: [${Array.from({ length: uses }, () => "*a").join(", ")}]\n`,
      );
      expect(violations).toEqual([]);
      const { a, b } = value as { a: unknown; b: unknown[] };
      expect(b.every((item) => item === a)).toBe(true);
    }
  });

  test("5,000 aliases are nowhere near the 13 seconds that the library takes", () => {
    const text = `a: &a x\n${Array.from({ length: 5_000 }, (_, index) => `k${index}: *a\n`).join("")}`;
    expect(cost(() => read(text))).toBeLessThan(1500);
  });

  test.each(["a: &a {b: *a}", "&a [*a]", "a: &a [[[{x: *a}]]]"])("a cycle is found: %s", (text) => {
    const document = first(text);
    expect(document.sound).toBe(false);
    expect(rules(text)).toEqual(["syntax/alias-cycle"]);
  });

  test("every alias counts as what it stands for, against the budget of nodes", () => {
    // 1 mapping, 2 keys, a list of 9, and a list of aliases of it: 10 more each.
    const text = (uses: number): string => `a: &a [${"x, ".repeat(9)}]\nb: [${"*a, ".repeat(uses)}]`;
    const limits = { ...DEFAULT_LIMITS, nodes: 200 };
    expect(rules(text(10), limits)).toEqual([]);
    expect(rules(text(20), limits)).toEqual(["syntax/too-large"]);
  });

  test("nothing of ours calls toJS, toJSON or the library's parse", () => {
    const sources = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
    expect(sources.length).toBeGreaterThan(30);
    // The page changes the tree of a draft, and only of one that was read within the limits before.
    for (const name of sources.filter((one) => one !== join("web", "draft", "edit.ts")))
      expect(readFileSync(join("src", name), "utf8"), name).not.toMatch(
        /\.toJS\(|\.toJSON\(|parseDocument|parseAllDocuments/,
      );
  });
});

describe("trap: what is wrong is only warned of, accepted, replaced, or printed", () => {
  test("an unknown tag is a finding, though its value is kept", () => {
    for (const tag of ["!!js/function", "!x", "!<tag:example.com,2000:x>", "!!set", "!!timestamp"])
      expect(rules(`a: ${tag} "b"\n`), tag).toEqual(["syntax/unknown-tag"]);
    expect(first("a: !x b\n").value).toEqual({ a: "b" });
    expect(rules("a: !!str 1\nb: !!int 2\nc: !!map {}\nd: !!seq []\n")).toEqual([]);
  });

  test("NUL and its like are a finding", () => {
    for (const character of ["\0", "\u0008", "\u001B", "\u007F", "\u0084"])
      expect(rules(`a: "x${character}y"\n`)).toEqual(["syntax/control-character"]);
    for (const character of ["\t", "\u0085", "\u00A0", "\u{1F600}"]) expect(rules(`a: "x${character}y"\n`)).toEqual([]);
  });

  test("bytes that are not UTF-8 are a finding, where they are, instead of being replaced", () => {
    for (const bytes of [
      [0xff],
      [0xc3, 0x28],
      [0xed, 0xa0, 0x80],
      [0xc0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0xe2, 0x82],
    ]) {
      const { violations, sound, lines } = first(Buffer.concat([Buffer.from("a: é\nb: "), Buffer.from(bytes)]));
      expect(violations.map(({ rule }) => rule)).toEqual(["syntax/encoding"]);
      expect(lines.position(violations[0]?.offsets[0] ?? 0)).toMatchObject({ line: 2, column: 4 });
      expect(sound).toBe(false);
    }
    expect(rules("a: \uFFFD\n")).toEqual([]);
  });

  test("a list or mapping as a key is a finding, and nothing is printed", () => {
    const cwd = folder({ "a.roles.yaml": "[a]: 1\n{b: 1}: 2\n? - c\n: 3\n" });
    const ran = rolecall(["check", "-f", "json"], { cwd });
    expect(ran.stderr).toBe("");
    expect(reportIn(ran).files[0]?.findings.filter(({ rule }) => rule === "syntax/collection-key")).not.toEqual([]);
  });

  test("it is YAML 1.2, whatever the file asks for", () => {
    const { value, violations } = first("%YAML 1.1\n---\na: NO\nb: on\nc: 0o10\nd: 012\n");
    expect(violations.map(({ rule }) => rule)).toEqual(["syntax/yaml-version"]);
    expect(value).toEqual({ a: "NO", b: "on", c: 8, d: 12 });
    expect(rules("%YAML 1.2\n---\na: 1\n")).toEqual([]);
  });
});

describe("trap: 1 MB of short items takes 1.6 s and 350 MB; caps are told before the parser sees them", () => {
  const large = (text: string, limits?: Limits): unknown =>
    first(text, limits).violations.map(({ rule, args }) => [rule, args]);

  test("the caps are 1 MiB, 100,000 nodes and 100 levels", () => {
    expect(DEFAULT_LIMITS).toEqual({ characters: 1024 * 1024, nodes: 100_000, depth: 100 });
  });

  test.each([0, 1])("characters: the limit and %i more", (more) => {
    const text = `a: "${"x".repeat(DEFAULT_LIMITS.characters - 5 + more)}"`;
    expect(text.length).toBe(DEFAULT_LIMITS.characters + more);
    expect(large(text)).toEqual(more === 0 ? [] : [["syntax/too-large", { what: "characters", limit: 1_048_576 }]]);
  });

  test.each([0, 1])("levels: 100 and %i more", (more) => {
    for (const text of [
      `${"[".repeat(100 + more)}${"]".repeat(100 + more)}`,
      Array.from({ length: 100 + more }, (_, index) => `${" ".repeat(index)}a:`).join("\n"),
    ]) {
      const found = rules(text);
      if (more === 0) expect(found).not.toContain("syntax/too-large");
      else expect(found).toEqual(["syntax/too-large"]);
    }
  });

  test("nodes: fewer than the limit pass, more do not, in a list, in a mapping, in braces and in JSON", () => {
    const limits = { ...DEFAULT_LIMITS, nodes: 1000 };
    const texts = (count: number): string[] => [
      `a:\n${"- x\n".repeat(count)}`,
      keys(count / 2),
      `{${keys(count / 2).replaceAll("\n", ", ")}}`,
      JSON.stringify(Object.fromEntries(Array.from({ length: count / 2 }, (_, index) => [`k${index}`, "x"]))),
    ];
    for (const text of texts(900)) expect(rules(text, limits)).toEqual([]);
    for (const text of texts(1100)) expect(rules(text, limits)).toEqual(["syntax/too-large"]);
  });

  test("documents of one file share their nodes, and weigh something themselves", () => {
    const limits = { ...DEFAULT_LIMITS, nodes: 1000 };
    const found = read("---\na: 1\n".repeat(100), limits);
    expect(found.at(-1)?.violations.map(({ rule }) => rule)).toEqual(["syntax/too-large"]);
    expect(found.length).toBeGreaterThan(5);
    expect(found.length).toBeLessThan(12);
    expect(rules("a: ---\nb: '---'\nc: |\n  ---\n", { ...limits, nodes: 90 })).toEqual([]);
  });

  test("what comes after is not read, what came before is checked", () => {
    const documents = read(`a: 1\n---\nb: [${"x, ".repeat(1000)}]\n---\nc: 1\n`, { ...DEFAULT_LIMITS, nodes: 500 });
    expect(documents.map(({ value, sound }) => [value, sound])).toEqual([
      [{ a: 1 }, true],
      [undefined, false],
    ]);
  });
});

describe("trap: ajv's standalone modules still ask for `require`", () => {
  test("the validators are one module that imports and requires nothing, and compiles no code", () => {
    // Ajv leaves the source of its helpers in a text that nobody runs.
    const code = readFileSync("generated/validators.js", "utf8").replace(/\.code='[^']*'/g, "");
    expect(code.length).toBeGreaterThan(10_000);
    expect(code).not.toMatch(/\brequire\s*\(|\bimport\b|new Function|\beval\s*\(/);
  });
});

describe("trap: allErrors is unbounded, and uniqueItems on objects quadratic", () => {
  test("20,000 faults show 100, and say how many more there are", () => {
    const cwd = folder({ "a.roles.yaml": `users: [${"{}, ".repeat(9_000)}]\n` });
    const ran = rolecall(["check", "-f", "json"], { cwd });
    const { findings, omitted } = reportIn(ran).files[0] as unknown as {
      findings: { rule: string }[];
      omitted: { rule: string; count: number }[];
    };
    expect(findings.filter(({ rule }) => rule === "schema/missing-key")).toHaveLength(100);
    expect(omitted).toEqual([expect.objectContaining({ rule: "schema/missing-key", count: expect.any(Number) })]);
    expect(omitted[0]?.count).toBeGreaterThan(5_000);
    expect(rolecall(["check"], { cwd }).stdout).toMatch(/: and [\d,]+ more findings of schema\/missing-key\n/);
  });

  test("every list of the schemas has a length, and only texts have to differ", () => {
    const lists: Record<string, unknown>[] = [];
    const visit = (part: unknown): void => {
      if (typeof part !== "object" || part === null) return;
      if ((part as { type?: unknown }).type === "array") lists.push(part as Record<string, unknown>);
      for (const inner of Object.values(part)) visit(inner);
    };
    for (const name of ["declaration", "register"])
      visit(JSON.parse(readFileSync(`schemas/${name}.schema.json`, "utf8")).properties);
    expect(lists.length).toBeGreaterThanOrEqual(5);
    for (const list of lists) {
      expect(list.maxItems).toBeTypeOf("number");
      if (list.uniqueItems) expect((list.items as { type: string }).type).toBe("string");
    }
  });
});
