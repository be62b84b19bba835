// Preloaded into the command by `run`: at its end it writes what the process cost to the file that METER names.
const { readFileSync, writeFileSync } = require("node:fs");

process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  let peak = maxRSS;
  // Linux counts into `maxRSS` what the parent held when it forked; the peak of the process itself is here.
  try {
    peak = Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? maxRSS);
  } catch {}
  writeFileSync(
    process.env.METER,
    JSON.stringify({ seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: peak / 1024 }),
  );
});
