import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildPolicy } from "./generate/policy.ts";
import { askOpa, ROOT, runOpa } from "./opa.ts";

/** Something that must hold of the policies. */
export interface PolicyCheck {
  readonly name: string;
  /** Says what was found to hold, and throws where it does not. */
  readonly run: (opa: string) => string;
}

/** Everything that OPA can say about the policies, from the quickest to the slowest. */
export const policyChecks: readonly PolicyCheck[] = [
  { name: "format", run: format },
  { name: "types", run: types },
  { name: "tests", run: (opa) => `${tests(opa)} tests pass` },
  { name: "coverage", run: coverage },
  { name: "build", run: build },
  { name: "tests on Wasm", run: (opa) => `${tests(opa, "--target=wasm")} tests pass on the Wasm target` },
];

function format(opa: string): string {
  const unformatted = askOpa(opa, ["fmt", "--list", "policies"]).trim();
  if (unformatted) throw new Error(`run "opa fmt --write policies" for:\n${unformatted}`);
  return "formatted as opa fmt does it";
}

/** Rules are held to the schema of the input by the METADATA of their packages, and only so. */
function types(opa: string): string {
  askOpa(opa, ["check", "--strict", "--schema=schemas", "policies"]);
  return "strict, and true to the schema of the input";
}

/** How many tests there are, all of which pass. */
function tests(opa: string, ...options: readonly string[]): number {
  const { status, stdout, stderr } = runOpa(opa, ["test", "policies", "--format=json", ...options]);
  if (status !== 0 && !stdout.startsWith("[")) throw new Error(stderr || stdout);
  const results = JSON.parse(stdout) as { package: string; name: string; fail?: boolean; error?: unknown }[];
  const failed = results.filter(({ fail, error }) => fail || error);
  if (failed.length > 0 || status !== 0) {
    throw new Error(`these tests fail:\n${failed.map((test) => `${test.package}.${test.name}`).join("\n")}`);
  }
  return results.length;
}

function coverage(opa: string): string {
  const report = JSON.parse(askOpa(opa, ["test", "policies", "--coverage", "--format=json"])) as {
    coverage: number;
    files: Record<string, { not_covered?: { start: { row: number }; end: { row: number } }[] }>;
  };
  const lines = Object.entries(report.files).flatMap(([file, { not_covered = [] }]) =>
    not_covered.map(({ start, end }) => `${file}:${start.row}-${end.row}`),
  );
  if (report.coverage < 100 || lines.length > 0) throw new Error(`these lines are not covered:\n${lines.join("\n")}`);
  return "100 % of the lines are covered by tests";
}

/** What is committed is what the policies give, on any machine: no one has to trust a binary. */
function build(opa: string): string {
  const [first, second] = [buildPolicy(opa), buildPolicy(opa)];
  if (!Buffer.from(first.wasm).equals(second.wasm)) throw new Error("two builds of the same policies differ");
  const committed = (name: string): Buffer => readFileSync(join(ROOT, "generated", name));
  const current = committed("policy.wasm").equals(first.wasm) && committed("data.json").toString() === first.data;
  if (!current) throw new Error('generated/ is not what the policies give: run "npm run generate"');
  return "two builds are equal, byte for byte, and equal to generated/policy.wasm";
}
