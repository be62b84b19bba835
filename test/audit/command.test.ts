import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Result } from "../../src/audit/result.ts";
import { BROKEN, ERROR, SOUND, WARNING } from "../cli/declarations.ts";
import { reportIn } from "../cli/report.ts";
import { folder, type Ran, rolecall, shell } from "../cli/run.ts";
import { auditIn, inputs, jsonAt, KEY, NOW, ndjson, WITH, written, yamlAt } from "./inputs.ts";

const audit = (cwd: string, ...args: string[]): Ran => rolecall(["audit", "--quiet", ...args], { cwd });

/** A result without what depends on how its document is written and where it stands. */
function judgement({ organisation, verdict, preregistration, findings, people }: Result): unknown {
  const said = findings.map(({ rule, severity, message, path, fingerprint }) => ({
    rule,
    severity,
    message,
    path,
    fingerprint,
  }));
  const order = said.map((finding) => JSON.stringify(finding)).sort();
  return { organisation, verdict, preregistration, people, findings: order };
}

test("an audit says the same of a folder, of one file and of NDJSON, with one thread and eight, in the order of the input", () => {
  const COUNT = 100;
  const cwd = inputs(COUNT);
  const audits = ["orgs", "all.yaml", "all.ndjson"].map((source) => {
    const one = audit(cwd, source, ...WITH, "--jobs", "1");
    expect(one).toMatchObject({ code: 1, stderr: "" });
    expect(audit(cwd, source, ...WITH, "--jobs", "8")).toEqual(one);
    return auditIn(one.stdout);
  });
  expect(audit(cwd, "orgs", ...WITH, "--jobs", "2").stdout).toBe(audit(cwd, "orgs", ...WITH).stdout);
  for (const { header, results, tally } of audits) {
    expect(header).toMatchObject({ type: "audit", now: "2026-11-22T12:00:00.000Z", shard: null });
    expect(header.register).toMatchObject({ file: "register.ndjson", organisations: COUNT - 1 });
    expect(results.map(({ organisation }) => organisation.reference)).toEqual(
      Array.from({ length: COUNT }, (_, place) => `org-${String(place).padStart(7, "0")}`),
    );
    expect(results.map(judgement)).toEqual(audits[0]?.results.map(judgement));
    expect(tally).toMatchObject({ type: "summary", documents: COUNT });
    expect(tally).toEqual(audits[0]?.tally);
    expect(tally.rules.find(({ rule }) => rule === "across/unregistered")).toMatchObject({ count: 1 });
  }
  const [files, documents, lines] = audits.map(({ results }) => results);
  expect(files?.map(({ ordinal }) => ordinal)).toEqual(files?.map((_, index) => index));
  // A small file is one unit of the input, however many documents it holds.
  expect(documents?.map(({ ordinal, document }) => [ordinal, document])).toEqual(files?.map((_, index) => [0, index]));
  expect(lines?.map(({ ordinal, line }) => [ordinal, line])).toEqual(files?.map((_, index) => [index, index + 1]));
});

describe("sources", () => {
  const three = { "a.roles.yaml": SOUND, "b.roles.yaml": ERROR, "below/c.roles.json": jsonAt(3), "d.yaml": WARNING };

  test.each([
    ["a folder", ["."], ["a.roles.yaml", "b.roles.yaml", "below/c.roles.json"]],
    ["a pattern", ["*.yaml"], ["a.roles.yaml", "b.roles.yaml", "d.yaml"]],
    [
      "several, each file once",
      ["d.yaml", "below", ".", "b.roles.yaml"],
      ["d.yaml", "below/c.roles.json", "a.roles.yaml", "b.roles.yaml"],
    ],
  ])("%s", (_, sources, wanted) => {
    const { results } = auditIn(audit(folder(three), ...sources).stdout);
    expect(results.map(({ file }) => file)).toEqual(wanted);
    expect(results.map(({ ordinal }) => ordinal)).toEqual(wanted.map((_name, index) => index));
  });

  test("of all kinds in one audit, in their order", () => {
    const cwd = folder({ "a.ndjson": ndjson(3), "b.roles.yaml": `${SOUND}---\n${ERROR}`, "c.jsonl": jsonAt(4) });
    const ran = rolecall(["audit", "a.ndjson", "-", "b.roles.yaml", "c.jsonl"], {
      cwd,
      stdin: `${WARNING}---\n${BROKEN}`,
    });
    expect(ran.code).toBe(3);
    expect(
      auditIn(ran.stdout).results.map(({ ordinal, file, document, line }) => [ordinal, file, document, line]),
    ).toEqual([
      [0, "a.ndjson", 0, 1],
      [1, "a.ndjson", 1, 2],
      [2, "a.ndjson", 2, 3],
      [3, "<stdin>", 0, 1],
      [4, "<stdin>", 1, WARNING.split("\n").length],
      [5, "b.roles.yaml", 0, 1],
      [5, "b.roles.yaml", 1, SOUND.split("\n").length],
      [6, "c.jsonl", 0, 1],
    ]);
  });

  test.each([
    ["NDJSON", ndjson(20)],
    ["YAML", Array.from({ length: 20 }, (_, place) => yamlAt(place)).join("---\n")],
  ])("standard input and a named pipe: %s", (kind, stdin) => {
    const cwd = folder({ [kind === "YAML" ? "all.yaml" : "all.ndjson"]: stdin });
    const file = audit(cwd, kind === "YAML" ? "all.yaml" : "all.ndjson", "--now", NOW);
    const through = rolecall(["audit", "-q", "-", "--now", NOW], { cwd, stdin });
    expect(through).toEqual({ ...file, stdout: through.stdout });
    expect(auditIn(through.stdout).results.map(judgement)).toEqual(auditIn(file.stdout).results.map(judgement));
    const piped = shell("mkfifo pipe; exec 3<&0; cat <&3 > pipe & rolecall audit -q pipe --now $NOW", {
      cwd,
      stdin,
      env: { NOW },
    });
    expect(piped.stderr).toBe("");
    expect(piped.stdout).toBe(through.stdout.replaceAll('"file":"<stdin>"', '"file":"pipe"'));
  });
});

