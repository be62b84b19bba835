// `npm run bench:flat`: whether an audit of a million organisations goes on as it began. They are NDJSON, each with its own
// preregistration. Exit code 1 where a bound is missed.
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { linesTo } from "./lines.ts";
import { organisationAt } from "./organisations.ts";
import { audit, type Paced } from "./paced.ts";
import { spreadOf } from "./statistics.ts";

const { values } = parseArgs({ options: { organisations: { type: "string", default: "1000000" } } });
const MANY = Number(values.organisations);
const FEW = 10_000;
const RUNS = 3;

/** How many differ in more than their reference: making a million of them anew would take longer than auditing them. */
const KINDS = 5_000;

/** The bounds of issue 6. */
const MOST_SLOWING = 1.15;
const MOST_GROWTH = 1.2;

const folder = mkdtempSync(join(tmpdir(), "rolecall-flat-"));
try {
  process.exitCode = await flat();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function flat(): Promise<number> {
  const [few, many] = [join(folder, "few.ndjson"), join(folder, "many.ndjson")];
  await write(few, FEW);
  await write(many, MANY);
  console.log(`node ${process.version}, ${cpus()[0]?.model.trim()}, ${cpus().length} cores`);
  console.log(`${MANY} organisations, ${(statSync(many).size / 2 ** 20).toFixed(0)} MiB; the median of ${RUNS} runs`);
  const small: Paced[] = [];
  const large: Paced[] = [];
  for (let run = 1; run <= RUNS; run += 1) {
    small.push(await finished(few, FEW));
    large.push(await finished(many, MANY));
    const { seconds, firstTenth, lastTenth, peak } = large.at(-1) as Paced;
    console.log(
      `run ${run}  ${seconds.toFixed(1)} s, first tenth ${firstTenth.toFixed(2)} s, last ${lastTenth.toFixed(2)} s, ` +
        `at most ${peak.toFixed(0)} MiB (at ${FEW}: ${small.at(-1)?.peak.toFixed(0)} MiB)`,
    );
  }
  const slowing = median(large.map(({ firstTenth, lastTenth }) => lastTenth / firstTenth));
  const growth = median(large.map(({ peak }, run) => peak / (small[run] as Paced).peak));
  const held = [
    judge("the last tenth over the first", slowing, MOST_SLOWING),
    judge(`memory over that at ${FEW}`, growth, MOST_GROWTH),
  ];
  return held.every(Boolean) ? 0 : 1;
}

async function finished(file: string, organisations: number): Promise<Paced> {
  const paced = await audit(file, organisations, folder);
  if (paced.results !== organisations) throw new Error(`${paced.results} results for ${organisations} organisations`);
  return paced;
}

function judge(what: string, ratio: number, most: number): boolean {
  const isHeld = ratio <= most;
  console.log(`${isHeld ? "held  " : "missed"}  ${what}: ${ratio.toFixed(2)}; at most ${most} is wanted`);
  return isHeld;
}

function median(numbers: readonly number[]): number {
  return spreadOf(numbers).median;
}

async function write(path: string, organisations: number): Promise<void> {
  const kinds = Array.from({ length: Math.min(KINDS, organisations) }, (_, place) => {
    const { declaration, entry } = organisationAt(place);
    const text = JSON.stringify({ ...declaration, preregistration: { contacts: entry.contacts } });
    return text.split(entry.reference);
  });
  const lines = linesTo(path);
  for (let place = 0; place < organisations; place += 1) {
    const kind = kinds[place % kinds.length] as readonly string[];
    await lines.write(kind.join(`org-${String(place).padStart(7, "0")}`));
  }
  await lines.end();
}
