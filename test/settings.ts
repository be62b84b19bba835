import type { Checked } from "../src/core/model.ts";
import { readConfiguration } from "../src/core/settings/configuration.ts";
import { readExceptions } from "../src/core/settings/exceptions.ts";
import { type Settings, type Settled, settle } from "../src/core/settings/settle.ts";
import { checkAll, judge } from "./judge.ts";

/** When the tests of settings check. */
export const NOW: number = Date.parse("2026-11-22T09:30:00Z");

/** The settings that a configuration is, with its own exceptions. */
export function settingsOf(content: string, whole: boolean = true): Settings {
  const read = readConfiguration({ name: "rolecall.yaml", content }, judge.ruleset);
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  const { configuration } = read;
  const { file, document, exceptions } = configuration;
  return { configuration, exceptions: exceptions.length > 0 ? [{ file, document, items: exceptions }] : [], whole };
}

/** The settings that a file of exceptions is. */
export function exceptionsOf(content: string, whole: boolean = true): Settings {
  const read = readExceptions({ name: "exceptions.yaml", content }, judge.ruleset);
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  return { exceptions: [read.exceptions], whole };
}

/** What settings make of some declarations. */
export function settled(
  texts: readonly string[],
  settings: Settings | undefined,
  clock: number | "none" = NOW,
): Settled {
  const now = clock === "none" ? undefined : clock;
  const checked = texts.flatMap((text, index) =>
    checkAll(text, now === undefined ? {} : { now }, `${index}.roles.yaml`),
  );
  return settle(
    checked.map((one) => ({ checked: one, settings })),
    judge.ruleset,
    now,
  );
}

/** `rule pointer`, for each finding, and how it stands. */
export function standing({ report }: Checked): readonly string[] {
  return report.findings.map(
    ({ rule, exception, severity }) => `${severity} ${rule}${exception ? ` until ${exception.expires}` : ""}`,
  );
}

/** `line rule`, of what is said about files of settings. */
export function said({ settings }: Settled): readonly string[] {
  return settings.flatMap(({ report }) =>
    report.findings.map(
      ({ rule, range, severity }) => `${range.start.line} ${severity} ${rule.replace("exceptions/", "")}`,
    ),
  );
}