test("findings are those of a check of the same file, which stand on the same lines", () => {
  const text = `${SOUND}---\n${ERROR}--- # nothing\n---\n${WARNING}---\n${yamlAt(8)}...\n- a list\n`;
  const cwd = folder({ "a.roles.yaml": text, "b.roles.yaml": BROKEN, "c.roles.yaml": "# nothing\n" });
  const { files } = reportIn(rolecall(["check", "--format", "json", "--now", NOW], { cwd }));
  const { results } = auditIn(audit(cwd, ".", "--now", NOW).stdout);
  const said = (of: { readonly findings: readonly unknown[] }): unknown =>
    // Offsets are in the document's own text, because nobody keeps the others.
    JSON.parse(JSON.stringify(of.findings, (key, value) => (key === "offset" ? undefined : value)));
  expect(results.map(({ file, document, verdict }) => [file, document, verdict])).toEqual(
    files.map(({ file, document, verdict }) => [file, document, verdict]),
  );
  expect(results.map(said)).toEqual(files.map(said));
});

describe("masking", () => {
  const personal = /Joan|Whitaker|202 555|whitaker@/;
  const wrong = SOUND.replace('phone: "+1 202 555 0110"', 'phone: "+1 202 555 0119"');

  test("hides names, emails and phones, also in what is said of the input, and --show-personal shows them", () => {
    const cwd = folder({ "a.roles.yaml": wrong, key: KEY });
    const ran = rolecall(["audit", ".", "--key-file", "key"], { cwd });
    expect(ran.code).toBe(1);
    expect(ran.stdout + ran.stderr).not.toMatch(personal);
    const shown = audit(cwd, ".", "--show-personal");
    expect(shown.stdout).toMatch(personal);
    expect(auditIn(shown.stdout).header.options.show_personal).toBe(true);
  });

  test("secrets are never shown", () => {
    const cwd = folder({
      "a.roles.yaml": `${SOUND}passcode: 418203\n`,
      "b.roles.yaml": "password: |\n  hunter2\n ]: [",
    });
    const ran = rolecall(["audit", ".", "--show-personal"], { cwd });
    expect(ran.stdout + ran.stderr).not.toMatch(/418203|hunter2/);
  });
});

