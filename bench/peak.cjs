// Loaded into a program by NODE_OPTIONS: writes the most memory that it ever held, in KiB, where BENCH_PEAK says.
const { isMainThread } = require("node:worker_threads");
const { writeFileSync } = require("node:fs");

if (isMainThread && process.env.BENCH_PEAK) {
  process.on("exit", () => writeFileSync(process.env.BENCH_PEAK, String(process.resourceUsage().maxRSS)));
}
