// `npm run bench:startup`: the wall time of `rolecall check FILE` over that of `node -e 0`, run in turn; the median of
// 21 pairs, because the machine is noisy and a pair shares its noise.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));

const PAIRS = 21;
/** The bound of the issue that asked for this. */
const BOUND = 1.8;
const FILE = "examples/smallest.roles.yaml";

function time(args: readonly string[], env: Readonly<Record<string, string>> = {}): number {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, args, { stdio: "ignore", env: { ...process.env, ...env } });
  if (status !== 0) throw new Error(`node ${args.join(" ")} exited with ${status}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}

const bare = ["-e", "0"];
const command = ["dist/cli/rolecall.cjs", "check", FILE];
/** As on the very first run, when nothing that V8 compiled has been kept yet. */
const UNKEPT = { NODE_DISABLE_COMPILE_CACHE: "1" };
for (const args of [bare, command]) time(args);
const pairs = Array.from({ length: PAIRS }, () => ({
  node: time(bare),
  rolecall: time(command),
  first: time(command, UNKEPT),
}));
const firsts = pairs.map(({ node, first }) => first / node);
const ratios = pairs.map(({ node, rolecall }) => rolecall / node).sort((a, b) => a - b);
const quarter = (part: number): string => (ratios[Math.floor((ratios.length - 1) * part)] as number).toFixed(2);

console.log(`node ${process.version}, ${PAIRS} pairs of: node -e 0, rolecall check ${FILE}`);
console.log(`node -e 0        ${median(pairs.map(({ node }) => node)).toFixed(1)} ms`);
console.log(`rolecall check   ${median(pairs.map(({ rolecall }) => rolecall)).toFixed(1)} ms`);
console.log(
  `ratio            ${median(ratios).toFixed(2)} (quartiles ${quarter(0.25)} to ${quarter(0.75)}); at most ${BOUND} is wanted`,
);
console.log(`first run        ${median(firsts).toFixed(2)} (nothing is kept yet of what V8 compiles)`);
