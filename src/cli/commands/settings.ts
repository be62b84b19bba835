import { type Command, Option } from "commander";
import { SEVERITIES, type Severity } from "../../core/model.ts";

/** The options that configurations can say as well, and those that choose among configurations. */
export interface SettingsOptions {
  readonly register?: string;
  readonly failOn?: Severity;
  /** A file; false for none at all; undefined for the nearest. */
  readonly config?: string | false;
  /** A file in the place of the configurations' exceptions; false for none at all. */
  readonly exceptions?: string | false;
}

export function addSettingsOptions(command: Command): Command {
  const options = [
    new Option(
      "-r, --register <file>",
      "PDP's register (YAML, NDJSON or CSV), to compare with instead of the declaration's own preregistration details",
    ),
    new Option("--fail-on <severity>", "the weakest finding that makes the exit code 1 (default: error)").choices(
      [...SEVERITIES].reverse(),
    ),
    new Option(
      "--config <file>",
      "the configuration, for every file (default: the nearest rolecall.yaml, from each file's folder upward)",
    ),
    new Option("--no-config", "leave every configuration out"),
    new Option("--exceptions <file>", "the exceptions, in the place of the configuration's"),
    new Option("--no-exceptions", "leave every exception out: show the bare truth"),
  ];
  for (const option of options) command.addOption(option);
  return command;
}
