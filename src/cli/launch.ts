#!/usr/bin/env node
import { join } from "node:path";
import { run } from "../node/compiled.ts";

/** The digest of the command beside this file: the build puts it here. */
declare const BUILD: string;
declare const __dirname: string;

/** What is run over and over. What is compiled for one of them is not what another calls. */
const OFTEN = ["check", "audit"];

// Compiling is half of what a check of a small file takes.
run({
  path: join(__dirname, "command.cjs"),
  digest: BUILD,
  purpose: OFTEN.find((command) => command === process.argv[2]),
  later: (keep) => process.on("exit", keep),
});
