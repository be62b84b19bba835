import { existsSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { describe, type SuiteFactory, test } from "vitest";

/** A program that reads what rolecall writes. */
export type Peer =
  | "check-jsonschema"
  | "chromium"
  | "cmarkgfm"
  | "comrak"
  | "duckdb"
  | "junitparser"
  | "parallel"
  | "perl"
  | "pre-commit"
  | "pyspark"
  | "python"
  | "sarif";

/** Where `npm run peers` puts them. */
const PEERS: Readonly<Record<Peer, string>> = {
  "check-jsonschema": resolve(".cache/peers/bin/check-jsonschema"),
  chromium: "/usr/bin/chromium",
  cmarkgfm: module("cmarkgfm"),
  comrak: module("comrak"),
  duckdb: module("duckdb"),
  junitparser: resolve(".cache/peers/bin/junitparser"),
  parallel: "/usr/bin/parallel",
  perl: "/usr/bin/perl",
  "pre-commit": resolve(".cache/peers/bin/pre-commit"),
  pyspark: module("pyspark"),
  python: resolve(".cache/peers/bin/python"),
  sarif: resolve(".cache/peers/bin/sarif"),
};

/** A peer that is a module of Python's, for `python` to import. */
function module(name: string): string {
  const lib = resolve(".cache/peers/lib");
  const [python = "python3"] = existsSync(lib) ? readdirSync(lib) : [];
  return resolve(lib, python, "site-packages", name);
}

/** The path of a peer, whether it is there or not. */
export function peer(name: Peer): string {
  return PEERS[name];
}

/**
 * Tests that need a peer. Where it is missing they are skipped, and the name says because of what; on CI that is a
 * failure, because what was not run has not passed.
 */
export function describeWith(name: Peer, title: string, tests: SuiteFactory): void {
  if (existsSync(PEERS[name])) describe(title, tests);
  else if (process.env.CI === "true")
    test(`${title}: ${name} is missing`, () => {
      throw new Error("npm run peers");
    });
  else describe.skip(`${title}: skipped, because ${name} is missing (npm run peers)`, tests);
}
