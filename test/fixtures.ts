import { existsSync, readdirSync, readFileSync } from "node:fs";
import { parse, stringify } from "yaml";
import type { RoleTable } from "../src/core/catalogue.ts";
import { type Context, check, type Judge } from "../src/core/check.ts";
import type { Finding, SourceFile } from "../src/core/model.ts";
import { DEFAULT_LIMITS, limitsFor } from "../src/core/parse/compose.ts";
import { type Register, readRegister } from "../src/core/register.ts";
import { readConfiguration } from "../src/core/settings/configuration.ts";
import { readExceptions } from "../src/core/settings/exceptions.ts";
import { type Settings, settle } from "../src/core/settings/settle.ts";
import type { Kind } from "../src/core/validate/fault.ts";

const FOLDER = "test/fixtures/rules";

/** One rule's fixtures: what it must complain about, and what it must not. Bytes, as one is not UTF-8 on purpose. */
export interface Fixture {
  readonly rule: string;
  /** What its files are. */
  readonly kind: Kind;
  readonly bad: Uint8Array;
  readonly ok: Uint8Array;
  readonly context: Context;
  /** What was checked, where the fixture is about exceptions. */
  readonly declarations: readonly string[];
}

/** Everything below `test/fixtures/rules/<category>/<rule-id>/`. */
export function fixtures(roles: RoleTable): readonly Fixture[] {
  return readdirSync(FOLDER).flatMap((category) =>
    readdirSync(`${FOLDER}/${category}`).map((name) => {
      const folder = `${FOLDER}/${category}/${name}`;
      const read = (file: string): Uint8Array => readFileSync(`${folder}/${file}.yaml`);
      const file: ContextFile = existsSync(`${folder}/context.yaml`) ? parse(textOf(read("context"))) : {};
      const kind = file.options?.kind ?? "declaration";
      const { declarations = [] } = file;
      const files = { bad: read("bad"), ok: read("ok") };
      return { rule: `${category}/${name}`, kind, ...files, context: contextOf(file, roles), declarations };
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
  readonly register?: unknown;
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

function registerOf(content: string, roles: RoleTable): Register {
  const read = readRegister({ name: "register.yaml", content }, roles, DEFAULT_LIMITS);
  if ("problems" in read) throw new Error(`The register of a fixture is broken: ${JSON.stringify(read.problems)}`);
  return read.register;
}

/** What is found in a fixture's file, whichever kind it is of. */
export function findingsIn(
  content: Uint8Array,
  { kind, context, declarations }: Pick<Fixture, "kind" | "context" | "declarations">,
  judge: Judge,
): readonly Pick<Finding, "rule" | "path" | "args" | "range">[] {
  const file = { name: "fixture.yaml", content };
  if (kind === "declaration") return [...check(file, judge, context)].flatMap(({ report }) => report.findings);
  if (kind === "exceptions") return foundUnder(file, declarations, judge, context);
  const read =
    kind === "register"
      ? readRegister(file, judge.ruleset.data.roles, context.limits ?? DEFAULT_LIMITS)
      : readConfiguration(file, judge.ruleset);
  return "problems" in read ? read.problems.map(({ violation, range }) => ({ ...violation, range })) : [];
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

/** What a text expects by its own marks, `# expect: rule, rule`, as `line rule`, sorted. */
export function expectations(text: string): readonly string[] {
  return text
    .split("\n")
    .flatMap((line, index) => {
      const rules = /#\s*expect:\s*(.*?)\s*$/.exec(line)?.[1]?.split(/\s*,\s*/) ?? [];
      return rules.map((rule) => `${index + 1} ${rule}`);
    })
    .sort();
}
