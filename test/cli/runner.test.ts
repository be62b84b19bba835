import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { FORMAT_NAMES } from "../../src/formats/formats.ts";
import { BROKEN, ERROR, REGISTER, SOUND } from "./declarations.ts";
import { obey } from "./log.ts";
import { folder, type Ran, rolecall, shell } from "./run.ts";

const GITHUB = { GITHUB_ACTIONS: "true" };
const GITLAB = { GITLAB_CI: "true" };
const REPORT = "gl-code-quality-report.json";

function check(cwd: string, env: Readonly<Record<string, string>>, ...args: string[]): Ran {
  return rolecall(["check", ...args], { cwd, env });
}

/** A declaration of an organisation that is called like this. */
const hostile = (name: string): string => ERROR.replace(/^ {2}name: .*/m, `  name: ${JSON.stringify(name)} # ${name}`);

const read = (...path: string[]): string => readFileSync(join(...path), "utf8");
const plain = (cwd: string, ...args: string[]): string => check(cwd, {}, ...args).stdout;

describe("on GitHub's runner", () => {
  test("the text comes first, then its annotations, and the summary of the job", () => {
    const cwd = folder({ "a.roles.yaml": ERROR });
    const text = plain(cwd);
    const ran = check(cwd, { ...GITHUB, GITHUB_STEP_SUMMARY: join(cwd, "summary.md") });
    expect(ran).toMatchObject({ code: 1, stderr: "" });
    expect(ran.stdout.startsWith(text)).toBe(true);
    const { commands } = obey(ran.stdout);
    expect(commands.filter(({ name }) => name === "error")).toEqual([
      expect.objectContaining({ properties: expect.stringContaining("file=a.roles.yaml,line=12,") }),
    ]);
    expect(ran.stdout.slice(text.length)).toBe(plain(cwd, "--format", "github"));
    expect(read(cwd, "summary.md").replace(/`\d{4}-.*?Z`/, "")).toBe(
      plain(cwd, "--format", "markdown").replace(/`\d{4}-.*?Z`/, ""),
    );
  });

  test("the summary is added to what others say", () => {
    const cwd = folder({ "a.roles.yaml": SOUND, "summary.md": "# Before\n" });
    check(cwd, { ...GITHUB, GITHUB_STEP_SUMMARY: join(cwd, "summary.md") });
    expect(read(cwd, "summary.md")).toMatch(/^# Before\n\n<!-- rolecall -->\n/);
  });

  test("--format overrides it; with --format github there still is a summary", () => {
    const cwd = folder({ "a.roles.yaml": ERROR });
    const env = { ...GITHUB, GITHUB_STEP_SUMMARY: join(cwd, "summary.md") };
    expect(obey(check(cwd, env, "--format", "text").stdout).commands).toEqual([]);
    expect(JSON.parse(check(cwd, env, "--format", "json").stdout)).toMatchObject({ version: 1 });
    expect(existsSync(join(cwd, "summary.md"))).toBe(false);
    expect(check(cwd, env, "--format", "github").stdout).toBe(plain(cwd, "--format", "github"));
    expect(read(cwd, "summary.md")).toContain("roles/mandatory-role");
  });

  test("text and commands share standard output, and nothing else does", () => {
    const cwd = folder({ "a.roles.yaml": ERROR });
    const both = ["--format", "text", "--format", "github"];
    expect(plain(cwd, ...both)).toBe(plain(cwd) + plain(cwd, "--format", "github"));
    for (const wrong of [
      [...both, "--format", "text"],
      ["--format", "json", "--format", "github"],
    ]) {
      expect(check(cwd, {}, ...wrong)).toMatchObject({ code: 2, stdout: "" });
    }
  });

  test("where standard output is a file, the runner does not see it, and nothing is added", () => {
    const cwd = folder({ "a.roles.yaml": ERROR });
    shell("rolecall check > report.txt", { cwd, env: GITHUB });
    expect(read(cwd, "report.txt")).toBe(plain(cwd));
  });

  test.each([
    ["is not there", (cwd: string) => join(cwd, "nowhere", "summary.md"), "it is not there"],
    ["is a folder", (cwd: string) => cwd, "it is a folder"],
  ])("a summary whose file %s is no failure, and is told", (_, file, why) => {
    const cwd = folder({ "a.roles.yaml": SOUND });
    const ran = check(cwd, { ...GITHUB, GITHUB_STEP_SUMMARY: file(cwd) });
    expect(ran).toMatchObject({ code: 0, stderr: `rolecall: the job’s summary was not written: ${why}.\n` });
  });

  test("a summary is left alone where it would be more than GitHub takes, which is nothing then", () => {
    const others = "x".repeat(1024 * 1024 - 200);
    const cwd = folder({ "a.roles.yaml": SOUND, "summary.md": others });
    const ran = check(cwd, { ...GITHUB, GITHUB_STEP_SUMMARY: join(cwd, "summary.md") });
    expect(ran.code).toBe(0);
    expect(ran.stderr).toContain("the job’s summary was left as it is");
    expect(read(cwd, "summary.md")).toBe(others);
  });

  test("files are named from the repository, wherever the command runs", () => {
    const root = folder({ "orgs/north/a.roles.yaml": ERROR, "b.roles.yaml": ERROR });
    const cwd = join(root, "orgs");
    const env = { ...GITHUB, GITHUB_WORKSPACE: root };
    const { commands } = obey(check(cwd, env, "north", "../b.roles.yaml").stdout);
    const errors = commands.filter(({ name }) => name === "error").map(({ properties }) => properties);
    expect(errors[0]).toContain("file=orgs/north/a.roles.yaml,line=12,");
    expect(errors[1]).toContain("file=b.roles.yaml,line=12,");
    const sarif = JSON.parse(check(cwd, env, "north", "--format", "sarif").stdout);
    expect(JSON.stringify(sarif)).toContain('"uri":"orgs/north/a.roles.yaml"');
    // For people, and for other machines, it is named as they named it.
    expect(JSON.parse(check(cwd, env, "north", "--format", "json").stdout).files[0].file).toBe("north/a.roles.yaml");
  });

  test("and so are the registers that they are compared with", () => {
    const root = folder({
      "orgs/a/a.roles.yaml": SOUND,
      "orgs/b/b.roles.yaml": SOUND,
      "orgs/a/rolecall.yaml": "register: pdp.yaml\n",
      "orgs/a/pdp.yaml": REGISTER,
      "orgs/b/rolecall.yaml": "register: ../../pdp.yaml\n",
      "pdp.yaml": REGISTER,
    });
    const env = { ...GITHUB, GITHUB_WORKSPACE: root };
    const compared = (...args: string[]): unknown =>
      JSON.parse(check(join(root, "orgs"), env, ...args, "--format", "sarif").stdout).runs[0].properties
        .preregistration;
    expect(compared("--register", "../pdp.yaml")).toEqual({ source: "register", file: "pdp.yaml" });
    expect(compared()).toEqual({ source: "register", file: "orgs/a/pdp.yaml and pdp.yaml" });
  });

  test("and so is all else that is told of a repository: what a configuration switches off, what is fixed", () => {
    const root = folder({
      "orgs/a.roles.yaml": ERROR,
      "orgs/rolecall.yaml": "off: {roles/mandatory-role: Not yet.}\n",
    });
    const cwd = join(root, "orgs");
    check(cwd, {}, "--no-config", "--format", "json=before.json");
    writeFileSync(join(cwd, "a.roles.yaml"), SOUND);
    const env = { ...GITHUB, GITHUB_WORKSPACE: root };
    const run = (...args: string[]): string => check(cwd, env, "--format", "sarif", ...args).stdout;
    expect(run()).toContain('"uri": "orgs/rolecall.yaml"');
    const fixed = run("--no-config", "--baseline", "before.json");
    expect(fixed).toContain("Fixed since the baseline: ");
    for (const text of [run(), fixed]) {
      expect(text).not.toMatch(/"uri": "(?!orgs\/|https:)/);
      expect(JSON.parse(text).runs[0].originalUriBaseIds["%SRCROOT%"].description.text).toBe(
        "The root of the repository.",
      );
    }
    const elsewhere = check(cwd, {}, "--format", "sarif").stdout;
    expect(JSON.parse(elsewhere).runs[0].originalUriBaseIds["%SRCROOT%"].description.text).toBe(
      "The folder that rolecall was run in.",
    );
  });

  test("nothing that a file is called or holds is obeyed", () => {
    const names = [
      "::error::hi.roles.yaml",
      "##[error]hi.roles.yaml",
      "##[set-output name=code;]0.roles.yaml",
      "\u00AD::warning::soft.roles.yaml",
      "a\n::error::newline.roles.yaml",
      "a%0A::error::hi.roles.yaml",
    ];
    const comment = `${ERROR}# ##[error]in a comment\n`;
    const cwd = folder(Object.fromEntries(names.map((name) => [name, name.startsWith("#") ? BROKEN : comment])));
    const ran = check(cwd, GITHUB, "--show-personal");
    expect(ran.code).toBe(3);
    const { commands, stopped } = obey(`${ran.stderr}\n${ran.stdout}`);
    // There was something to be stopped, and what is left are our own annotations.
    expect(stopped).toBeGreaterThan(1);
    expect(commands.filter(({ message }) => /^(hi|soft|newline|0)\b/.test(message))).toEqual([]);
    expect(
      commands.every(({ name, properties }) => /^(error|warning|notice)$/.test(name) && properties.includes("title=")),
    ).toBe(true);
  });

  test("in no format", () => {
    const names = [
      "::add-mask::x.roles.yaml",
      "##[error]c.roles.yaml",
      "##vso[task.setvariable variable=a]b.roles.yaml",
      "#\u00AD#[error]soft.roles.yaml",
    ];
    const files = names.map((name, index) => [name, index === 1 ? BROKEN : hostile(names[index] as string)]);
    const cwd = folder(Object.fromEntries(files));
    for (const format of FORMAT_NAMES) {
      const { code, stdout } = check(cwd, GITHUB, "--show-personal", "--format", format);
      expect(code).toBe(3);
      const { commands } = obey(stdout);
      expect(
        commands.filter(({ properties }) => format !== "github" || !properties.includes("title=")),
        format,
      ).toEqual([]);
      const seen = stdout.replace(/\p{Default_Ignorable_Code_Point}/gu, "");
      expect(seen, format).not.toMatch(/##(?:vso)?\[/i);
      // Nobody’s pipe is broken: what a machine reads is as it would be elsewhere.
      if (format !== "text") expect(stdout, format).not.toContain("::stop-commands::");
    }
  });

  test("nor is what stderr says of a name", () => {
    const ran = check(folder({}), GITHUB, "##[error]hi.roles.yaml");
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain("Nothing was checked: no declaration in ‘#<U+0023>[error]hi.roles.yaml’.");
    expect(obey(ran.stderr)).toEqual({ commands: [], stopped: 0 });
  });
});

describe("on GitLab's runner", () => {
  test("the text is as ever, and a code quality report is written beside it", () => {
    const cwd = folder({ "a.roles.yaml": ERROR });
    const ran = check(cwd, GITLAB);
    expect(ran).toMatchObject({ code: 1, stdout: plain(cwd) });
    expect(ran.stderr).toBe(
      `rolecall: wrote ${REPORT}. GitLab shows it where the job has this line:\n  artifacts: { reports: { codequality: ${REPORT} } }\n`,
    );
    expect(read(cwd, REPORT)).toBe(plain(cwd, "--format", "gitlab"));
  });

  test("files, the report among them, are named from the repository", () => {
    const root = folder({ "orgs/a.roles.yaml": ERROR });
    const ran = check(join(root, "orgs"), { ...GITLAB, CI_PROJECT_DIR: root });
    expect(ran.stderr).toContain(`codequality: orgs/${REPORT} }`);
    const issues = JSON.parse(read(root, "orgs", REPORT));
    expect(issues[0].location.path).toBe("orgs/a.roles.yaml");
  });

  test("--format overrides it", () => {
    const cwd = folder({ "a.roles.yaml": ERROR });
    expect(check(cwd, GITLAB, "--format", "text")).toMatchObject({ stderr: "", stdout: plain(cwd) });
    expect(existsSync(join(cwd, REPORT))).toBe(false);
  });

  test("that the report cannot be written is no failure, and is told", () => {
    const cwd = folder({ "a.roles.yaml": SOUND });
    mkdirSync(join(cwd, REPORT));
    const ran = check(cwd, GITLAB);
    expect(ran.code).toBe(0);
    expect(ran.stderr).toContain(`rolecall: ${REPORT} was not written, so GitLab shows no annotations: `);
  });

  test("a file of that name that is checked is not written over", () => {
    const cwd = folder({ [REPORT]: SOUND });
    expect(check(cwd, GITLAB, REPORT)).toMatchObject({ code: 0, stderr: "" });
    expect(read(cwd, REPORT)).toBe(SOUND);
  });
});

test("elsewhere nothing is added, whatever else is set", () => {
  const cwd = folder({ "a.roles.yaml": ERROR });
  const env = { CI: "true", GITHUB_ACTIONS: "", GITHUB_STEP_SUMMARY: join(cwd, "summary.md") };
  expect(check(cwd, env)).toMatchObject({ stderr: "", stdout: plain(cwd) });
  expect(existsSync(join(cwd, "summary.md"))).toBe(false);
});
