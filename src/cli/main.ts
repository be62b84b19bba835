#!/usr/bin/env node
import { run } from "./run.ts";

/** A reader that has seen enough (`| head`) closes the pipe: no more is wanted, and nothing is wrong. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

void run({
  args: process.argv.slice(2),
  cwd: process.cwd(),
  env: process.env,
  // Node makes its streams when they are first looked at, and that takes a while.
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  stderr: process.stderr,
  now: Date.now,
}).then((code) => {
  process.exitCode = code;
});
