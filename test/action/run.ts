import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { dataOf } from "../ci/yaml.ts";
import { folder } from "../cli/run.ts";

/** The action as GitHub finds it in the repository. `test/build.ts` has built it. */
const ACTION = dataOf("action.yml") as {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly runs: { readonly main: string };
};

/** How a run of the action ended, and what it left for the runner. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly workspace: string;
}

/** Runs the action on a repository with these files as GitHub's runner does: every input is there, as text. */
export function runAction(
  files: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
  repository: string = ".",
): Ran {
  const workspace = folder(files);
  const runner = folder({ "output.txt": "before=1\n", "summary.md": "" });
  mkdirSync(join(runner, "temp"));
  for (const name of Object.keys(inputs)) if (!(name in ACTION.inputs)) throw new Error(`there is no input ${name}`);
  const given = Object.entries(ACTION.inputs).map(([name, { default: usual }]) => [
    `INPUT_${name.toUpperCase()}`,
    inputs[name] ?? usual,
  ]);
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve(repository, ACTION.runs.main)], {
    cwd: workspace,
    env: {
      GITHUB_ACTIONS: "true",
      CI: "true",
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: join(runner, "output.txt"),
      GITHUB_STEP_SUMMARY: join(runner, "summary.md"),
      RUNNER_TEMP: join(runner, "temp"),
      ...Object.fromEntries(given),
      ...env,
    },
    encoding: "utf8",
    timeout: 50_000,
  });
  const output = join(runner, "output.txt");
  return {
    code: status,
    stdout,
    stderr,
    outputs: existsSync(output) ? outputsIn(readFileSync(output, "utf8")) : {},
    summary: readFileSync(join(runner, "summary.md"), "utf8"),
    workspace,
  };
}

/** The names of the outputs that `action.yml` promises. */
export const OUTPUTS: readonly string[] = Object.keys(ACTION.outputs).sort();

/** Reads the runner's file as the runner does: `name=value`, or lines between two that are equal. */
function outputsIn(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; at += 1) {
    const [, name, delimiter] = /^([^=<]+)<<(.+)$/.exec(lines[at] ?? "") ?? [];
    if (name && delimiter) {
      const end = lines.indexOf(delimiter, at + 1);
      if (end < 0) throw new Error(`${name} does not end`);
      outputs[name] = lines.slice(at + 1, end).join("\n");
      at = end;
    } else if (lines[at] !== "") {
      const [, name = "", value = ""] = /^([^=]+)=(.*)$/.exec(lines[at] ?? "") ?? [];
      outputs[name] = value;
    }
  }
  return outputs;
}

/** Makes a file that nobody may write to. */
export function readOnly(): string {
  const file = join(folder({}), "output");
  mkdirSync(file);
  writeFileSync(join(file, "in-the-way"), "");
  return file;
}
