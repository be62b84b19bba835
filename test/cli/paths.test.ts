import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { BROKEN, ERROR, SOUND, SOUND_JSON } from "./declarations.ts";
import { reportIn } from "./report.ts";
import { type Circumstances, folder, rolecall, shell } from "./run.ts";

/** The files and documents that a run checked, in its order: `a.roles.yaml#0`. */
function checked(args: readonly string[], circumstances: Circumstances): readonly string[] {
  const ran = rolecall(["check", "--format", "json", ...args], circumstances);
  expect(ran.stderr).toBe("");
  return reportIn(ran).files.map(({ file, document }) => (document === 0 ? file : `${file}#${document}`));
}

const TREE = {
  "b.roles.yaml": SOUND,
  "a.roles.yml": SOUND,
  "deep/er/c.roles.json": SOUND_JSON,
  "deep/D.ROLES.YAML": SOUND,
  "deep/notes.yaml": SOUND,
  "roles.yaml": SOUND,
  "node_modules/x/e.roles.yaml": SOUND,
  ".git/f.roles.yaml": SOUND,
  ".github/g.roles.yaml": SOUND,
};

describe("what check looks at", () => {
  test("a pipe in a folder is told, and nobody waits for who may write into it; one that is named is read", () => {
    const cwd = folder({ "orgs/a.roles.yaml": SOUND });
    const ran = shell("mkfifo orgs/b.roles.yaml; rolecall check orgs", { cwd });
    expect(ran.code).toBe(3);
    expect(ran.stdout).toContain("orgs/b.roles.yaml:1:1: error: This file cannot be read: it is no file");
    expect(shell("cat orgs/a.roles.yaml > orgs/b.roles.yaml & rolecall check orgs/b.roles.yaml", { cwd }).code).toBe(0);
  });

  test("by default every declaration below the folder it runs in, by name", () => {
    expect(checked([], { cwd: folder(TREE) })).toEqual([
      ".github/g.roles.yaml",
      "a.roles.yml",
      "b.roles.yaml",
      "deep/D.ROLES.YAML",
      "deep/er/c.roles.json",
    ]);
  });

  test("a folder that is named, as it was named", () => {
    const cwd = folder(TREE);
    expect(checked(["deep"], { cwd })).toEqual(["deep/D.ROLES.YAML", "deep/er/c.roles.json"]);
    expect(checked(["./deep/"], { cwd })).toEqual(["deep/D.ROLES.YAML", "deep/er/c.roles.json"]);
    expect(checked([".."], { cwd: join(cwd, "deep", "er") })).toEqual(["../D.ROLES.YAML", "c.roles.json"]);
    expect(checked([join(cwd, "deep")], { cwd: "/" })).toEqual([
      join(cwd, "deep/D.ROLES.YAML"),
      join(cwd, "deep/er/c.roles.json"),
    ]);
  });

  test("a file that is named, whatever its name", () => {
    expect(checked(["deep/notes.yaml", "roles.yaml"], { cwd: folder(TREE) })).toEqual([
      "deep/notes.yaml",
      "roles.yaml",
    ]);
  });

  test("a file whose name is a pattern as well, or looks like an option", () => {
    const cwd = folder({ "[a].yaml": SOUND, "a.yaml": ERROR, "-x.yaml": SOUND, "*.yaml": SOUND });
    expect(checked(["[a].yaml"], { cwd })).toEqual(["[a].yaml"]);
    expect(checked(["*.yaml"], { cwd })).toEqual(["*.yaml"]);
    expect(checked(["--", "-x.yaml"], { cwd })).toEqual(["-x.yaml"]);
  });

  test("every file that a pattern matches, by name", () => {
    const cwd = folder(TREE);
    expect(checked(["**/*.yaml"], { cwd })).toEqual([
      "b.roles.yaml",
      "deep/notes.yaml",
      "node_modules/x/e.roles.yaml",
      "roles.yaml",
    ]);
    expect(checked(["{a,b}.roles.{yml,yaml}"], { cwd })).toEqual(["a.roles.yml", "b.roles.yaml"]);
  });

  test("each file once, in the order of the arguments", () => {
    const cwd = folder(TREE);
    expect(checked(["roles.yaml", ".", "b.roles.yaml", "*.yaml", "deep"], { cwd })).toEqual([
      "roles.yaml",
      ".github/g.roles.yaml",
      "a.roles.yml",
      "b.roles.yaml",
      "deep/D.ROLES.YAML",
      "deep/er/c.roles.json",
    ]);
  });

  test("standard input, alone or among files", () => {
    const cwd = folder({ "a.yaml": SOUND });
    expect(checked(["-"], { stdin: SOUND })).toEqual(["<stdin>"]);
    expect(checked(["a.yaml", "-"], { cwd, stdin: SOUND_JSON })).toEqual(["a.yaml", "<stdin>"]);
  });

  test("every document of a file", () => {
    const cwd = folder({ "a.yaml": [SOUND, ERROR, SOUND_JSON].join("\n---\n") });
    expect(checked(["a.yaml"], { cwd })).toEqual(["a.yaml", "a.yaml#1", "a.yaml#2"]);
  });

  test("a symbolic link to a file, but no folder that one leads into: it could lead back", () => {
    const cwd = folder({ "real/a.roles.yaml": SOUND });
    symlinkSync("real/a.roles.yaml", join(cwd, "link.roles.yaml"));
    symlinkSync("..", join(cwd, "real", "up"));
    expect(checked([], { cwd })).toEqual(["link.roles.yaml", "real/a.roles.yaml"]);
  });

  test("a file of another encoding of the same text: CRLF, with a byte order mark", () => {
    const cwd = folder({ "a.yaml": `\uFEFF${SOUND.replaceAll("\n", "\r\n")}` });
    expect(rolecall(["check", "a.yaml"], { cwd }).code).toBe(0);
  });
});

