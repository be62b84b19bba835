import { existsSync, readdirSync, readFileSync } from "node:fs";
import { parse, stringify } from "yaml";
import type { RoleTable } from "../src/core/catalogue.ts";
import type { Context } from "../src/core/check.ts";
import { DEFAULT_LIMITS } from "../src/core/parse/compose.ts";
import { type Register, readRegister } from "../src/core/register.ts";

const FOLDER = "test/fixtures/rules";

/** One rule's fixtures: what it must complain about, and what it must not. */
export interface Fixture {
  readonly rule: string;
  readonly bad: string;
  readonly ok: string;
  readonly context: Context;
}

/** Everything below `test/fixtures/rules/<category>/<rule-id>/`. */
export function fixtures(roles: RoleTable): readonly Fixture[] {
  return readdirSync(FOLDER).flatMap((category) =>
    readdirSync(`${FOLDER}/${category}`).map((name) => {
      const folder = `${FOLDER}/${category}/${name}`;
      const read = (file: string): string => readFileSync(`${folder}/${file}.yaml`, "utf8");
      const context = existsSync(`${folder}/context.yaml`) ? contextOf(read("context"), roles) : {};
      return { rule: `${category}/${name}`, bad: read("bad"), ok: read("ok"), context };
    }),
  );
}

/** A fixture's context.yaml: the time of the check, the register that it is checked against, options. */
interface ContextFile {
  readonly now?: string;
  readonly register?: unknown;
  readonly options?: { readonly strict_match?: boolean };
}

function contextOf(yaml: string, roles: RoleTable): Context {
  const { now, register: content, options }: ContextFile = parse(yaml);
  return {
    ...(now !== undefined && { now: Date.parse(now) }),
    ...(content !== undefined && { register: registerOf(stringify(content), roles) }),
    ...(options?.strict_match && { strictMatch: true }),
  };
}

function registerOf(content: string, roles: RoleTable): Register {
  const read = readRegister({ name: "register.yaml", content }, roles, DEFAULT_LIMITS);
  if ("problems" in read) throw new Error(`The register of a fixture is broken: ${JSON.stringify(read.problems)}`);
  return read.register;
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
