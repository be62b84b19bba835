import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { organisationAt } from "../../bench/organisations.ts";
import { acrossRules } from "../../src/audit/across/rules.ts";
import type { Across, Header, Line, Result, Tally } from "../../src/audit/result.ts";
import { isAcross } from "../../src/core/across.ts";
import { finding, header, result, summary, textOf } from "../audit/lines.ts";
import { judge } from "../judge.ts";
import { folder, type Ran, rolecall } from "./run.ts";

const { digest, revision, catalogue } = judge.ruleset;
const REGISTER = "organisations:\n  - { reference: scheme-0 }\n  - { reference: scheme-9 }\n";
const register = {
  file: "register.yaml",
  digest: createHash("sha256").update(REGISTER).digest("hex"),
  organisations: 2,
};
const HEAD = header({ ruleset: { digest, revision }, register });

function part(index: number, of: number, results: readonly Result[], head: Header = HEAD): string {
  const own = { ...head, shard: { index, of } };
  return textOf([own, ...results, summary(results, acrossRules(catalogue, own))]);
}

const SOUND = { "1.ndjson": part(1, 2, [result(0)]), "2.ndjson": part(2, 2, [result(1)]), "register.yaml": REGISTER };
const ARGS = ["audit", "merge", "--register", "register.yaml", "2.ndjson", "1.ndjson"];

function linesOf({ stdout }: Pick<Ran, "stdout">): readonly Line[] {
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

test("a merged audit goes to standard output, and what it comes to is said beside it", () => {
  const ran = rolecall(ARGS, { cwd: folder(SOUND) });
  const [head, first, second, ...rest] = linesOf(ran);
  expect([head, first, second]).toEqual([HEAD, result(0), result(1)]);
  expect(rest.slice(0, -1).map((line) => (line as Across).message)).toEqual([
    "‘scheme-9’ is in PDP’s register, but nothing that was audited declares it",
    "‘scheme-1’ is declared, but PDP’s register has no entry for it",
  ]);
  expect((rest.at(-1) as Tally).across).toEqual(acrossRules(catalogue, HEAD));
  expect(ran.stderr).toBe("2 parts merged: 2 declarations, 2 compliant; 1 warning and 1 piece of advice.\n");
  expect(ran.code).toBe(0);
});

test("parts that were really audited, on folders and streams, give the bytes of one audit of everything", () => {
  const declarations = Array.from({ length: 23 }, (_, place) => organisationAt(place));
  // One organisation twice, and one whom the register does not know.
  const texts = declarations.map(({ declaration }, place) =>
    JSON.stringify(place === 9 ? declarations[4]?.declaration : declaration),
  );
  const cwd = folder({
    "register.json": JSON.stringify({ organisations: declarations.slice(1).map(({ entry }) => entry) }),
    "key.txt": `${randomBytes(32).toString("hex")}\n`,
    "all.ndjson": texts
      .slice(10)
      .map((text) => `${text}\n`)
      .join(""),
    "orgs/several.roles.yaml": `${texts[8]}\n---\n${texts[9]}\n`,
    ...Object.fromEntries(texts.slice(0, 8).map((text, place) => [`orgs/${place}.roles.json`, text])),
  });
  const audit = [
    "audit",
    "orgs",
    "all.ndjson",
    "-r",
    "register.json",
    "--now",
    "2026-11-22T09:00:00Z",
    "--key-file",
    "key.txt",
  ];
  const whole = rolecall(audit, { cwd });
  expect(whole.code).toBe(1);
  const rules = new Set(linesOf(whole).flatMap((line) => (line.type === "across" ? [line.rule] : [])));
  expect([...rules]).toEqual(catalogue.filter(isAcross).map(({ id }) => id));
  for (const of of [1, 4, 30]) {
    const parts = Array.from({ length: of }, (_, place) => `part-${place + 1}-of-${of}.ndjson`);
    for (const [place, part] of parts.entries()) {
      const ran = rolecall([...audit, "--shard", `${place + 1}/${of}`, "-o", part, "-q"], { cwd });
      expect(linesOf({ stdout: readFileSync(join(cwd, part), "utf8") }).some(({ type }) => type === "across")).toBe(
        false,
      );
      expect(ran.stderr).toMatch(/^$|^rolecall: Nothing was checked: no declaration falls into this part/);
    }
    const merged = rolecall(["audit", "merge", "-r", "register.json", ...parts.toReversed()], { cwd });
    expect(merged.stdout).toBe(whole.stdout);
    expect(merged.code).toBe(1);
  }
}, 180_000);

test("is told in the words of an audit, and ‘-’ is standard output as everywhere", () => {
  const cwd = folder({
    "1.ndjson": part(1, 1, [result(0, { verdict: "non_compliant" }), result(1)]),
    "register.yaml": REGISTER,
  });
  const args = ["audit", "merge", "1.ndjson", "-r", "register.yaml"];
  const ran = rolecall([...args, "-o", "-"], { cwd });
  expect(ran.stderr).toBe(
    "1 part merged: 2 declarations, 1 compliant, 1 not compliant; 1 warning and 1 piece of advice.\n",
  );
  expect(linesOf(ran)).toHaveLength(6);
  expect(readdirSync(cwd).sort()).toEqual(["1.ndjson", "register.yaml"]);
  expect(rolecall([...args, "-o", ""], { cwd })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("It is empty: name a place."),
  });
});

test("into a file it goes whole, and standard output stays empty", () => {
  const cwd = folder(SOUND);
  const ran = rolecall([...ARGS, "--output", "deep/audit.ndjson", "--quiet"], { cwd });
  expect(ran).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(readFileSync(join(cwd, "deep/audit.ndjson"), "utf8")).toBe(rolecall(ARGS, { cwd }).stdout);
});

