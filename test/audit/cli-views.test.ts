import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parquetReadObjects } from "hyparquet";
import { describe, expect, test } from "vitest";
import { createAjv } from "../../tools/generate/validators.ts";
import { BROKEN, ERROR, SOUND } from "../cli/declarations.ts";
import { folder, type Ran, rolecall, shell } from "../cli/run.ts";
import { schemaOf } from "../schemas/walk.ts";
import { auditOf, benched, DUPLICATE, OTHERS, resultsOf, written } from "./audits.ts";

const AUDIT = written(auditOf([...benched(0, 20), ...resultsOf(OTHERS)], { across: [DUPLICATE] }));

/** The audit of some declarations by the command itself. */
function audited(files: Readonly<Record<string, string>>): string {
  const cwd = folder(files);
  const { stdout } = rolecall(["audit", ...Object.keys(files), "--jobs", "1", "--now", "2026-11-22T09:30:00Z"], {
    cwd,
  });
  return stdout;
}

const view = (args: readonly string[], files: Readonly<Record<string, string>> = {}): Ran & { cwd: string } => {
  const cwd = folder({ "audit.ndjson": AUDIT, ...files });
  return { ...rolecall(["audit", "view", ...args], { cwd }), cwd };
};

test("an audit that the command makes is one by its schema, and can be viewed and compared", () => {
  const before = audited({ "a.roles.yaml": SOUND, "b.roles.yaml": BROKEN });
  const validate = createAjv().compile(schemaOf("audit"));
  for (const line of before.trimEnd().split("\n")) {
    validate(JSON.parse(line));
    expect(validate.errors, line).toBeNull();
  }
  const after = audited({ "a.roles.yaml": ERROR, "b.roles.yaml": SOUND });
  const cwd = folder({ "before.ndjson": before, "after.ndjson": after });
  expect(rolecall(["audit", "view", "before.ndjson", "--format", "csv"], { cwd }).stdout).toContain("a.roles.yaml");
  const compared = rolecall(["audit", "compare", "before.ndjson", "after.ndjson"], { cwd });
  expect(compared.stderr).toBe("");
  expect(compared.code).toBe(1);
});

describe("rolecall audit view", () => {
  test("writes several formats in one reading, and nothing on the screen", async () => {
    const { cwd, ...ran } = view([
      ...["audit.ndjson", "--format", "html=out/o.html", "--format", "csv", "--output", "out/f.csv"],
      ...["--format", "parquet=out/f.parquet"],
    ]);
    expect(ran).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(readdirSync(join(cwd, "out")).sort()).toEqual(["f.csv", "f.parquet", "o.html"]);
    expect(readFileSync(join(cwd, "out/o.html"), "utf8")).toContain("22 organisations: 1 could not be judged and");
    const bytes = readFileSync(join(cwd, "out/f.parquet"));
    const rows = await parquetReadObjects({
      file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
    });
    expect(rows.length).toBe(readFileSync(join(cwd, "out/f.csv"), "utf8").split("\r\n").length - 2);
  });

  test("is a page on standard output, where nothing is asked for; and reads standard input", () => {
    const { stdout, code } = rolecall(["audit", "view", "-"], { stdin: AUDIT });
    expect(code).toBe(0);
    expect(stdout.startsWith("<!DOCTYPE html>\n")).toBe(true);
    expect(stdout.endsWith("</html>\n")).toBe(true);
    expect(view(["audit.ndjson", "-o", "o.html"]).stdout).toBe("");
  });

  test("leaves a file as it was where the audit is not whole, and nothing beside it", () => {
    const cut = AUDIT.split("\n").slice(0, 9).join("\n");
    const args = ["cut.ndjson", "--format", "csv=old.csv", "--format", "html=new/o.html"];
    const { cwd, code, stderr } = view(args, { "cut.ndjson": cut, "old.csv": "old" });
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr:
        "rolecall: ‘cut.ndjson’ was cut short: after 8 organisations its summary is missing.\nMake the audit again, or let ‘rolecall audit --resume’ finish it.\n",
    });
    expect(readFileSync(join(cwd, "old.csv"), "utf8")).toBe("old");
    expect(readdirSync(cwd).sort()).toEqual(["audit.ndjson", "cut.ndjson", "new", "old.csv"]);
    expect(existsSync(join(cwd, "new/o.html"))).toBe(false);
  });

  test.each<[string, string[], number, string]>([
    ["a file that is not there", ["nope"], 2, "There is no file ‘nope’."],
    ["a folder", ["."], 3, "‘.’ cannot be read: it is a folder."],
    ["a format that there is not", ["audit.ndjson", "--format", "pdf"], 2, "There are html, csv and parquet."],
    [
      "bytes on the screen",
      ["audit.ndjson", "--format", "parquet"],
      2,
      "The format parquet is not text, so it needs a file.",
    ],
    [
      "two formats in one place",
      ["audit.ndjson", "-f", "csv=x", "-f", "html=./x"],
      2,
      "Two formats would go into ‘./x’.\nGive each a file of its own, such as --format html=report.html.",
    ],
    ["the audit's own place", ["audit.ndjson", "-f", "csv=./audit.ndjson"], 2, "‘./audit.ndjson’ is read, so"],
    ["a place that is a folder", ["audit.ndjson", "-f", "csv=."], 3, "Nothing can be written into ‘.’: "],
    ["an option of the audit itself", ["audit.ndjson", "--jobs", "2"], 2, "There is no option ‘--jobs’."],
  ])("tells what is wrong: %s", (_, args, code, words) => {
    const ran = view(args);
    expect(ran.stderr).toContain(words);
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code, stdout: "" });
    expect(readFileSync(join(ran.cwd, "audit.ndjson"), "utf8")).toBe(AUDIT);
  });
});

