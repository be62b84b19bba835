import { describe, expect, test } from "vitest";
import type { Finding, Path, Range } from "../src/core/model.ts";
import { type Fixture, findingsIn, fixtures, registerText, textOf } from "./fixtures.ts";
import { checkOne, judge } from "./judge.ts";
import { pointed, positionAt } from "./pointing.ts";
import { STYLES, type Style } from "./styles.ts";

const all = fixtures(judge.ruleset.data.roles);
const schemas = all.filter(({ rule }) => /^(schema|exceptions)\//.test(rule));
const syntaxes = all.filter(({ rule }) => rule.startsWith("syntax/"));
/** Registers of other kinds are no YAML, and what is across declarations is about several of them. */
const registers = all.filter(({ rule }) => /^(register|across)\//.test(rule));
const others = new Set([...schemas, ...syntaxes, ...registers]);
const policies = all.filter((fixture) => !others.has(fixture));

const tokenIn = (text: string, { start, end }: Range): string => text.slice(start.offset, end.offset);

/** A range is inside its text, and its lines and columns are those of its offsets. */
function expectInside(text: string, range: Range): void {
  const { start, end } = range;
  expect(start.offset).toBeLessThanOrEqual(end.offset);
  expect(end.offset).toBeLessThanOrEqual(text.length);
  expect(range).toEqual({ start: positionAt(text, start.offset), end: positionAt(text, end.offset) });
}

/** A range is on the token of a path. */
function expectOn(text: string, range: Range, path: Path): void {
  expectInside(text, range);
  expect(tokenIn(text, range)).not.toBe("");
  const { is, should } = pointed(text, range, path);
  expect(is, `${path.join("/")} at ${range.start.line}:${range.start.column}`).toEqual(should);
}

/** Where the policies' fixtures put what is an alias in the styles that have them: a user's list of roles. */
const ALIASED = /^users\/\d+\/roles\//;

function isBelowAlias(path: Path, { name }: Style): boolean {
  return name.startsWith("with aliases") && ALIASED.test(path.join("/"));
}

/** What is below an alias is not written there: the alias is pointed at. */
function expectPlace(text: string, range: Range, path: Path, style: Style): void {
  const below = isBelowAlias(path, style);
  if (below) expect(tokenIn(text, range)).toMatch(/^\*\w+$/);
  expectOn(text, range, below ? path.slice(0, 3) : path);
}

/** The list that an alias stands for is related, whole; and nothing offers to change it behind the others' backs. */
function expectAnchor(text: string, { range, related, fix }: Finding): void {
  const anchor = related[0]?.range as Range;
  const name = tokenIn(text, range).replace("*", "&");
  expect(text.slice(0, anchor.start.offset).trimEnd().endsWith(` ${name}`)).toBe(true);
  expect(tokenIn(text, anchor)).toMatch(/^(\[.*\]|- [^:]*)$/s);
  expect(fix).toBeUndefined();
}

const told = (findings: readonly Finding[], moved: (path: Path) => Path): readonly string[] =>
  findings.map(({ rule, path, args }) => JSON.stringify([rule, moved(path), args])).sort();

/** Advice can be given to anyone, and is not what a fixture of the format is about. */
const faults = (fixture: Fixture): ReturnType<typeof findingsIn> =>
  findingsIn(fixture.bad, fixture, judge).filter(({ rule }) => !advice.has(rule));

const advice: ReadonlySet<string> = new Set(
  judge.ruleset.catalogue.filter(({ severity }) => severity === "info").map(({ id }) => id),
);

const stay = (path: Path): Path => path;

describe.each(policies)("$rule", ({ bad, context }) => {
  const written = textOf(bad);
  const original = checkOne(written, context).findings;

  test.each(STYLES)("says the same $name, and points at the same", (style) => {
    const content = style.write(written);
    const text = content.replace(/^\uFEFF/, "");
    const { findings } = checkOne(content, context);
    expect(told(findings, stay)).toEqual(told(original, style.moved ?? stay));
    for (const finding of findings) {
      const below = isBelowAlias(finding.path, style);
      expectPlace(text, finding.range, finding.path, style);
      if (below) expectAnchor(text, finding);
      for (const { file, path, range } of finding.related.slice(below ? 1 : 0)) {
        if (file === context.register?.file) expectOn(registerText(context), range, path);
        else expectPlace(text, range, path, style);
      }
    }
  });
});

describe("every range is on its token, where the schema and the settings speak", () => {
  test.each(schemas)("$rule", (fixture) => {
    const text = textOf(fixture.bad);
    const found = faults(fixture);
    expect(found.length).toBeGreaterThan(0);
    for (const { range, path } of found) expectOn(text, range, path);
  });
});

/** What each rule of syntax points at in its bad.yaml, to the end of the line; a mere place is empty. */
const TOKENS: Readonly<Record<string, string>> = {
  "syntax/alias-cycle": "*lead",
  "syntax/collection-key": "[phase]",
  "syntax/control-character": "\u000B",
  "syntax/duplicate-key": "phase",
  "syntax/empty-document": "",
  "syntax/encoding": "\uFFFD",
  "syntax/invalid-yaml": "H",
  "syntax/not-a-mapping": "-",
  "syntax/too-large": "",
  "syntax/unknown-tag": "!Harbour",
  "syntax/yaml-version": "%YAML 1.1",
};

describe("every range is on its token, where YAML speaks", () => {
  test.each(syntaxes)("$rule", (fixture) => {
    const text = textOf(fixture.bad);
    const tokens = faults(fixture).map(({ range }) => {
      expectInside(text, range);
      return tokenIn(text, range).split("\n")[0];
    });
    expect(tokens).toEqual([TOKENS[fixture.rule]]);
  });
});
