import { cpSync, mkdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { globSync } from "tinyglobby";
import type { Violation } from "../../src/core/model.ts";
import type { Contestant, Field } from "../contestants.ts";
import { missingPeer, peer, run } from "../run.ts";

/** conftest's own shape of a result. */
interface Tested {
  readonly filename: string;
  readonly failures?: readonly { readonly metadata: { readonly violation: Violation } }[];
}

const THREADS = "1; Go collects garbage on others";

/**
 * conftest reads files, so it gets what the policies see as files: as YAML, which is what it is for, and as JSON, which
 * it reads faster. And it gets the declarations themselves, without facts: then most rules have nothing to say, and it
 * has less to do than anybody here.
 */
export function conftests({ sample }: Field): readonly Contestant[] {
  const missing = missingPeer("conftest", "conftest");
  const contestant = (name: string, files: string, counts: boolean): Contestant => ({
    name,
    missing,
    organisations: sample.organisations,
    figures: [{ name, threads: THREADS }],
    turn: () => {
      const { seconds, tested } = test(sample.folder, files);
      const violations = tested.reduce((sum, { failures = [] }) => sum + failures.length, 0);
      return { seconds: [seconds], ...(counts && { violations }) };
    },
  });
  return [
    contestant("conftest, inputs as YAML", sample.inputYaml, true),
    contestant("conftest, inputs as JSON", sample.inputJson, true),
    contestant("conftest, declarations without facts", sample.yaml, false),
  ];
}

/** The violations that conftest finds in each file of a folder, in the order of their names. */
export function conftestAnswers({ sample }: Field, files: string): readonly (readonly Violation[])[] {
  const { tested } = test(sample.folder, files);
  return [...tested]
    .sort((one, other) => (basename(one.filename) < basename(other.filename) ? -1 : 1))
    .map(({ failures = [] }) => failures.map(({ metadata }) => metadata.violation));
}

/** All of conftest: starting, compiling the policies, reading, judging, printing. */
function test(folder: string, files: string): { readonly seconds: number; readonly tested: readonly Tested[] } {
  const args = ["test", "--policy", policiesIn(folder), "--data", "policies", "--output", "json", "--no-fail", files];
  const { seconds, stdout } = run(peer("conftest"), args);
  return { seconds, tested: JSON.parse(stdout) };
}

/** The policies without their tests, and what hands their violations to conftest. */
function policiesIn(folder: string): string {
  const goal = join(folder, "conftest");
  rmSync(goal, { recursive: true, force: true });
  mkdirSync(goal, { recursive: true });
  for (const name of globSync("**/*.rego", { cwd: "policies/rolecall", ignore: "**/*_test.rego" })) {
    cpSync(join("policies/rolecall", name), join(goal, name));
  }
  cpSync("bench/conftest/deny.rego", join(goal, "deny.rego"));
  return goal;
}
