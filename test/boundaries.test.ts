import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { globSync } from "tinyglobby";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exceptionRules } from "../src/core/rules/exceptions.ts";
import { registerRules } from "../src/core/rules/register.ts";
import { schemaRules } from "../src/core/rules/schema.ts";
import { syntaxRules } from "../src/core/rules/syntax.ts";
import { complaints } from "./boundaries.ts";
import { judge } from "./judge.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const TSC = join(ROOT, "node_modules/typescript/bin/tsc");

function compileCore(folder: string): { status: number | null; stdout: string } {
  const args = [TSC, "-p", "tsconfig.core.json", "--noEmit"];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  return { status, stdout };
}

test("every import, file and global of the sources keeps to its side", () => {
  expect(complaints(ROOT)).toEqual([]);
});

test("the core and the formats compile without the types of Node and of browsers", () => {
  const { compilerOptions } = JSON.parse(readFileSync(join(ROOT, "tsconfig.core.json"), "utf8"));
  expect(compilerOptions.types).toEqual([]);
  expect(compilerOptions.lib.filter((name: string) => !name.startsWith("es20"))).toEqual([]);
  expect(compileCore(ROOT)).toEqual({ status: 0, stdout: "" });
});

describe("a breach is told", () => {
  let copy = "";
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), "rolecall-"));
    for (const name of ["src", "policies", "generated", "package.json", "tsconfig.json", "tsconfig.core.json"]) {
      cpSync(join(ROOT, name), join(copy, name), { recursive: true });
    }
    symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"), "junction");
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  /** What is said once this text is at the end of this file. */
  function told(file: string, text: string): readonly string[] {
    const path = join(copy, file);
    const isNew = globSync(file, { cwd: copy }).length === 0;
    if (isNew) mkdirSync(dirname(path), { recursive: true });
    const before = isNew ? undefined : readFileSync(path);
    appendFileSync(path, text);
    const said = complaints(copy);
    if (before) writeFileSync(path, before);
    else rmSync(path);
    return said;
  }

  test.each([
    ["src/core/order.ts", 'import { readFileSync } from "node:fs";', "imports node:fs"],
    ["src/core/order.ts", 'import type { Io } from "../cli/io.ts";', "imports src/cli/io.ts"],
    ["src/core/order.ts", 'export * from "../formats/text.ts";', "imports src/formats/text.ts"],
    ["src/core/order.ts", 'import "commander";', "imports commander"],
    ["src/core/order.ts", 'import {\n  parse,\n} from "yaml";', "imports yaml"],
    ["src/core/check.ts", 'const opa = import("@open-policy-agent/opa-wasm");', "imports @open-policy-agent/opa-wasm"],
    ["src/core/validate/text.ts", 'import { keys } from "../../../generated/types.js";', "imports generated/types.js"],
    ["src/formats/json.ts", 'import { check } from "../core/check.ts";', "imports src/core/check.ts"],
    ["src/formats/json.ts", 'import { ROOT } from "../node/package.ts";', "imports src/node/package.ts"],
    ["src/node/read.ts", 'import { json } from "../formats/json.ts";', "imports src/formats/json.ts"],
    ["src/node/read.ts", 'import { run } from "../cli/run.ts";', "imports src/cli/run.ts"],
    ["src/cli/run.ts", 'import { parse } from "yaml";', "imports yaml"],
    ["src/web/page.ts", 'import { loadRuleset } from "../node/ruleset.ts";', "imports src/node/ruleset.ts"],
    ["src/utils/text.ts", "export const text = 1;", "is in no layer: ARCHITECTURE.md names them all"],
    ["src/core/mask.ts", "process.exit(1);", "uses process"],
    ["src/core/mask.ts", 'console.log("seen");', "uses console"],
    ["src/core/mask.ts", "export const now = Date.now();", "uses Date.now"],
    ["src/core/mask.ts", "export const now = new Date();", "uses new Date()"],
    ["src/core/mask.ts", "export const now = Date();", "uses Date("],
    ["src/core/mask.ts", "export const chance = Math.random();", "uses Math.random"],
    ["src/core/mask.ts", "export const shown = (1234).toLocaleString();", "uses .toLocaleString"],
    ["src/core/mask.ts", 'export const sign = "a".localeCompare("b");', "uses .localeCompare"],
    ["src/core/mask.ts", "export const sort = new Intl.Collator().compare;", "uses Intl"],
    ["src/core/mask.ts", "export const parts = new Intl.Segmenter();", "uses Intl"],
    ["src/core/mask.ts", "export const all = globalThis;", "uses globalThis"],
    ["src/core/platform.ts", "export const env = process.env;", "uses process"],
    ["src/formats/text.ts", "export const here = import.meta.url;", "uses import.meta"],
    ["src/formats/text.ts", "setTimeout(() => {}, 1);", "uses setTimeout"],
  ])("%s: %s", (file, text, what) => {
    expect(told(file, `\n${text}\n`)).toEqual([`${file}: ${what}`]);
  });

  test.each([
    ["src/formats/options.ts", "//\n"],
    ["policies/rolecall/main.rego", "#\n"],
  ])("%s: 250 lines more", (file, line) => {
    const lines = readFileSync(join(copy, file), "utf8").split("\n").length - 1 + 250;
    expect(told(file, line.repeat(250))).toEqual([`${file}: has ${lines} lines: more than one idea?`]);
  });

  test("words in a text or a comment are no breach, nor are names of one's own", () => {
    const harmless =
      "// console.log(Date.now())\nexport const a = (process: { env: string }) => [process.env, 'console.log'];";
    expect(told("src/core/mask.ts", `\n${harmless}\n`)).toEqual([]);
  });

  test("by the compiler too, whoever calls it what", () => {
    appendFileSync(join(copy, "src/formats/options.ts"), '\nexport const size = Buffer.byteLength("text");\n');
    const { status, stdout } = compileCore(copy);
    expect(status).not.toBe(0);
    expect(stdout).toMatch(/src\/formats\/options\.ts.*Buffer/);
  });
});

