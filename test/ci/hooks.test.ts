import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ERROR, SOUND, WARNING } from "../cli/declarations.ts";
import { folder, type Ran, rolecall } from "../cli/run.ts";
import { dataOf } from "./yaml.ts";

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly args?: readonly string[];
  readonly files: string;
  readonly pass_filenames?: boolean;
}

const HOOKS = dataOf(".pre-commit-hooks.yaml") as readonly Hook[];

const { repos } = dataOf("examples/ci/pre-commit-config.yaml") as {
  readonly repos: readonly { readonly hooks: readonly Pick<Hook, "id" | "args">[] }[];
};
const EXAMPLE = repos.flatMap(({ hooks }) => hooks);

/** Runs a hook as pre-commit does: the entry, the arguments of the configuration or else the hook's, the files that match. */
function runHook(id: string, files: Readonly<Record<string, string>>, args?: readonly string[]): Ran {
  const hook = HOOKS.find((hook) => hook.id === id);
  if (!hook) throw new Error(`there is no hook ${id}`);
  const cwd = folder(files);
  mkdirSync(join(cwd, ".git"));
  const [command, ...entry] = hook.entry.split(" ");
  expect(command).toBe("rolecall");
  const names = Object.keys(files).filter((name) => new RegExp(hook.files).test(name));
  return rolecall([...entry, ...(args ?? hook.args ?? []), ...(hook.pass_filenames === false ? [] : names)], { cwd });
}

const EMPTY = "exceptions: []\n";

describe.each([
  ["the hook as it is", undefined],
  ["the hook as the example has it", EXAMPLE.find(({ id }) => id === "rolecall")?.args],
])("%s", (_, args) => {
  test.each([
    "--exceptions=e.roles.yaml",
    "--no-config.roles.yaml",
    "--output=a.roles.yaml",
    "--exit-zero=.roles.yaml",
    "-q.roles.yaml",
    "-.roles.yaml",
  ])("a file that is called %s is checked, and no option", (name) => {
    const files = { "a.roles.yaml": SOUND, "e.roles.yaml": EMPTY, [name]: ERROR };
    const ran = runHook("rolecall", { "a.roles.yaml": SOUND, [name]: ERROR }, args);
    expect(ran).toMatchObject({ code: 1, stderr: "" });
    expect(ran.stdout).toContain(`${name}:12:1: error: `);
    expect(ran.stdout).toMatch(/in 1 of 2 declarations/);
    expect(runHook("rolecall", files, args).stdout).toContain(`${name}:12:1: error: `);
  });

  test("passes what is sound", () => {
    expect(runHook("rolecall", { "a.roles.yaml": SOUND, "b c.roles.json": "notes" }, args).code).toBe(3);
    expect(runHook("rolecall", { "a.roles.yaml": SOUND, "notes.txt": "" }, args)).toMatchObject({
      code: 0,
      stderr: "",
    });
  });
});

test("the options of the example are in force", () => {
  const files = { "a.roles.yaml": WARNING };
  expect(runHook("rolecall", files).code).toBe(0);
  expect(EXAMPLE.map(({ id, args }) => runHook(id, files, args).code)).toEqual([1]);
});

test("the hook for all declarations takes no names", () => {
  const ran = runHook("rolecall-all", { "a.roles.yaml": SOUND, "--no-config.roles.yaml": ERROR });
  expect(ran.stdout).toContain("--no-config.roles.yaml:12:1: error: ");
});