test("the exit code is that of an audit", () => {
  const files = {
    ...SOUND,
    "found.ndjson": part(1, 2, [result(0, { verdict: "non_compliant", findings: [finding("roles/role-limit")] })]),
    "unjudged.ndjson": part(1, 2, [result(0, { verdict: "not_judged" })]),
    "1of1.ndjson": part(1, 1, []),
    "twice.ndjson": part(1, 2, [result(0, { organisation: { reference: "scheme-1" } })]),
  };
  const cwd = folder(files);
  const code = (first: string, ...more: readonly string[]): number | null =>
    rolecall(["audit", "merge", "-r", "register.yaml", first, "2.ndjson", ...more], { cwd }).code;
  expect(code("1.ndjson")).toBe(0);
  expect(code("1.ndjson", "--fail-on", "warning")).toBe(1);
  expect(code("found.ndjson")).toBe(1);
  expect(code("found.ndjson", "--exit-zero")).toBe(0);
  // Two declarations of one organisation, each sound by itself.
  expect(code("twice.ndjson")).toBe(1);
  expect(code("unjudged.ndjson")).toBe(3);
  expect(code("unjudged.ndjson", "--exit-zero")).toBe(3);
  expect(rolecall(["audit", "merge", "-r", "register.yaml", "1of1.ndjson"], { cwd }).code).toBe(3);
});

test.each<[string, readonly string[], number, string]>([
  ["no part", ["audit", "merge"], 2, "SHARDS is missing."],
  ["a part that is not there", [...ARGS, "3.ndjson"], 2, "There is no file ‘3.ndjson’."],
  ["a missing part", ARGS.slice(0, -1), 2, "Part 1 of 2 is missing. Nothing was merged."],
  ["a part twice", [...ARGS, "2.ndjson"], 2, "‘2.ndjson’ is named twice. Nothing was merged."],
  ["a declaration", [...ARGS, "register.yaml"], 3, "‘register.yaml’, line 1: it is not JSON."],
  [
    "no register",
    ["audit", "merge", "1.ndjson", "2.ndjson"],
    2,
    "The parts were compared with the register ‘register.yaml’.",
  ],
  [
    "another register",
    ["audit", "merge", "-r", "other.yaml", "1.ndjson", "2.ndjson"],
    2,
    "‘other.yaml’ is not the register",
  ],
  [
    "a broken register",
    ["audit", "merge", "-r", "1.ndjson", "1.ndjson", "2.ndjson"],
    3,
    "the register ‘1.ndjson’ cannot be used",
  ],
  [
    "a register for parts without",
    ["audit", "merge", "-r", "register.yaml", "none.ndjson"],
    2,
    "audited without a register.",
  ],
  ["another ruleset", ["audit", "merge", "old.ndjson"], 2, "‘old.ndjson’ was audited by another ruleset (2025-01)"],
  [
    "a torn part",
    ["audit", "merge", "-r", "register.yaml", "1.ndjson", "torn.ndjson"],
    3,
    "‘torn.ndjson’ was cut short within line 3.",
  ],
  [
    "its own input as the output",
    [...ARGS, "-o", "./1.ndjson"],
    2,
    "‘./1.ndjson’ is read, so the audit cannot be written over it.",
  ],
  [
    "an output that is a folder",
    [...ARGS, "-o", "taken"],
    3,
    "The audit cannot be written into ‘taken’: it is a folder.",
  ],
])("%s is refused in a line, and nothing is written", (_, args, code, says) => {
  const files = {
    ...SOUND,
    "other.yaml": `${REGISTER}# changed\n`,
    "none.ndjson": part(1, 1, [result(0)], { ...HEAD, register: null }),
    "old.ndjson": part(1, 1, [result(0)], { ...HEAD, register: null, ruleset: { digest: "x", revision: "2025-01" } }),
    "torn.ndjson": SOUND["2.ndjson"].slice(0, -30),
  };
  const cwd = folder(files);
  mkdirSync(join(cwd, "taken"));
  const ran = rolecall([...args, ...(args.includes("-o") ? [] : ["-o", "out.ndjson"])], { cwd });
  expect(ran.stderr).toContain(says);
  expect(ran.stderr).not.toContain("    at ");
  expect(ran.stdout).toBe("");
  expect(ran.code).toBe(code);
  expect(readdirSync(cwd).sort()).toEqual([...Object.keys(files), "taken"].sort());
  expect(statSync(join(cwd, "1.ndjson")).size).toBe(SOUND["1.ndjson"].length);
});

test("a temporary folder in which nothing can be written is told, and nothing is left", () => {
  // So many organisations that their keys go to the disk.
  const many = Array.from({ length: 230_000 }, (_, ordinal) =>
    result(ordinal, { organisation: { reference: `org-${ordinal}` } }),
  );
  const cwd = folder({ "1.ndjson": part(1, 1, many, { ...HEAD, register: null }) });
  const args = ["audit", "merge", "1.ndjson", "-o", "out.ndjson"];
  const ran = rolecall(args, { cwd, env: { TMPDIR: join(cwd, "none") } });
  expect(ran.stderr).toContain("there is no place for what does not fit into memory: it is not there.");
  expect(ran.code).toBe(3);
  expect(readdirSync(cwd)).toEqual(["1.ndjson"]);
  expect(rolecall(args, { cwd, env: { TMPDIR: cwd } }).code).toBe(0);
  expect(readdirSync(cwd).sort()).toEqual(["1.ndjson", "out.ndjson"]);
});
