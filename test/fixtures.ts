import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname } from "node:path";
import { parse, stringify } from "yaml";
import { Collector } from "../src/audit/across/collector.ts";
import { peopleKeys } from "../src/audit/across/people.ts";
import type { RoleTable } from "../src/core/catalogue.ts";
import { type Context, check, inputs, type Judge } from "../src/core/check.ts";
import type { Input } from "../src/core/derive/derive.ts";
import type { Checked, Finding, SourceFile } from "../src/core/model.ts";
import { DEFAULT_LIMITS, limitsFor } from "../src/core/parse/compose.ts";
import { type Register, readRegister } from "../src/core/register.ts";
import { readConfiguration } from "../src/core/settings/configuration.ts";
import { readExceptions } from "../src/core/settings/exceptions.ts";
import { type Settings, settle } from "../src/core/settings/settle.ts";
import type { Kind } from "../src/core/validate/fault.ts";
import { registerIn } from "../src/node/register/load.ts";

const FOLDER = "test/fixtures/rules";

/** One rule's fixtures: what it must complain about, and what it must not. Bytes, as one is not UTF-8 on purpose. */
export interface Fixture {
  readonly rule: string;
  /** What its files are; `declarations` are several, which are looked at together. */
  readonly kind: Kind | "declarations";
  /** How its files' names end: YAML, or a register as CSV or NDJSON. */
  readonly extension: string;
  /** What a file expects that has no comments, as `expectations` gives it. */
  readonly expect: readonly string[];
  readonly bad: Uint8Array;
  readonly ok: Uint8Array;
  readonly context: Context;
  /** What was checked, where the fixture is about exceptions. */
  readonly declarations: readonly string[];
  /** The references in its register, if it has one. */
  readonly registered: readonly string[] | null;
}

/** Everything below `test/fixtures/rules/<category>/<rule-id>/`. */
export function fixtures(roles: RoleTable): readonly Fixture[] {
  return readdirSync(FOLDER).flatMap((category) =>
    readdirSync(`${FOLDER}/${category}`).map((name) => {
      const folder = `${FOLDER}/${category}/${name}`;
      const extension = extname(readdirSync(folder).find((file) => file.startsWith("bad.")) ?? "").slice(1);
      const read = (file: string): Uint8Array => readFileSync(`${folder}/${file}.${extension}`);
      const context = `${folder}/context.yaml`;
      const file: ContextFile = existsSync(context) ? parse(readFileSync(context, "utf8")) : {};
      const kind = file.options?.kind ?? "declaration";
      const { declarations = [], expect = [] } = file;
      const files = { bad: read("bad"), ok: read("ok") };
      const registered = file.register?.organisations?.map(({ reference }) => reference) ?? null;
      return {
        rule: `${category}/${name}`,
        kind,
        extension,
        expect,
        ...files,
        context: contextOf(file, roles),
        declarations,
        registered,
      };
    }),
  );
}

/** A file's text as an editor shows it: bytes that are no text become replacement characters. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** A fixture's context.yaml: the time of the check, the register that it is checked against, options. */
interface ContextFile {
  readonly now?: string;
  readonly register?: { readonly organisations?: readonly { readonly reference: string }[] };
  /** Where the fixture is in a format without comments. */
  readonly expect?: readonly string[];
  /** Files of examples/ that were checked, under the exceptions that the fixture holds. */
  readonly declarations?: readonly string[];
  readonly options?: {
    readonly strict_match?: boolean;
    readonly max_bytes?: number;
    /** Where the fixture is none: what it is. */
    readonly kind?: Fixture["kind"];
  };
}

function contextOf({ now, register: content, options }: ContextFile, roles: RoleTable): Context {
  return {
    ...(now !== undefined && { now: Date.parse(now) }),
    ...(content !== undefined && { register: registerOf(stringify(content), roles) }),
    ...(options?.strict_match && { strictMatch: true }),
    ...(options?.max_bytes !== undefined && { limits: limitsFor(options.max_bytes) }),
  };
}

/** What the registers of contexts are read from. */
const texts = new WeakMap<Register, string>();

/** The text of the register that a fixture is checked against. */
export function registerText({ register }: Context): string {
  return (register && texts.get(register)) ?? "";
}

function registerOf(content: string, roles: RoleTable): Register {
  const read = readRegister({ name: "register.yaml", content }, roles, DEFAULT_LIMITS);
  if ("problems" in read) throw new Error(`The register of a fixture is broken: ${JSON.stringify(read.problems)}`);
  texts.set(read.register, content);
  return read.register;
}

