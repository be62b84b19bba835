// `npm run test:package`: what `npm pack` makes, installed into empty folders and used there, on every Node we promise.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FORMAT_NAMES } from "../../src/formats/formats.ts";
import { JUDGE, MAIN, TSCONFIG } from "./consumer.ts";
import { NODES, withNode } from "./node.ts";
import { type Ended, ended, outputLater, outputOf } from "./process.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const TSC = join(ROOT, "node_modules/typescript/bin/tsc");
const MINUTES = 60_000;

/** Packed. What is inside has grown by a third when this is reached: look why. */
const MOST_BYTES = 1_100_000;

const here = (name: string): string => readFileSync(join(ROOT, name), "utf8");
const manifest = JSON.parse(here("package.json"));
const folder = mkdtempSync(join(tmpdir(), "rolecall-package-"));
let tarball = "";
let packed: { size: number; unpackedSize: number; filename: string; files: { path: string }[] };

/** Installs the tarball as somebody would who has this Node; gives the environment in which it is used. */
async function installed(version: string): Promise<NodeJS.ProcessEnv> {
  const consumer = join(folder, version);
  const env = await withNode(version);
  mkdirSync(consumer);
  writeFileSync(join(consumer, "package.json"), JSON.stringify({ private: true, type: "module" }));
  await outputLater("npm", ["install", "--engine-strict", "--no-audit", "--no-fund", tarball], consumer, env);
  return env;
}

const environments = new Map<string, NodeJS.ProcessEnv>();

beforeAll(async () => {
  [packed] = JSON.parse(outputOf("npm", ["pack", "--json", "--pack-destination", folder], ROOT));
  tarball = join(folder, packed.filename);
  await Promise.all(NODES.map(async (version) => environments.set(version, await installed(version))));
}, 10 * MINUTES);
afterAll(() => rmSync(folder, { recursive: true }));

describe("the tarball", () => {
  test("holds what is used, and nothing else", () => {
    const paths = packed.files.map(({ path }) => path);
    const kinds = [...new Set(paths.map((path) => path.replace(/^((?:dist\/)?[^/]+)\/.*$/, "$1/")))].sort();
    const folders = ["dist/", "dist/cli/", "dist/core/", "generated/", "policies/", "schemas/", "templates/"];
    expect(kinds).toEqual(["CHANGELOG.md", "LICENSE", "README.md", ...folders, "package.json"].sort());
    // The action runs from the repository, and has the whole command in it once more.
    expect(paths.filter((path) => path.startsWith("generated/action/"))).toEqual([]);
    expect(paths).toContain("templates/gitlab-ci.yml");
    expect(paths.filter((path) => /^dist\/[^/]+$/.test(path))).toEqual(["dist/rolecall.html"]);
    expect(paths.filter((path) => /_test\.|\.test\.|\.map$|(?<!\.d)\.ts$/.test(path))).toEqual([]);
  });

  test(`is small: at most ${MOST_BYTES} bytes`, () => {
    const sizes = `${packed.size} bytes packed, ${packed.unpackedSize} unpacked, in ${packed.files.length} files`;
    process.stdout.write(`${packed.filename}: ${sizes}\n`);
    expect(packed.size).toBeLessThanOrEqual(MOST_BYTES);
  });

  test("asks for what the core imports, and for nothing else", () => {
    const core = packed.files.filter(({ path }) => /^(dist\/core|generated)\/.*\.js$/.test(path));
    const bare = core.flatMap(({ path }) => [
      ...here(path).matchAll(/(?:from|import) ?"((?:@[^/"]+\/)?[^./"][^/"]*)/g),
    ]);
    expect([...new Set(bare.map(([, name]) => name))].sort()).toEqual(Object.keys(manifest.dependencies).sort());
  });

  test("carries the licences of what is in the command's bundle", () => {
    const text = here("dist/cli/LICENCES.txt");
    const inBundle = ["commander", "yaml", "@open-policy-agent/opa-wasm", "@noble/hashes", "picocolors", "tinyglobby"];
    for (const name of inBundle) expect(text).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, "m"));
  });
});

test("the oldest Node that is tried is the oldest that is allowed", () => {
  expect(NODES[0].startsWith(manifest.engines.node.replace(">=", ""))).toBe(true);
});

