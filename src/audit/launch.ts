import { join } from "node:path";
import { parentPort } from "node:worker_threads";
import { run } from "../node/compiled.ts";

/** The digest of the program beside this file: the build puts it here. */
declare const BUILD: string;
declare const __dirname: string;

/** What to work with, a batch, and the next: whoever has come so far has called nearly everything. */
const MESSAGES = 3;

// Every worker begins with it, and all of them at once.
run({
  path: join(__dirname, "worker.cjs"),
  digest: BUILD,
  purpose: "worker",
  later: (keep) => {
    let messages = 0;
    parentPort?.on("message", function count() {
      messages += 1;
      if (messages < MESSAGES) return;
      parentPort?.off("message", count);
      // Before it is judged: when nothing is left to judge, a worker is ended.
      keep();
    });
  },
});
