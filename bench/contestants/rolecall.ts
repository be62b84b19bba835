import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Tally } from "../../src/audit/result.ts";
import type { Contestant, Field, Turn } from "../contestants.ts";
import type { Corpus } from "../corpus.ts";
import { NOW } from "../organisations.ts";
import { type Ran, run } from "../run.ts";

const COMMAND = "dist/cli/rolecall.cjs";

/** What a rule's id begins with that is not judged in Rego. */
const NOT_POLICY = /^(?:syntax|schema|across)\//;

/** All of `rolecall audit`: starting, reading the register, reading, judging, writing. */
export function audits({ whole }: Field): readonly Contestant[] {
  const audited = (name: string, source: string, jobs: number): Contestant => ({
    name,
    missing: missingOption("--register"),
    organisations: whole.organisations,
    figures: [{ name, threads: jobs === 1 ? "1 worker" : `${jobs} workers` }],
    turn: () => turnOf(audit(whole, [source, "--jobs", String(jobs)])),
  });
  return [
    audited("rolecall, NDJSON, one job", whole.ndjson, 1),
    audited("rolecall, NDJSON, two jobs", whole.ndjson, 2),
    audited("rolecall, YAML folder, one job", whole.yaml, 1),
    audited("rolecall, YAML folder, two jobs", whole.yaml, 2),
    again("NDJSON", whole, whole.ndjson, whole.changed.ndjson),
    again("YAML folder", whole, whole.yaml, whole.changed.yaml),
  ];
}

/** An audit that fills a cache, and another after one declaration in a hundred has changed. */
function again(kind: string, corpus: Corpus, before: string, after: string): Contestant {
  const source = join(corpus.folder, "again", before.endsWith(".ndjson") ? "declarations.ndjson" : "declarations");
  const cache = join(corpus.folder, "cache");
  return {
    name: `rolecall, ${kind}, audited again`,
    missing: missingOption("--cache"),
    organisations: corpus.organisations,
    figures: [
      { name: `rolecall, ${kind}, into an empty cache`, threads: "2 workers" },
      { name: `rolecall, ${kind}, again with 1 % changed`, threads: "2 workers" },
    ],
    turn: () => {
      rmSync(cache, { recursive: true, force: true });
      const args = [source, "--jobs", "2", "--cache", cache];
      place(before, source);
      const cold = audit(corpus, args);
      place(after, source);
      const warm = audit(corpus, args);
      return { seconds: [cold.seconds, warm.seconds] };
    },
  };
}

/** Both audits read the same path, as they would in earnest. */
function place(from: string, to: string): void {
  mkdirSync(join(to, ".."), { recursive: true });
  if (from.endsWith(".ndjson")) copyFileSync(from, to);
  else cpSync(from, to, { recursive: true });
}

type Audited = Ran & { readonly tally: Tally };

function audit({ folder, register }: Corpus, args: readonly string[]): Audited {
  const output = join(folder, "audit.ndjson");
  const fixed = ["--register", register, "--now", new Date(NOW).toISOString(), "--quiet", "--output", output];
  const ran = run(process.execPath, [COMMAND, "audit", ...args, ...fixed], [0, 1]);
  const lines = readFileSync(output, "utf8").trimEnd();
  return { ...ran, tally: JSON.parse(lines.slice(lines.lastIndexOf("\n") + 1)) };
}

function turnOf({ seconds, tally }: Audited): Turn {
  const policy = tally.rules.filter(({ rule }) => !NOT_POLICY.test(rule));
  return { seconds: [seconds], violations: policy.reduce((sum, { count }) => sum + count, 0) };
}

function missingOption(option: string): string | undefined {
  if (!existsSync(COMMAND)) return "the command is not built: npm run build";
  const { stdout, stderr } = run(process.execPath, [COMMAND, "audit", "--help"], [0, 2]);
  return stdout.includes(option)
    ? undefined
    : `rolecall audit has no ${option} yet${stderr && `: ${stderr.split("\n")[0]}`}`;
}