describe(".gitignore", () => {
  test("keeps files and folders out, and takes them back with !", () => {
    const cwd = folder({
      ".gitignore": "old/\n*.draft.roles.yaml\n/top.roles.yaml\n",
      "top.roles.yaml": BROKEN,
      "a.draft.roles.yaml": BROKEN,
      "old/b.roles.yaml": BROKEN,
      "c/top.roles.yaml": SOUND,
      "c/.gitignore": "!keep.draft.roles.yaml\n*.tmp.roles.yaml\n",
      "c/keep.draft.roles.yaml": SOUND,
      "c/d.tmp.roles.yaml": BROKEN,
      "d.tmp.roles.yaml": SOUND,
    });
    expect(checked([], { cwd })).toEqual(["c/keep.draft.roles.yaml", "c/top.roles.yaml", "d.tmp.roles.yaml"]);
  });

  test("counts from the root of the repository down, even where the command runs below it", () => {
    const cwd = folder({
      ".git/HEAD": "",
      ".gitignore": "*.old.roles.yaml\n/orgs/mine.roles.yaml\n",
      "orgs/.gitignore": "secret/\n",
      "orgs/a.old.roles.yaml": BROKEN,
      "orgs/mine.roles.yaml": BROKEN,
      "orgs/in/mine.roles.yaml": SOUND,
      "orgs/in/secret/x.roles.yaml": BROKEN,
    });
    expect(checked([], { cwd: join(cwd, "orgs", "in") })).toEqual(["mine.roles.yaml"]);
    expect(checked(["orgs"], { cwd })).toEqual(["orgs/in/mine.roles.yaml"]);
  });

  test("of a folder above that is no repository has no say", () => {
    const cwd = folder({ ".gitignore": "*.roles.yaml\n", "orgs/a.roles.yaml": SOUND });
    expect(checked([], { cwd: join(cwd, "orgs") })).toEqual(["a.roles.yaml"]);
  });

  test("has no say over a file that is named", () => {
    const cwd = folder({ ".gitignore": "*.roles.yaml\n", "a.roles.yaml": SOUND });
    expect(checked(["a.roles.yaml"], { cwd })).toEqual(["a.roles.yaml"]);
  });

  test("stops at a repository within the repository", () => {
    const cwd = folder({
      ".git/HEAD": "",
      ".gitignore": "a.roles.yaml\n",
      "sub/.git/HEAD": "",
      "sub/a.roles.yaml": SOUND,
    });
    expect(checked([], { cwd: join(cwd, "sub") })).toEqual(["a.roles.yaml"]);
  });
});

test("a folder that is empty, or a pattern that matches nothing, is not a pass", () => {
  const cwd = folder({ "a.yaml": SOUND });
  mkdirSync(join(cwd, "empty"));
  for (const path of ["empty", ".", "*.json"]) {
    const ran = rolecall(["check", path], { cwd });
    expect(ran).toMatchObject({ code: 3, stdout: "" });
    expect(ran.stderr).toBe(
      `rolecall: Nothing was checked: no declaration in ‘${path}’.\nA declaration’s file is named *.roles.yaml, .yml or .json; a file that you name is checked whatever its name. ‘rolecall init’ writes one to start from.\n`,
    );
  }
});

test("a pipe is read like a file", () => {
  const cwd = folder({ "a.yaml": SOUND });
  expect(shell("rolecall check <(cat a.yaml)", { cwd })).toMatchObject({ code: 0 });
  expect(shell("cat a.yaml | rolecall check /dev/stdin", { cwd })).toMatchObject({ code: 0 });
});
