import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { BROKEN, ERROR, REGISTER, SOUND, WARNING } from "../cli/declarations.ts";
import { obey } from "../cli/log.ts";
import { folder, rolecall } from "../cli/run.ts";
import { OUTPUTS, readOnly, runAction } from "./run.ts";

const json = (...path: string[]): { readonly [key: string]: never } => JSON.parse(readFileSync(join(...path), "utf8"));

/** The file and line of each annotation of a kind. */
function places(log: string, kind: string): readonly string[] {
  return obey(log)
    .commands.filter(({ name }) => name === kind)
    .map(({ properties }) => /file=([^,]*),line=(\d+)/.exec(properties)?.slice(1).join(":") ?? "");
}

describe("the action", () => {
  test("passes where nothing is wrong, and says so in every output", () => {
    const { workspace: _, stdout, ...ran } = runAction({ "orgs/a.roles.yaml": SOUND });
    expect(ran).toMatchObject({ code: 0, stderr: "", summary: expect.stringContaining("## Rolecall: ") });
    expect(stdout).toMatch(/^(No findings|\d+ pieces? of advice) in 1 declaration/m);
    expect(ran.outputs).toEqual({
      before: "1",
      "exit-code": "0",
      conclusion: "passed",
      documents: "1",
      errors: "0",
      warnings: "0",
      advice: expect.stringMatching(/^\d+$/),
      "not-judged": "0",
      report: expect.stringMatching(/report\.json$/),
      "sarif-file": "",
      "html-file": "",
    });
    expect(Object.keys(ran.outputs).sort()).toEqual([...OUTPUTS, "before"].sort());
    expect(json(ran.outputs.report as string)).toMatchObject({ version: 1, files: [{ file: "orgs/a.roles.yaml" }] });
  });

  test("fails with findings: annotations, SARIF, a page and a summary tell them", () => {
    const files = { "sarif-file": "out/rolecall.sarif", "html-file": "out/rolecall.html" };
    const ran = runAction({ "orgs/a.roles.yaml": ERROR, "b.roles.yaml": SOUND }, files);
    expect(ran).toMatchObject({ code: 1, stderr: "", outputs: { conclusion: "findings", errors: "1", ...files } });
    expect(places(ran.stdout, "error")).toEqual(["orgs/a.roles.yaml:12"]);
    expect(ran.summary).toContain("roles/mandatory-role");
    expect(json(ran.workspace, "out/rolecall.sarif")).toMatchObject({ version: "2.1.0" });
    expect(readFileSync(join(ran.workspace, "out/rolecall.html"), "utf8")).toMatch(/^<!doctype html>/i);
  });

  test("nothing personal is in what it leaves", () => {
    const ran = runAction({ "a.roles.yaml": ERROR }, { "sarif-file": "a.sarif" });
    const left = [ran.stdout, ran.summary, ran.outputs.report as string, join(ran.workspace, "a.sarif")];
    for (const text of left.map((text) => (text.startsWith("/") ? readFileSync(text, "utf8") : text)))
      expect(text).not.toMatch(/Whitaker|joan\.|496 ?0210/);
  });

  test("a document that cannot be judged is no pass", () => {
    const ran = runAction({ "a.roles.yaml": BROKEN, "b.roles.yaml": SOUND });
    expect(ran).toMatchObject({ code: 3, outputs: { conclusion: "not_judged", documents: "2", "not-judged": "1" } });
    expect(places(ran.stdout, "error")).toEqual(["a.roles.yaml:2"]);
  });

  test.each([
    ["nothing to check", {}, {}, 3, "not_judged", "Nothing was checked: no declaration in ‘.’."],
    ["a path that is not there", {}, { paths: "orgs" }, 2, "wrong_use", "There is no file or folder ‘orgs’."],
    ["standard input", {}, { paths: "-" }, 2, "wrong_use", "An action has no standard input to check."],
    ["a wrong severity", {}, { "fail-on": "fatal" }, 2, "wrong_use", "--fail-on cannot be ‘fatal’."],
    ["a wrong yes or no", {}, { "strict-match": "maybe" }, 2, "wrong_use", "The input ‘strict-match’ is ‘maybe’."],
    ["a broken register", { "r.yaml": "[" }, { register: "r.yaml" }, 3, "not_judged", "‘r.yaml’ cannot be used"],
  ])("%s has no counts, and an annotation that says why", (_, more, inputs, code, conclusion, message) => {
    const files = "r.yaml" in more ? { "a.roles.yaml": SOUND, ...more } : more;
    const ran = runAction(files, { "sarif-file": "a.sarif", ...inputs });
    expect(ran).toMatchObject({ code, stderr: "", summary: "" });
    const nothing = { documents: "", errors: "", warnings: "", advice: "", "not-judged": "", report: "" };
    expect(ran.outputs).toMatchObject({ "exit-code": String(code), conclusion, ...nothing, "sarif-file": "" });
    expect(obey(ran.stdout).commands).toEqual([
      { name: "error", properties: "title=Rolecall", message: expect.stringContaining(message) },
    ]);
  });

  test("a file of before is not taken for the one that could not be written", () => {
    const ran = runAction({ "a.sarif": "{}" }, { "sarif-file": "a.sarif" });
    expect(ran).toMatchObject({ code: 3, outputs: { "sarif-file": "", conclusion: "not_judged" } });
  });

  test("hands the options on: register, strict match, what to fail on", () => {
    const files = { "a.roles.yaml": WARNING, "b.roles.yaml": WARNING, "register.yaml": REGISTER };
    expect(runAction(files, { paths: "a.roles.yaml" }).outputs).toMatchObject({ conclusion: "passed", warnings: "1" });
    expect(runAction(files, { "fail-on": "warning" }).outputs.conclusion).toBe("findings");
    expect(runAction(files, { "strict-match": "true", register: "register.yaml" }).outputs).toMatchObject({
      conclusion: "findings",
      errors: "2",
    });
  });

  test("takes one path a line, with spaces and all, files, folders and patterns", () => {
    const files = {
      "my orgs/a b.roles.yaml": ERROR,
      "my orgs/not this.yaml": BROKEN,
      "-x.yaml": ERROR,
      "by name/c.yaml": ERROR,
    };
    const paths = "\r\n  my orgs\r\n-x.yaml\n\n\tby name/*.yaml  \n";
    const ran = runAction(files, { paths });
    expect(ran).toMatchObject({ code: 1, outputs: { documents: "3", errors: "3" } });
    expect(places(ran.stdout, "error")).toEqual(["my orgs/a b.roles.yaml:12", "-x.yaml:12", "by name/c.yaml:12"]);
  });

  test("names files from the repository, whatever the working directory", () => {
    const files = { "sub/orgs/a.roles.yaml": ERROR, "sub/register.yaml": REGISTER, "b.roles.yaml": BROKEN };
    const inputs = { "working-directory": "./sub/", register: "register.yaml", "sarif-file": "out.sarif" };
    const ran = runAction(files, inputs);
    expect(places(ran.stdout, "error")).toEqual(["sub/orgs/a.roles.yaml:12"]);
    expect(ran.outputs).toMatchObject({ documents: "1", "sarif-file": "sub/out.sarif" });
    expect(JSON.stringify(json(ran.workspace, "sub/out.sarif"))).toContain('"uri":"sub/orgs/a.roles.yaml"');
  });

  test("goes by the configuration of the working directory, as the command does there", () => {
    const files = {
      "sub/rolecall.yaml": "fail_on: warning\npatterns: [only/*.yaml]\n",
      "sub/only/a.yaml": WARNING,
      "sub/b.roles.yaml": BROKEN,
      "c.roles.yaml": BROKEN,
    };
    const ran = runAction(files, { "working-directory": "sub" });
    const there = rolecall(["check"], { cwd: join(folder(files), "sub") });
    expect(there.code).toBe(1);
    expect(ran).toMatchObject({ code: there.code, stderr: "", outputs: { documents: "1", warnings: "1" } });
    expect(ran.stdout.startsWith(there.stdout.trim())).toBe(true);
    expect(places(ran.stdout, "warning")).toEqual(["sub/only/a.yaml:13"]);
  });

  test("says which of its files were written, where another was not", () => {
    const files = { "a.roles.yaml": ERROR, "a.sarif/x": "", "a.html": "of before" };
    const ran = runAction(files, { "sarif-file": "a.sarif", "html-file": "a.html" });
    expect(ran.code).toBe(3);
    expect(ran.outputs).toMatchObject({ errors: "1", "sarif-file": "", "html-file": "a.html" });
    expect(readFileSync(join(ran.workspace, "a.html"), "utf8")).toMatch(/^<!doctype html>/i);
    const why = obey(ran.stdout).commands.filter(
      ({ name, properties }) => name === "error" && properties === "title=Rolecall",
    );
    expect(why).toEqual([expect.objectContaining({ message: expect.stringContaining("‘a.sarif’: it is a folder") })]);
  });

  test.each([
    ["no folder for what is temporary", {}, "a.roles.yaml/x", 3, "not_judged", "what should be its folder is a file"],
    ["no working directory", { "working-directory": "gone" }, "temp", 2, "wrong_use", "There is no folder ‘gone’"],
  ])("%s is told in outputs and in an annotation", (_, inputs, temp, code, conclusion, message) => {
    const ran = runAction({ "a.roles.yaml": SOUND }, inputs, { RUNNER_TEMP: temp });
    expect(ran).toMatchObject({ code, outputs: { "exit-code": String(code), conclusion, documents: "", report: "" } });
    expect(ran.stdout).not.toContain("a bug in rolecall");
    expect(obey(ran.stdout).commands).toEqual([
      { name: "error", properties: "title=Rolecall", message: expect.stringContaining(message) },
    ]);
  });

  test("leaves the summary alone where it is told to", () => {
    const ran = runAction({ "a.roles.yaml": ERROR }, { "show-summary": "false" });
    expect(ran).toMatchObject({ code: 1, summary: "" });
    expect(places(ran.stdout, "error")).toHaveLength(1);
  });

  test("obeys nothing that a file is called or holds, and no output is what a file says", () => {
    const names = [
      "##[set-output name=conclusion;]passed.roles.yaml",
      "::error::hi.roles.yaml",
      "a%0A::error::hi.roles.yaml",
    ];
    const hostile = ERROR.replace("Fennel Lane Pension Scheme", "x\\nconclusion=passed\\nEOF");
    const ran = runAction(Object.fromEntries(names.map((name) => [name, `${hostile}# ##[error]hi\n`])));
    expect(ran).toMatchObject({ code: 1, outputs: { conclusion: "findings", documents: "3" } });
    const { commands } = obey(ran.stdout);
    expect(commands.length).toBeGreaterThan(3);
    for (const { name, properties } of commands) {
      expect(name).toMatch(/^(error|warning|notice)$/);
      expect(properties).toContain("title=");
    }
  });

  test("nor what is said of a path that is not there", () => {
    const { stdout, outputs } = runAction({}, { paths: "::error::hi" });
    expect(outputs.conclusion).toBe("wrong_use");
    expect(obey(stdout).commands.map(({ properties }) => properties)).toEqual(["title=Rolecall"]);
  });

  test("outputs that cannot be written are told, and are no pass", () => {
    const ran = runAction({ "a.roles.yaml": SOUND }, {}, { GITHUB_OUTPUT: readOnly() });
    expect(ran.code).toBe(3);
    expect(ran.stdout).toContain("rolecall: The outputs cannot be written: it is a folder.");
  });
});

test("it is all there in the repository, and needs nothing to be installed", () => {
  const repository = folder({});
  for (const name of ["action.yml", "package.json", "generated"])
    cpSync(name, join(repository, name), { recursive: true });
  const ran = runAction({ "a.roles.yaml": ERROR }, { "sarif-file": "a.sarif", "html-file": "a.html" }, {}, repository);
  expect(ran).toMatchObject({ code: 1, stderr: "", outputs: { errors: "1", "sarif-file": "a.sarif" } });
});