/** The functions that make violations in the sources, and of which category. */
const FAMILIES = { syntax: "syntax", violation: "schema", said: "exceptions", broken: "register" } as const;

describe("the catalogue", () => {
  const ids = judge.ruleset.catalogue.map(({ id }) => id);
  const read = (file: string): string => readFileSync(join(ROOT, file), "utf8");
  const core = globSync("src/**/*.ts", { cwd: ROOT }).filter((file) => !file.startsWith("src/core/rules/"));

  test("has every rule that a policy can emit, and no other of those categories", () => {
    const files = globSync("policies/rolecall/rules/*/*.rego", { cwd: ROOT, ignore: "**/*_test.rego" });
    const emitted = files.map((file) => {
      const path = /^package rolecall\.rules\.(\w+)\.(\w+)$/m.exec(read(file));
      expect(file).toBe(`policies/rolecall/rules/${path?.[1]}/${path?.[2]}.rego`);
      return `${path?.[1]}/${path?.[2]?.replaceAll("_", "-")}`;
    });
    expect(emitted.length).toBeGreaterThan(10);
    expect(emitted.sort()).toEqual(ids.filter((id) => !/^(syntax|schema|exceptions|register)\//.test(id)));
  });

  test("has every rule that the sources can emit, and each of those is emitted", () => {
    const words = [...exceptionRules, ...registerRules, ...schemaRules, ...syntaxRules].map(({ id }) => id).sort();
    expect(words).toEqual(ids.filter((id) => /^(syntax|schema|exceptions|register)\//.test(id)));
    const sources = core.map(read).join("\n");
    const literals = [
      ...sources.matchAll(/["'`]((?:syntax|schema|roles|preregistration|organisation)\/[a-z-]+)["'`]/g),
    ];
    const called = [...sources.matchAll(/\b(syntax|violation|said|broken)\(\s*"([a-z-]+)"/g)];
    const emitted = [
      ...literals.map(([, id]) => id),
      ...called.map(([, by, name]) => `${FAMILIES[by as keyof typeof FAMILIES]}/${name}`),
    ];
    expect(emitted.length).toBeGreaterThan(20);
    expect(emitted.filter((id) => !ids.includes(id as string))).toEqual([]);
    expect(words.filter((id) => !new RegExp(`["/]${id.split("/")[1]}"`).test(sources))).toEqual([]);
  });
});
