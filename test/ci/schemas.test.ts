import { spawnSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folder } from "../cli/run.ts";
import { describeWith, peer } from "../peers.ts";
import { blocksOf, dataOf } from "./yaml.ts";

const FILES = [
  "action.yml",
  ".pre-commit-hooks.yaml",
  "templates/gitlab-ci.yml",
  ...readdirSync("examples/ci")
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => `examples/ci/${name}`),
];

/** What check-jsonschema says of a file, by one of the schemas that it brings along; nothing where all is well. */
function complaints(schema: string, file: string, ...options: string[]): string {
  const args = ["--builtin-schema", `vendor.${schema}`, ...options, file];
  const { status, stdout, stderr } = spawnSync(peer("check-jsonschema"), args, { encoding: "utf8" });
  return status === 0 ? "" : stdout + stderr;
}

test.each(FILES)("%s is YAML", (file) => {
  expect(dataOf(file)).toBeTypeOf("object");
});

describeWith("check-jsonschema", "each file is as its reader's schema wants it", () => {
  test.each([
    ["github-actions", "action.yml"],
    ["github-workflows", "examples/ci/github-workflow.yml"],
    ["gitlab-ci", "templates/gitlab-ci.yml"],
    ["gitlab-ci", "examples/ci/gitlab-ci.yml"],
  ])("%s: %s", (schema, file) => {
    expect(complaints(schema, file, ...(schema === "gitlab-ci" ? ["--data-transform", "gitlab-ci"] : []))).toBe("");
  });

  test.each([
    ["azure-pipelines", "azure-pipelines.yml"],
    ["buildkite", "pipeline.yml"],
  ])("%s: the block in examples/ci/README.md", (schema, name) => {
    const block = blocksOf("examples/ci/README.md").find(({ text }) => text.startsWith(`# ${name}\n`));
    const cwd = folder({ [name]: block?.text ?? "" });
    expect(complaints(schema, join(cwd, name))).toBe("");
  });

  test("which does complain of a wrong one", () => {
    const file = join(folder({}), "action.yml");
    writeFileSync(file, "name: Rolecall\nruns: { using: node24 }\n");
    expect(complaints("github-actions", file)).toContain("is not valid under any of the given schemas");
  });
});

describeWith("pre-commit", "pre-commit's own checks", () => {
  test.each([
    ["validate-manifest", ".pre-commit-hooks.yaml"],
    ["validate-config", "examples/ci/pre-commit-config.yaml"],
  ])("%s %s", (command, file) => {
    const { status, stdout, stderr } = spawnSync(peer("pre-commit"), [command, file], { encoding: "utf8" });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "", stderr: "" });
  });
});

describe("the workflow for GitHub", () => {
  interface Workflow {
    readonly permissions: unknown;
    readonly jobs: Readonly<Record<string, { permissions: unknown; steps: readonly { uses: string }[] }>>;
  }
  const { permissions, jobs } = dataOf("examples/ci/github-workflow.yml") as Workflow;

  test("gives no right but those that a job needs", () => {
    expect(permissions).toEqual({});
    expect(jobs.check?.permissions).toEqual({ contents: "read" });
    expect(jobs["code-scanning"]?.permissions).toEqual({ contents: "read", "security-events": "write" });
  });

  test("pins every action of others by its commit", () => {
    const uses = Object.values(jobs).flatMap(({ steps }) => steps.map(({ uses }) => uses));
    expect(uses).toContain("YOUR-ORGANISATION/rolecall@FULL-COMMIT-SHA");
    for (const action of uses) expect(action).toMatch(/@([0-9a-f]{40}|FULL-COMMIT-SHA)$/);
  });
});
