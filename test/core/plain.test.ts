import { readFileSync } from "node:fs";
import { globSync } from "tinyglobby";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { organisationAt } from "../../bench/organisations.ts";
import { values } from "../../src/core/parse/building.ts";
import { DEFAULT_LIMITS, type Limits } from "../../src/core/parse/compose.ts";
import { readPlain } from "../../src/core/parse/plain.ts";
import { organisations } from "../generators/organisations.ts";
import { type Random, random } from "../generators/random.ts";
import { take } from "../generators/take.ts";
import { scribbled, writingOf } from "../generators/writings.ts";
import { checkAll } from "../judge.ts";
import { outcomeOf } from "./plain.ts";

/** How many texts are made; `PLAIN=1000000` makes more, and `SEED` others. */
const CASES = Number(process.env.PLAIN ?? 15_000);
const SEED = Number(process.env.SEED ?? 1);

const FILES = globSync(["test/**/*.{yaml,yml,json}", "examples/**/*.{yaml,yml}", "templates/*.yaml"]).map(
  (name) => [name, readFileSync(name, "utf8")] as const,
);
const SMALL = FILES.map(([, text]) => text).filter((text) => text.length < 1500);
const GENERATED = [...take(organisations(SEED), 200)].map(({ declaration }) => declaration);

/** The less there is around a change, the likelier it is all that is wrong. */
const TINY = [
  "a: b\n",
  "a:\n  b: c\n",
  "a:\n- b\n- c\n",
  "a:\n  - b: c\n    d: e\n  - f: [g, h]\n",
  "{a: b, c: [d, e]}\n",
  '{"a": "b", "c": ["d", {}]}',
  "- a\n",
  "a: 'b' # c\nd: \"e\"\n",
  "a: b c # d\ne: +44 20 7946 0123\n",
];

/** Where counting keys could go wrong. */
const TINY_JSON = [
  '{"a":"b"}',
  '{"a":{"b":"c"},"d":["e",{"f":1}]}',
  '{"a":":b","c":"d"}',
  '{"a":"b","a":"c"}',
  '{"a" :"b", "a": ":c"}',
  '{"a":1,"b":20}',
  '{"a":[],"b":{},"":""}',
];

const SOURCES: readonly (readonly [weight: number, make: (chance: Random) => string])[] = [
  [
    10,
    (chance) => {
      const { declaration } = organisationAt(chance.integer(5000));
      return writingOf({ ...declaration, users: declaration.users.slice(0, 1 + chance.integer(2)) }, chance);
    },
  ],
  [3, (chance) => writingOf(chance.pick(GENERATED), chance)],
  [3, (chance) => JSON.stringify(chance.pick(GENERATED))],
  [3, (chance) => JSON.stringify(chance.pick(GENERATED), null, " ").replace(/\n */g, chance.pick(["", " "]))],
  [3, (chance) => chance.pick(TINY_JSON)],
  [1, (chance) => chance.pick(SMALL)],
  [6, (chance) => chance.pick(TINY)],
];

function textAt(place: number): string {
  const chance = random(SEED * 1_000_003 + place);
  const written = chance.weigh(SOURCES)(chance);
  return chance.chance(0.1) ? written : scribbled(written, chance);
}

