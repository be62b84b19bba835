import { fstatSync } from "node:fs";
import { causeOf } from "../node/cause.ts";
import { EXIT } from "./exit.ts";
import type { Io } from "./io.ts";
import { run } from "./run.ts";
import { inLog } from "./runner.ts";

/**
 * A reader that has seen enough (`| head`) closes the pipe: no more is wanted, and nothing is wrong. Where a report
 * cannot be written for another reason, nobody can know what it says.
 */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") return;
  process.stderr.write(`rolecall: the report cannot be written: ${causeOf(error, "write")}\n`);
  process.exit(EXIT.notJudged);
});

function stdoutIsFile(): boolean {
  try {
    return fstatSync(1).isFile();
  } catch {
    return false;
  }
}

const io: Io = {
  args: process.argv.slice(2),
  cwd: process.cwd(),
  env: process.env,
  // Node makes its streams when they are first looked at, and that takes a while.
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  stderr: process.stderr,
  stdoutIsFile,
  now: Date.now,
};

void run(inLog(io)).then((code) => {
  process.exitCode = code;
});
