// `npm run bench`: rolecall beside everything else that could judge the same declarations, in one run and in turn.
// Writes bench/RESULTS.md. Exit code 1 where a bound is missed or anybody gives other answers than rolecall.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { loadRuleset } from "../src/node/ruleset.ts";
import { verdicts } from "./bounds.ts";
import { contestants, type Field } from "./contestants.ts";
import { corpusIn, writeCorpus } from "./corpus.ts";
import { CACHE, ROOT } from "./folder.ts";
import { report } from "./report.ts";
import { measure } from "./rounds.ts";
import { violationsIn, wrongAnswers } from "./verify.ts";
import { circumstances } from "./versions.ts";

const { values } = parseArgs({
  options: {
    organisations: { type: "string", default: "20000" },
    sample: { type: "string", default: "2000" },
    rounds: { type: "string", default: "5" },
    results: { type: "string", default: "bench/RESULTS.md" },
  },
});
const organisations = Number(values.organisations);
const rounds = Number(values.rounds);

process.chdir(ROOT);
const say = (line: string): void => console.error(line);
spawnSync("bash", ["bench/peers.sh"], { stdio: "inherit" });
await build({
  entryPoints: ["bench/inprocess/main.ts"],
  outfile: join(CACHE, "main.mjs"),
  bundle: true,
  platform: "node",
  format: "esm",
  packages: "external",
  logLevel: "warning",
});

const folder = mkdtempSync(join(tmpdir(), "rolecall-bench-"));
try {
  process.exitCode = await bench();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function bench(): Promise<number> {
  const ruleset = loadRuleset();
  const field: Field = {
    whole: corpusIn(join(folder, "whole"), organisations),
    sample: corpusIn(join(folder, "sample"), Math.min(organisations, Number(values.sample))),
  };
  say(`Writing ${organisations} organisations`);
  await writeCorpus(field.whole, ruleset, false);
  await writeCorpus(field.sample, ruleset, true);
  say("Comparing the answers of everybody");
  const wrong = wrongAnswers(field, ruleset);
  for (const what of wrong) console.error(`wrong: ${what}`);
  if (wrong.length > 0) return 1;

  const expected = new Map(
    [field.whole, field.sample].map((corpus) => [corpus.organisations, violationsIn(corpus, ruleset)]),
  );
  const measured = measure(contestants(field), rounds, (count) => expected.get(count) as number, say);
  const judged = verdicts(measured);
  const text = report(measured, judged, circumstances(field, rounds));
  writeFileSync(values.results, text);
  console.log(text);
  return measured.wrong.length > 0 || judged.some(({ outcome }) => outcome === "missed") ? 1 : 0;
}