describe("what is read quickly is read as the library reads it", () => {
  test.each(FILES)("%s", (_, text) => {
    expect(outcomeOf(text)).toSatisfy((outcome) => outcome === "same" || outcome === "given up");
  });

  test(`${CASES} texts in many styles, scribbled on`, { timeout: 60_000 + CASES }, () => {
    let same = 0;
    for (let place = 0; place < CASES; place += 1) {
      const text = textAt(place);
      const outcome = outcomeOf(text);
      if (outcome === "same") same += 1;
      else if (outcome !== "given up") expect.fail(`${outcome.differs}\n${JSON.stringify(text)}`);
    }
    // Else there was nothing to compare.
    expect(same).toBeGreaterThan(CASES / 8);
  });

  test.each([
    ["a backslash between apostrophes", "a: 'b\\c'\n", "same"],
    ["a comment below a list that is not the last", "a:\n  - b: c\n    # d\ne: f\n", "given up"],
    ["a comment that ends a line", "a: b # c\nd: [e] # f\n", "same"],
    ["letters of other scripts", "a: Łucja Nguyễn\nb: Siân O’Connor\n", "same"],
    ["a key that every object has", "toString: a\n", "given up"],
    ["__proto__", '{"__proto__": {"a": "b"}}', "given up"],
    ["a key twice", "a: b\na: c\n", "given up"],
    ["a number", "a: 1\nb: 007\n", "same"],
    ["a number with a plus", "a: +447700900123\n", "same"],
    ["a number of more digits than are exact", "a: 9007199254740993\n", "given up"],
    ["a fraction", "a: 1.5\n", "given up"],
    ["a phone", "a: +44 7700 900123\n", "same"],
    ["a date", "a: 2026-11-20\n", "same"],
    ["a truth value", "a: true\n", "given up"],
    ["what was one in YAML 1.1", "a: yes\nb: NO\n", "same"],
    ["nothing", "a:\nb: c\n", "given up"],
    ["two documents", "a: b\n---\nc: d\n", "given up"],
    ["the start of one", "---\na: b\n", "same"],
    ["an alias", "a: &b c\nd: *b\n", "given up"],
    ["a key twice, in JSON", '{"a":"b","a":"c"}', "given up"],
    [
      "a key twice, once with a blank behind it, and a text that begins with a colon",
      '{"a":":b","a" :"c"}',
      "given up",
    ],
    ["a key in JSON that stands twice, in two places", '{"a":{"a":"b"}}', "same"],
    ["a text that begins with a colon", '{"a":":b"}', "same"],
    ["a number as an exponent", '{"a":1e3}', "given up"],
    ["less than nothing", '{"a":-0}', "given up"],
    ["JSON with blanks", '{"a": 1, "b": [2, "c"]}', "same"],
    ["half of a letter", "a: \uD83D\n", "given up"],
    ["half of a letter as an escape", '{"a": "\\uD83D"}', "given up"],
    ["Windows' line ends", "a: b\r\n", "given up"],
    ["lists in lists", `a: ${"[".repeat(30)}b${"]".repeat(30)}\n`, "given up"],
    ["a key of 1,001 characters", `${"k".repeat(1001)}: a\n`, "given up"],
  ])("%s: %j is %s", (_, text, wanted) => {
    expect(outcomeOf(text)).toBe(wanted);
  });
});

describe("hardly anything that an audit meets is left to the library", () => {
  const organisationsOf = (from: number, to: number): readonly object[] =>
    Array.from({ length: to - from }, (_, index) => organisationAt(from + index).declaration);
  /** A number among the values, of which the library knows how it is written. */
  const hasNumber = (declaration: object): boolean => /:\d/.test(JSON.stringify(declaration));

  test.each([
    ["YAML", (data: object) => stringify(data)],
    ["YAML with lists in brackets", (data: object) => stringify(data).replace(/roles:\n((?: +- \w+\n)+)/g, inBrackets)],
    [
      "YAML with quotes",
      (data: object) => stringify(data, { defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN" }),
    ],
    ["YAML with apostrophes", (data: object) => stringify(data, { singleQuote: true, indentSeq: false })],
    ["YAML with comments", (data: object) => `# of ours\n---\n${stringify(data).replaceAll(/(?<=.)$/gm, "  # note")}`],
    ["JSON", (data: object) => JSON.stringify(data)],
    ["JSON as Python writes it", (data: object) => JSON.stringify(data).replaceAll(/(?<=")[:,](?=["[{])/g, "$& ")],
  ])("in %s", (_, write) => {
    const left = organisationsOf(0, 1000).filter(
      (declaration) => readPlain(write(declaration), values, DEFAULT_LIMITS) === undefined,
    );
    expect(left.filter((declaration) => !hasNumber(declaration)).map(write)).toEqual([]);
    expect(left.length).toBeLessThan(100);
  });

  function inBrackets(_: string, items: string): string {
    return `roles: [${items.trim().replaceAll(/\s*- /g, ", ").slice(2)}]\n`;
  }
});

describe("a check says the same, read quickly or not", () => {
  /** One level less than the quick reader asks for: all is left to the library. */
  const slowly: Limits = { ...DEFAULT_LIMITS, depth: 19 };
  const NOW = Date.parse("2026-11-22T09:00:00Z");

  const compare = (text: string): void => {
    expect(readPlain(text, values, slowly)).toBeUndefined();
    const [quick, slow] = [DEFAULT_LIMITS, slowly].map((limits) =>
      checkAll(text, { now: NOW, limits }).map(({ report, source, input }) => ({
        report,
        secrets: source.secrets,
        roster: source.roster,
        input,
      })),
    );
    expect(JSON.stringify(quick)).toBe(JSON.stringify(slow));
  };

  test.each(FILES.filter(([name]) => !name.includes("too-large")))("%s", (_, text) => compare(text));

  test("of 200 texts, scribbled on or not", () => {
    let quick = 0;
    for (let place = 0; quick < 200; place += 1) {
      const text = textAt(place);
      if (readPlain(text, values, DEFAULT_LIMITS) === undefined) continue;
      quick += 1;
      compare(text);
    }
  });
});