/** What is found in a fixture's file, whichever kind it is of. */
export function findingsIn(
  content: Uint8Array,
  {
    kind,
    extension,
    context,
    declarations,
    registered,
  }: Pick<Fixture, "kind" | "extension" | "context" | "declarations" | "registered">,
  judge: Judge,
): readonly Pick<Finding, "rule" | "path" | "args" | "range">[] {
  const file = { name: `fixture.${extension}`, content };
  if (kind === "declarations") return foundAcross(content, registered, judge, context);
  if (kind === "declaration") return [...check(file, judge, context)].flatMap(({ report }) => report.findings);
  if (kind === "exceptions") return foundUnder(file, declarations, judge, context);
  const { roles } = judge.ruleset.data;
  const read =
    kind !== "register"
      ? readConfiguration(file, judge.ruleset)
      : extension === "yaml"
        ? readRegister(file, roles, context.limits ?? DEFAULT_LIMITS)
        : registerIn(content, file.name, file.name, roles);
  return "problems" in read ? read.problems.map(({ violation, range }) => ({ ...violation, range })) : [];
}

/** What is found in each declaration and across them: that is where each begins, or on the first line if it is nowhere. */
function foundAcross(
  content: Uint8Array,
  registered: Fixture["registered"],
  judge: Judge,
  context: Context,
): readonly Pick<Finding, "rule" | "path" | "args" | "range">[] {
  const file = { name: "fixture.yaml", content };
  const checked = [...check(file, judge, context)];
  const collector = new Collector(judge, registered && { digest: "", references: () => registered });
  for (const { input, report, line } of documentsOf(file, checked, judge, context))
    collector.add({ ...report, line, people: input ? peopleKeys(input, KEY) : [] });
  const across = [...collector.lines()].flatMap(({ rule, args, places }) => {
    const lines = places.length > 0 ? places.map(({ line }) => line) : [1];
    return lines.map((line) => ({ rule, args, path: [], range: rangeOf(line) }));
  });
  return [...checked.flatMap(({ report }) => report.findings), ...across];
}

/** A key as in a file of keys. */
export const KEY: Uint8Array = new TextEncoder().encode("a key that everybody knows keeps no secret");

function* documentsOf(
  file: SourceFile & { readonly content: Uint8Array },
  checked: readonly Checked[],
  judge: Judge,
  context: Context,
): Generator<{ readonly input: Input | undefined; readonly report: Checked["report"]; readonly line: number }> {
  const starts = [1, ...[...textOf(file.content).matchAll(/^---$\n/gm)].map(({ index }) => index)];
  const lines = starts.map((start, place) =>
    place === 0 ? 1 : textOf(file.content).slice(0, start).split("\n").length + 1,
  );
  for (const [place, input] of [...inputs(file, judge.ruleset, context)].entries())
    yield { input, report: (checked[place] as Checked).report, line: lines[place] as number };
}

function rangeOf(line: number): Finding["range"] {
  const start = { line, column: 1, offset: 0 };
  return { start, end: start };
}

/** What is said about a file of exceptions, once some declarations were checked. */
function foundUnder(
  file: SourceFile,
  declarations: readonly string[],
  judge: Judge,
  context: Context,
): readonly Pick<Finding, "rule" | "path" | "args" | "range">[] {
  const read = readExceptions(file, judge.ruleset);
  if ("problems" in read) return read.problems.map(({ violation, range }) => ({ ...violation, range }));
  const settings: Settings = { exceptions: [read.exceptions], whole: true };
  const governed = declarations
    .flatMap((name) => [...check({ name, content: readFileSync(name) }, judge, context)])
    .map((checked) => ({ checked, settings }));
  return settle(governed, judge.ruleset, context.now).settings.flatMap(({ report }) => report.findings);
}

/** What a fixture's bad file expects, by its own marks, `# expect: rule, rule`, or its context's: `line rule`, sorted. */
export function expectations({ bad, expect }: Pick<Fixture, "bad" | "expect">): readonly string[] {
  if (expect.length > 0) return expect;
  return textOf(bad)
    .split("\n")
    .flatMap((line, index) => {
      const rules = /#\s*expect:\s*(.*?)\s*$/.exec(line)?.[1]?.split(/\s*,\s*/) ?? [];
      return rules.map((rule) => `${index + 1} ${rule}`);
    })
    .sort();
}