describe("rolecall audit compare", () => {
  const results = benched(0, 20);
  const [unjudged] = resultsOf(OTHERS);
  const good = results.filter(({ verdict }) => verdict === "compliant");
  const bad = results.filter(({ verdict }) => verdict === "non_compliant");
  const compare = (before: string, after: string, ...args: readonly string[]): Ran => {
    const cwd = folder({ "before.ndjson": before, "after.ndjson": after });
    return rolecall(["audit", "compare", "before.ndjson", "after.ndjson", ...args], { cwd });
  };
  const text = (all: typeof results): string => written(auditOf(all));

  test.each<[string, string, string, string[], number]>([
    ["nothing has changed", text(results), text(results), [], 0],
    ["one is newly not compliant", text(good), text([...good, ...bad.slice(0, 1)]), [], 1],
    ["the same, and that is no failure", text(good), text([...good, ...bad.slice(0, 1)]), ["--exit-zero"], 0],
    ["all are newly compliant or gone", text(results), text(good), [], 0],
    ["one could not be judged", text(good), text([...good, ...bad, unjudged as never]), ["--exit-zero"], 3],
    ["nobody is left", text(good), text([]), [], 3],
  ])("exit code where %s", (_, before, after, args, code) => {
    expect(compare(before, after, ...args)).toMatchObject({ code, stderr: "" });
  });

  test("tells it in several formats at once", () => {
    const cwd = folder({ "before.ndjson": text(good), "after.ndjson": text(bad) });
    const formats = ["-f", "html=c.html", "-f", "csv=c.csv", "-f", "json", "-o", "c.json", "-f", "text"];
    const { stdout, code } = rolecall(["audit", "compare", "before.ndjson", "after.ndjson", ...formats], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^Compared before\.ndjson /);
    expect(JSON.parse(readFileSync(join(cwd, "c.json"), "utf8")).summary.changes.new).toBe(bad.length);
    expect(readFileSync(join(cwd, "c.html"), "utf8")).toContain(`New: not there before: ${bad.length}`);
    expect(readFileSync(join(cwd, "c.csv"), "utf8").split("\r\n").length).toBe(good.length + bad.length + 2);
  });

  test("one of the two may come from standard input", () => {
    const cwd = folder({ "after.ndjson": text(good) });
    const { code, stdout } = rolecall(["audit", "compare", "-", "after.ndjson"], { cwd, stdin: text(good) });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Compared <stdin> /);
    expect(rolecall(["audit", "compare", "-", "-"], { cwd })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("Only one of the two audits can come from standard input."),
    });
  });

  test("an audit that is not whole, and parts that do not belong together, are refused", () => {
    const cut = text(good).split("\n").slice(0, 4).join("\n");
    expect(compare(text(good), cut)).toMatchObject({
      code: 3,
      stdout: "",
      stderr: expect.stringContaining("‘after.ndjson’ was cut short"),
    });
    expect(compare("", text(good))).toMatchObject({
      code: 3,
      stdout: "",
      stderr: expect.stringContaining("‘before.ndjson’ is empty"),
    });
    const part = (index: number): string => text(good).replace('"shard":null', `"shard":{"index":${index},"of":2}`);
    expect(compare(part(1), part(2)).stderr).toContain(
      "‘before.ndjson’ is part 1 of 2, and ‘after.ndjson’ is part 2 of 2.\n‘rolecall audit merge’ makes one audit",
    );
    expect(compare(part(1), text(good)).code).toBe(3);
    expect(compare(part(1), part(1)).stdout).toContain("Both are part 1 of 2 only");
  });
});

describe.each(["view", "compare"])("the help of rolecall audit %s", (command) => {
  const { code, stdout, stderr } = rolecall(["audit", command, "--help"]);
  const examples = [...stdout.matchAll(/^ {2}(rolecall .*?)(?: {2,}.*)?$/gm)].map(([, line]) => line as string);

  test("goes to standard output, with its exit codes", () => {
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("Exit codes: 0 ");
    expect(examples.length).toBeGreaterThanOrEqual(3);
  });

  test.each(examples)("has an example that runs: %s", (line) => {
    const audit = written(auditOf(benched(0, 3)));
    const cwd = folder({});
    for (const name of ["audit", "before", "after"]) writeFileSync(join(cwd, `${name}.ndjson`), audit);
    mkdirSync(join(cwd, "x"));
    expect(shell(line, { cwd })).toMatchObject({ code: 0, stderr: "" });
  });
});
