import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ERROR, REGISTER, SOUND, WARNING } from "../cli/declarations.ts";
import { COMMAND, folder, type Ran, shell } from "../cli/run.ts";
import { blocksOf, dataIn, dataOf } from "./yaml.ts";

/** A folder where `rolecall` is on the PATH, as it is where npm has installed it, and a file to check. */
function project(declaration: string): { readonly cwd: string; readonly path: string } {
  const cwd = folder({ "orgs/a.roles.yaml": declaration, "register.yaml": REGISTER, "bin/rolecall": "" });
  writeFileSync(join(cwd, "bin/rolecall"), `#!/bin/sh\nexec "${process.execPath}" "${COMMAND}" "$@"\n`);
  chmodSync(join(cwd, "bin/rolecall"), 0o755);
  return { cwd, path: `${join(cwd, "bin")}:${process.env.PATH}` };
}

/** Runs the lines of a job, each on its own like a runner does, as far as they succeed. */
function runLines(lines: readonly string[], cwd: string, env: Readonly<Record<string, string>>): Ran {
  return shell(`unset -f rolecall\nset -e\n${lines.join("\n")}`, { cwd, env });
}

interface Job {
  readonly variables: Readonly<Record<string, string>>;
  readonly before_script: readonly string[];
  readonly script: readonly string[];
  readonly artifacts: { readonly reports: Readonly<Record<string, string>> };
}

describe("the job for GitLab", () => {
  const { rolecall: job } = dataOf("templates/gitlab-ci.yml") as { rolecall: Job };
  const { rolecall: example } = dataOf("examples/ci/gitlab-ci.yml") as { rolecall: Pick<Job, "variables"> };
  const run = (declaration: string, variables: Readonly<Record<string, string>>): Ran & { readonly cwd: string } => {
    const { cwd, path } = project(declaration);
    return { ...runLines(job.script, cwd, { PATH: path, GITLAB_CI: "true", ...job.variables, ...variables }), cwd };
  };

  test.each([
    ["as it is", SOUND, {}, 0],
    ["as it is", ERROR, {}, 1],
    ["with what the example sets", SOUND, example.variables, 0],
    ["with a path", ERROR, { ROLECALL_PATHS: "orgs/*.yaml" }, 1],
    ["with more options", WARNING, { ROLECALL_OPTIONS: "--fail-on warning --strict-match" }, 1],
  ])("%s says what it finds, and leaves both reports (exit %#)", (_, declaration, variables, code) => {
    const ran = run(declaration, variables);
    expect(ran).toMatchObject({ code, stderr: "" });
    expect(ran.stdout).toMatch(/in 1 declaration/);
    for (const file of Object.values(job.artifacts.reports)) expect(existsSync(join(ran.cwd, file)), file).toBe(true);
    const issues = JSON.parse(readFileSync(join(ran.cwd, job.artifacts.reports.codequality as string), "utf8"));
    const places = issues.map(({ location }: { location: { path: string } }) => location.path);
    expect(new Set(places)).toEqual(new Set(code === 0 ? [] : ["orgs/a.roles.yaml"]));
  });

  test("does not install what nobody has named", () => {
    const { cwd, path } = project(SOUND);
    const ran = runLines(job.before_script, cwd, { PATH: path });
    expect(ran.code).not.toBe(0);
    expect(ran.stderr).toContain("ROLECALL: set this to the tarball of rolecall that npm is to install");
  });
});

/** The lines of the page that check something, out of shell, of YAML and of Groovy. */
function checkLines(): readonly string[] {
  return blocksOf("examples/ci/README.md").flatMap(({ language, text }) => {
    const lines = language === "yaml" ? scriptsIn(dataIn(text)) : text.split("\n");
    return lines
      .map((line) => /^\s*sh '(.*)'$/.exec(line)?.[1] ?? line)
      .filter((line) => /(^| )rolecall check /.test(line));
  });
}

/** Every `script` and `command` in a value. */
function scriptsIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === "script" || key === "command" ? [part].flat().map(String) : scriptsIn(part),
  );
}

describe("the lines for any other CI", () => {
  const lines = checkLines();

  test("are there: for any shell, Jenkins, Azure, Buildkite and by the clock", () => {
    expect(lines).toHaveLength(5);
  });

  test.each(lines)("%s", (line) => {
    for (const [declaration, code] of [
      [SOUND, 0],
      [ERROR, 1],
    ] as const) {
      const { cwd, path } = project(declaration);
      const ran = runLines([line], cwd, { PATH: path });
      expect(ran).toMatchObject({ code, stderr: "" });
      for (const [, file] of line.matchAll(/=(rolecall[\w.-]+)/g)) expect(existsSync(join(cwd, file ?? ""))).toBe(true);
    }
  });
});
