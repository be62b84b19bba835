// pre-commit as its users have it: it installs the hooks from a repository of this project, over the registry, and runs
// them on a repository of theirs.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeWith, peer } from "../peers.ts";
import { type Ended, ended, outputOf } from "./process.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const MINUTES = 60_000;

const folder = mkdtempSync(join(tmpdir(), "rolecall-pre-commit-"));
const hooks = join(folder, "rolecall");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Nobody's own settings of git have a say; npm's cache may be used. */
const env = {
  ...process.env,
  GIT_CONFIG_GLOBAL: join(folder, "gitconfig"),
  GIT_CONFIG_NOSYSTEM: "1",
  PRE_COMMIT_HOME: join(folder, "home"),
  PATH: `${dirname(peer("pre-commit"))}:${process.env.PATH}`,
};

const git = (cwd: string, ...args: string[]): string => outputOf("git", args, cwd, env);
const preCommit = (cwd: string, ...args: string[]): Ended => ended(peer("pre-commit"), args, cwd, env);

function repository(path: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  git(path, "init", "--quiet");
  git(path, "add", "--all");
  return path;
}

/** This project as it stands, committed or not. */
function project(): string {
  const names = outputOf("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], ROOT).split("\0");
  for (const name of names)
    if (name !== "" && statSync(join(ROOT, name), { throwIfNoEntry: false })?.isFile())
      cpSync(join(ROOT, name), join(hooks, name));
  repository(hooks, {});
  git(hooks, "commit", "--quiet", "--message", "as it stands");
  return git(hooks, "rev-parse", "HEAD").trim();
}

const SOUND = readFileSync(join(ROOT, "examples/smallest.roles.yaml"), "utf8");
const ERROR = SOUND.replace(", test_manager", "");

describeWith("pre-commit", "pre-commit", () => {
  let revision = "";
  beforeAll(() => {
    writeFileSync(env.GIT_CONFIG_GLOBAL, "[user]\n\tname = Joan Whitaker\n\temail = joan@fennel-lane.example\n");
    revision = project();
  });

  test(
    "try-repo installs the hook and runs it: one file passes, one fails, others are none of its business",
    () => {
      const files = {
        "a b.roles.yaml": SOUND,
        "orgs/b.roles.yml": ERROR,
        // A name is no option, whatever it looks like.
        "--no-config.roles.yaml": SOUND,
        "notes.yaml": "[",
      };
      const ran = preCommit(repository(join(folder, "tried"), files), "try-repo", hooks, "rolecall", "--all-files");
      expect(ran.stderr).toBe("");
      expect(ran.status).toBe(1);
      expect(ran.stdout).toMatch(/^rolecall\.+Failed$/m);
      expect(ran.stdout).toContain("exit code: 1");
      expect(ran.stdout).toContain("orgs/b.roles.yml:12:1: error: No user holds the role of test manager");
      expect(ran.stdout).toMatch(/^1 error, .* in 3 of 3 declarations/m);
      expect(ran.stdout).not.toContain("Whitaker");
    },
    5 * MINUTES,
  );

  test(
    "in a configuration, as the example has it, the hooks guard commits",
    () => {
      const example = readFileSync(join(ROOT, "examples/ci/pre-commit-config.yaml"), "utf8");
      const config = example.replace(/repo: .*/, `repo: ${hooks}`).replace(/rev: .*/, `rev: ${revision}`);
      const cwd = repository(join(folder, "guarded"), { ".pre-commit-config.yaml": config, "a.roles.yaml": SOUND });
      outputOf(peer("pre-commit"), ["install", "--install-hooks"], cwd, env);
      const commit = (message: string): Ended => ended("git", ["commit", "--message", message], cwd, env);

      expect(commit("Say who we are")).toMatchObject({ status: 0 });
      repository(cwd, { "b.roles.yaml": ERROR });
      const refused = commit("Forget the test manager");
      expect(refused.status).toBe(1);
      expect(refused.stdout + refused.stderr).toContain("b.roles.yaml:12:1: error:");
      expect(git(cwd, "log", "--format=%s").trim()).toBe("Say who we are");
      repository(cwd, { "b.roles.yaml": SOUND, "c.txt": "" });
      expect(commit("Remember the test manager")).toMatchObject({ status: 0 });
      repository(cwd, { "c.txt": "nothing to check" });
      const other = commit("Write something else");
      expect(other.status).toBe(0);
      expect(other.stderr + other.stdout).toMatch(/^rolecall\.+\(no files to check\)Skipped$/m);
    },
    5 * MINUTES,
  );

  test(
    "the second hook checks every declaration, whichever was changed",
    () => {
      const config = `repos:\n- {repo: ${hooks}, rev: ${revision}, hooks: [{id: rolecall-all}]}\n`;
      const files = { ".pre-commit-config.yaml": config, "a.roles.yaml": SOUND, "b.roles.yaml": ERROR };
      const cwd = repository(join(folder, "whole"), files);
      const ran = preCommit(cwd, "run", "--files", "a.roles.yaml");
      expect(ran.status).toBe(1);
      expect(ran.stdout).toContain("b.roles.yaml:12:1: error:");
      expect(preCommit(cwd, "run", "--files", ".pre-commit-config.yaml")).toMatchObject({ status: 0 });
    },
    5 * MINUTES,
  );
});