describe("exit codes", () => {
  test.each([
    ["nothing found", { "a.roles.yaml": SOUND }, ["."], 0],
    ["a warning", { "a.roles.yaml": WARNING }, ["."], 0],
    ["an error", { "a.roles.yaml": ERROR }, ["."], 1],
    ["an error with --exit-zero", { "a.roles.yaml": ERROR }, [".", "--exit-zero"], 0],
    ["what cannot be judged", { "a.roles.yaml": BROKEN }, [".", "--exit-zero"], 3],
    ["an empty file", { "a.ndjson": "" }, ["a.ndjson"], 3],
    ["an empty one beside others", { "a.ndjson": "\n", "b.roles.yaml": SOUND }, ["a.ndjson", "b.roles.yaml"], 3],
    ["an empty folder beside others", { "a.roles.yaml": SOUND, "none/a": "" }, ["a.roles.yaml", "none"], 3],
  ])("%s: %j %j", (_, files, args, code) => {
    const ran = audit(folder(files), ...args);
    expect(ran.code).toBe(code);
    expect(auditIn(ran.stdout).tally.type).toBe("summary");
  });

  test("a broken line of NDJSON is told of as JSON, from a file and from standard input", () => {
    const cwd = folder({ "all.ndjson": '{"users": []}\n{"users": [}\n' });
    const stdin = '{"users": []}\n{"users": [}\n';
    for (const ran of [audit(cwd, "all.ndjson"), rolecall(["audit", "--quiet", "-"], { cwd, stdin })])
      expect(auditIn(ran.stdout).results[1]?.findings).toMatchObject([
        { rule: "syntax/invalid-yaml", message: expect.stringContaining("This is not valid JSON: ") },
      ]);
  });

  test("an empty standard input is no pass", () => {
    const ran = rolecall(["audit", "-", "-q"], { cwd: folder({}), stdin: "" });
    expect(ran.code).toBe(3);
    expect(auditIn(ran.stdout).results).toMatchObject([
      { verdict: "not_judged", findings: [{ rule: "syntax/empty-document" }] },
    ]);
  });

  test.each([
    [["none"], 3, "Nothing was checked: no declaration in ‘none’."],
    [["*.none", "none"], 3, "Nothing was checked: no declaration in ‘*.none’, ‘none’."],
    [[], 2, "Say what to audit: folders, files, patterns, or - for standard input."],
    [["nowhere"], 2, "There is no file or folder ‘nowhere’."],
    [[".", "--register", "nowhere"], 2, "There is no file ‘nowhere’."],
    [[".", "--key-file", "nowhere"], 2, "There is no file ‘nowhere’."],
    [
      [".", "--key-file", "short"],
      3,
      "Nothing was checked: the key file ‘short’ holds 5 bytes, and a key has at least 32.",
    ],
    [[".", "--register", "broken"], 3, "Nothing was checked: the register ‘broken’ cannot be used."],
    [[".", "--job", "2"], 2, "There is no option ‘--job’. Did you mean --jobs?"],
    [[".", "--jobs", "0"], 2, "Give a whole number from 1 to 256."],
    [[".", "--jobs", "1.5"], 2, "Give a whole number from 1 to 256."],
    [[".", "--timeout", "0"], 2, "Give seconds from 0.1 to 86400."],
    [[".", "--shard", "3/2"], 2, "Give it as 2/8: the second of eight parts."],
    [[".", "--now", "today"], 2, "Give it with its offset"],
    [[".", "--resume"], 2, "--resume goes on with the file of an earlier run, and none is named."],
    [[".", "--output", "a.roles.yaml"], 2, "‘a.roles.yaml’ is read, so the report (ndjson) cannot be written over it."],
    [["a.roles.yaml", "--register", "broken", "-o", "./none/../broken"], 2, "is read, so"],
    [[".", "--key-file", "short", "-o", "short"], 2, "‘short’ is read, so"],
  ])("%j: %d", (args, code, message) => {
    const cwd = folder({ "a.roles.yaml": SOUND, "none/x.yaml": SOUND, short: "abcde", broken: BROKEN });
    const ran = rolecall(["audit", ...args], { cwd });
    expect(ran).toMatchObject({ code, stdout: "" });
    expect(ran.stderr).toContain(`${message}`);
    expect(existsSync(join(cwd, "a.roles.yaml.partial"))).toBe(false);
  });
});

describe("--output", () => {
  test("writes what standard output would get, whole, with the folders that it takes", () => {
    const cwd = inputs(30);
    const ran = audit(cwd, "orgs", ...WITH, "-o", "deep/er/audit.ndjson");
    expect(ran).toMatchObject({ code: 1, stdout: "", stderr: "" });
    expect(written(cwd, "deep/er/audit.ndjson")).toBe(audit(cwd, "orgs", ...WITH).stdout);
    expect(existsSync(join(cwd, "deep/er/audit.ndjson.partial"))).toBe(false);
  });

  test("leaves what was there before until the end", () => {
    const cwd = inputs(30);
    writeFileSync(join(cwd, "audit.ndjson"), "before\n");
    // A folder in the place of what is written meanwhile.
    mkdirSync(join(cwd, "audit.ndjson.partial"));
    const ran = audit(cwd, "orgs", "-o", "audit.ndjson");
    expect(ran).toMatchObject({ code: 3, stdout: "" });
    expect(ran.stderr).toContain("The results cannot be written into ‘audit.ndjson’: it is a folder.");
    expect(written(cwd, "audit.ndjson")).toBe("before\n");
  });

  test.each([
    ["-o", "taken"],
    ["-f", "csv=taken"],
  ])("says of a folder in its place that it is one, and audits nothing first: %s %s", (...place) => {
    const cwd = inputs(1);
    mkdirSync(join(cwd, "taken"));
    const ran = audit(cwd, "orgs", ...place);
    expect(ran).toMatchObject({ code: 3, stdout: "" });
    expect(ran.stderr).toMatch(/^rolecall: .* into ‘taken’: it is a folder\.\nName another file\.\n$/);
    expect(readdirSync(cwd).filter((name) => name.includes("taken"))).toEqual(["taken"]);
  });
});