describe.each(NODES)("on Node %s", (version) => {
  const consumer = join(folder, version);
  let env: NodeJS.ProcessEnv = {};
  beforeAll(() => {
    env = environments.get(version) as NodeJS.ProcessEnv;
  });
  const rolecall = (...args: string[]): Ended => ended("npx", ["--no", "--", "rolecall", ...args], consumer, env);

  test("that is the Node it runs on, and no development dependency came along", () => {
    expect(outputOf("node", ["--version"], consumer, env).trim()).toBe(`v${version}`);
    const installed = readdirSync(join(consumer, "node_modules")).filter((name) => !name.startsWith("."));
    for (const name of ["commander", "picocolors", "vitest", "typescript"]) expect(installed).not.toContain(name);
  });

  test("nothing in it names a place on the machine that made it", () => {
    const installed = join(consumer, "node_modules/rolecall");
    const files = (readdirSync(installed, { recursive: true }) as string[]).map((name) => join(installed, name));
    const texts = files.filter((file) => statSync(file).isFile()).map((file) => readFileSync(file, "latin1"));
    expect(texts.length).toBe(packed.files.length);
    for (const place of [ROOT.replace(/\/$/, ""), homedir(), tmpdir()])
      expect(texts.filter((text) => text.includes(`${place}/`))).toEqual([]);
  });

  test("rolecall init writes a declaration that rolecall check can judge", () => {
    expect(rolecall("--version")).toMatchObject({ status: 0, stdout: `${manifest.version}\n` });
    expect(rolecall("init")).toMatchObject({ status: 0, stderr: "" });
    const { status, stdout, stderr } = rolecall("check", "--fail-on", "info", "--format", "json");
    expect(stderr).toBe("");
    expect([0, 1]).toContain(status);
    expect(JSON.parse(stdout).files.map(({ verdict }: { verdict: string }) => verdict)).not.toContain("not_judged");
  });

  test("rolecall check tells mistakes, with a register and without", () => {
    const example = join(ROOT, "examples/common-mistakes.roles.yaml");
    const judged = rolecall("check", example, "--register", join(ROOT, "examples/register.yaml"));
    expect(judged).toMatchObject({ status: 1, stderr: "" });
    expect(judged.stdout).toContain("roles/redundant-scheme-admin");
    expect(rolecall("check", join(ROOT, "examples/smallest.roles.yaml"))).toMatchObject({ status: 0, stderr: "" });
    expect(rolecall("check", "nowhere.roles.yaml")).toMatchObject({ status: 2, stdout: "" });
  });

  test("rolecall check writes every format, SARIF and the page among them", () => {
    const example = join(ROOT, "examples/common-mistakes.roles.yaml");
    const outputs = FORMAT_NAMES.flatMap((name) => ["--format", `${name}=report.${name}`]);
    expect(rolecall("check", example, "--exit-zero", ...outputs)).toMatchObject({ status: 0, stdout: "", stderr: "" });
    const written = (name: string): string => readFileSync(join(consumer, `report.${name}`), "utf8");
    for (const name of FORMAT_NAMES) expect(written(name).length, name).toBeGreaterThan(100);
    expect(JSON.parse(written("sarif"))).toMatchObject({
      version: "2.1.0",
      runs: [{ tool: { driver: { name: "rolecall" } } }],
    });
    expect(written("html")).toMatch(/^<!doctype html>/i);
    expect(written("html")).toContain("Brackenfield Trustees");
  });

  test("rolecall rules, explain, schema and completion have what they show", () => {
    const { rules } = JSON.parse(here("generated/catalogue.json")) as { rules: { id: string; title: string }[] };
    const listed = rolecall("rules");
    expect(listed).toMatchObject({ status: 0, stderr: "" });
    for (const { id } of rules) expect(listed.stdout).toContain(id);
    const explained = rolecall("explain", "roles/role-limit");
    expect(explained).toMatchObject({ status: 0, stderr: "" });
    expect(explained.stdout).toContain(rules.find(({ id }) => id === "roles/role-limit")?.title);
    expect(rolecall("completion", "bash")).toMatchObject({ status: 0, stdout: expect.stringContaining("role-limit") });
    for (const name of ["declaration", "register", "input", "report", "rule-metadata"]) {
      expect(rolecall("schema", name)).toMatchObject({ status: 0, stdout: here(`schemas/${name}.schema.json`) });
    }
  });

  test("the core is a library with types", () => {
    writeFileSync(join(consumer, "judge.ts"), JUDGE);
    writeFileSync(join(consumer, "main.mjs"), MAIN);
    writeFileSync(join(consumer, "tsconfig.json"), TSCONFIG);
    outputOf(process.execPath, [TSC, "-p", "tsconfig.json"], consumer);
    const said = (example: string): string[] =>
      outputOf("node", ["main.mjs", join(ROOT, "examples", example)], consumer, env)
        .trim()
        .split("\n");
    expect(said("smallest.roles.yaml")[0]).toBe("compliant");
    const [verdict, ...findings] = said("common-mistakes.roles.yaml");
    expect(verdict).toBe("non_compliant");
    expect(findings.join("\n")).toMatch(/^\d+:\d+ roles\/redundant-scheme-admin: \S.*$/m);
  });
});
