import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { blocksOf, dataOf } from "../ci/yaml.ts";
import { COMMAND, folder, rolecall, shell } from "../cli/run.ts";
import { describeWith } from "../peers.ts";
import { writeInput } from "./declarations.ts";

const NOW = "2026-11-22T09:00:00Z";

const [inParallel, together] = blocksOf("examples/shards/README.md").map(({ text }) => text) as [string, string];

const { spec } = dataOf("examples/shards/job.yaml") as {
  readonly spec: {
    readonly completionMode: string;
    readonly completions: number;
    readonly template: { readonly spec: { readonly containers: readonly [Container] } };
  };
};

interface Container {
  readonly command: readonly [string, string];
  readonly args: readonly [string];
  readonly env: readonly { readonly name: string; readonly value: string }[];
}

/** A folder with all that the examples name, and what one machine makes of it. */
function prepared(): { readonly cwd: string; readonly alone: string } {
  const cwd = folder({});
  writeFileSync(join(cwd, "declarations.ndjson"), writeInput(cwd));
  const args = ["audit", "declarations.ndjson", "--register", "register.ndjson", "--now", NOW, "--quiet"];
  const { code, stdout } = rolecall(args, { cwd });
  // Some of the declarations cannot be judged.
  expect(code).toBe(3);
  return { cwd, alone: stdout };
}

/** Runs a line where `rolecall` is a command like any other. */
function inShell(line: string, cwd: string, env: Readonly<Record<string, string>> = {}): ReturnType<typeof shell> {
  const bin = join(cwd, "bin");
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, "rolecall"), `#!/bin/sh\nexec "${process.execPath}" "${COMMAND}" "$@"\n`);
  chmodSync(join(bin, "rolecall"), 0o755);
  return shell(`unset -f rolecall\n${line}`, { cwd, env: { ...env, PATH: `${bin}:${process.env.PATH}` } });
}

function expectTogether(cwd: string, alone: string): void {
  expect(inShell(together, cwd)).toMatchObject({ code: 3 });
  expect(readFileSync(join(cwd, "audit.ndjson"), "utf8")).toBe(alone);
}

test("the pods of the indexed job, one after the other, and merged", () => {
  const { cwd, alone } = prepared();
  const [{ command, args, env }] = spec.template.spec.containers;
  const variables = Object.fromEntries(env.map(({ name, value }) => [name, value]));
  expect([spec.completionMode, variables.NOW]).toEqual(["Indexed", NOW]);
  expect(variables.SHARDS).toBe(String(spec.completions));
  mkdirSync(join(cwd, "parts"));
  writeFileSync(join(cwd, "pod.sh"), args[0]);
  for (let index = 0; index < spec.completions; index += 1) {
    const pod = `${command.join(" ")} "$(cat pod.sh)"`;
    const ran = inShell(pod, cwd, { ...variables, JOB_COMPLETION_INDEX: String(index) });
    expect(ran).toEqual({ code: 0, stdout: "", stderr: "" });
  }
  expectTogether(cwd, alone);
});

test("a pod that could not audit fails, and leaves no part of an earlier audit behind", () => {
  const { command, args, env } = spec.template.spec.containers[0];
  const cwd = folder({ "declarations.ndjson": "{}\n", "register.ndjson": "broken\n", "parts/1.ndjson": "old\n" });
  writeFileSync(join(cwd, "pod.sh"), args[0]);
  const variables = Object.fromEntries(env.map(({ name, value }) => [name, value]));
  const ran = inShell(`${command.join(" ")} "$(cat pod.sh)"`, cwd, { ...variables, JOB_COMPLETION_INDEX: "0" });
  expect(ran.code).toBe(1);
  expect(ran.stderr).toContain("register.ndjson");
  expect(() => readFileSync(join(cwd, "parts/1.ndjson"))).toThrow("ENOENT");
});

/** How many of the eight parts hold something that cannot be judged. */
function partsNotJudged(alone: string): number {
  const results = alone.split("\n").filter((line) => line.includes('"verdict":"not_judged"'));
  return new Set(results.map((line) => JSON.parse(line).ordinal % 8)).size;
}

describeWith("parallel", "GNU parallel", () => {
  test("the line in the README, and merged", () => {
    const { cwd, alone } = prepared();
    const { code, stdout } = inShell(inParallel, cwd, { HOME: resolve(cwd) });
    expect([code, stdout]).toEqual([partsNotJudged(alone), ""]);
    expectTogether(cwd, alone);
  });
});
