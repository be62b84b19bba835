// `npm run mutate -- [CATEGORY...]`: puts one small fault at a time into the rules of these categories and into the views
// that they share, and runs the Rego tests against each. A fault that no test catches is a survivor, and exit code 1,
// unless tools/mutants-equivalent.yaml says why it makes no difference.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { globSync } from "tinyglobby";
import { parse } from "yaml";
import { type Mutant, mutantsOf } from "./mutate/mutants.ts";
import { type Outcome, tryAll } from "./mutate/trial.ts";
import { findOpa, NO_GO, ROOT } from "./opa.ts";

/** A survivor that is no fault: `code` is the line that it is in, as it stands, so that it is known when lines move. */
interface Equivalent {
  readonly file: string;
  readonly code: string;
  readonly change: string;
  readonly reason: string;
}

/** What is judged where no category is asked for. */
const CATEGORIES: readonly string[] = ["roles", "preregistration", "users", "accounts", "advice", "across"];

const PARALLEL = 2;

/** `invalid` mutants do not compile: no test had to catch them. */
const COLUMNS = ["caught", "invalid", "equivalent", "survived"] as const;

const opa = findOpa();
if (opa) process.exitCode = await mutate(opa, process.argv.slice(2));
else {
  console.log(`left out: ${NO_GO}`);
  process.exitCode = process.env.CI === "true" ? 1 : 0;
}

async function mutate(opa: string, arguments_: readonly string[]): Promise<number> {
  const categories = arguments_.length > 0 ? arguments_ : CATEGORIES;
  const patterns = ["policies/rolecall/*.rego", ...categories.map((name) => `policies/rolecall/rules/${name}/*.rego`)];
  const files = globSync(patterns, { cwd: ROOT, ignore: "**/*_test.rego" }).sort();
  const unknown = categories.filter((name) => !files.some((file) => file.includes(`/rules/${name}/`)));
  if (unknown.length > 0) {
    console.error(`There are no rules in ${unknown.join(", ")}.`);
    return 2;
  }
  const mutants = files.flatMap((file) => mutantsOf(file, readFileSync(join(ROOT, file), "utf8")));
  console.log(`${mutants.length} mutants of ${files.length} files, ${PARALLEL} at a time`);
  return report(files, mutants, await tryAll(opa, mutants, PARALLEL));
}

function report(files: readonly string[], mutants: readonly Mutant[], outcomes: readonly Outcome[]): number {
  const equivalents = readEquivalents().filter(({ file }) => files.includes(file));
  const isKnown = (mutant: Mutant): boolean => equivalents.some((one) => isSame(one, mutant));
  const judged = mutants.map((mutant, index) => {
    const outcome = outcomes[index] as Outcome;
    return { mutant, outcome: outcome === "survived" && isKnown(mutant) ? "equivalent" : outcome };
  });
  const row = (name: string, of: typeof judged): void => {
    const counts = COLUMNS.map((column) => of.filter(({ outcome }) => outcome === column).length);
    console.log([String(of.length), ...counts].map((count) => String(count).padStart(10)).join(""), ` ${name}`);
  };
  console.log(["mutants", ...COLUMNS].map((column) => column.padStart(10)).join(""));
  for (const file of files)
    row(
      file,
      judged.filter(({ mutant }) => mutant.file === file),
    );
  row("all of them", judged);
  const survivors = judged.filter(({ outcome }) => outcome === "survived").map(({ mutant }) => mutant);
  for (const { file, line, change } of survivors) console.log(`survivor: ${file}:${line}: ${change}`);
  const stale = equivalents.filter(
    (one) => !judged.some(({ mutant, outcome }) => outcome === "equivalent" && isSame(one, mutant)),
  );
  for (const { file, code, change } of stale) console.log(`no survivor, so no equivalent: ${file}: ${code}: ${change}`);
  return survivors.length + stale.length > 0 ? 1 : 0;
}

function isSame(one: Equivalent, mutant: Mutant): boolean {
  return one.file === mutant.file && one.code === mutant.code && one.change === mutant.change;
}

function readEquivalents(): readonly Equivalent[] {
  const list = parse(readFileSync(join(ROOT, "tools/mutants-equivalent.yaml"), "utf8")) as readonly Equivalent[] | null;
  const unreasoned = (list ?? []).filter(({ reason }) => !reason);
  if (unreasoned.length > 0) throw new Error(`an equivalent mutant needs a reason: ${unreasoned[0]?.change}`);
  return list ?? [];
}
