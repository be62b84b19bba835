import { TextDecoder } from "node:util";
import { type Compared, compare } from "../core/baseline/compare.ts";
import { type Baseline, readBaseline } from "../core/baseline/read.ts";
import type { Checked, Ruleset, SettingsReport } from "../core/model.ts";
import { forTerminal } from "../formats/escape.ts";
import type { Discovered } from "../node/discover.ts";
import { readSource } from "../node/read.ts";
import { NotJudgedError } from "./exit.ts";
import type { Io } from "./io.ts";

/** A report of thousands of organisations. */
const BYTES = 512 * 1024 * 1024;

/** Holds a run against the baseline. */
export type Compare = (checked: readonly Checked[], settings: readonly SettingsReport[]) => Compared;

/** Reads a baseline. Throws `NotJudgedError` where it is none; says where other rules made it. */
export function baselineFrom({ path, name }: Discovered, ruleset: Ruleset, io: Io): Compare {
  const baseline = read(path, name);
  if (baseline.revision !== ruleset.revision)
    io.stderr.write(
      `rolecall: ${forTerminal(`the baseline ‘${name}’ was made by the rules of ${baseline.revision}, not of ${ruleset.revision}: what is new may be the rules.`)}\n`,
    );
  return (checked, settings) => compare(checked, settings, baseline, ruleset);
}

function read(path: string, name: string): Baseline {
  const { content } = readSource(path, name, BYTES);
  if (typeof content === "string") throw unusable(name, "it is no file");
  if (!(content instanceof Uint8Array))
    throw unusable(name, "unreadable" in content ? content.unreadable : "it is too large");
  const text = decoded(content);
  const found = text === undefined ? { problem: "it is not UTF-8 text" } : readBaseline(name, text);
  if ("problem" in found) throw unusable(name, found.problem);
  return found;
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function unusable(name: string, problem: string): NotJudgedError {
  return new NotJudgedError(
    `Nothing was checked: the baseline ‘${name}’ cannot be used: ${problem}.`,
    "A baseline is what ‘rolecall check --format json=report.json’ writes. Make it again, or leave --baseline out.",
  );
}
