import { type Command, Option } from "commander";
import type { ExitCode } from "../exit.ts";
import type { Io } from "../io.ts";
import { addSettingsOptions, type SettingsOptions } from "./settings.ts";

export interface ConfigOptions extends SettingsOptions {
  readonly format: "text" | "json";
}

const EXAMPLES = `
Examples:
  rolecall config                          what is in force here
  rolecall config orgs/a.roles.yaml        what is in force for a file
  rolecall config --format json            for a machine; who approved an exception is masked

A configuration is a file rolecall.yaml; 'rolecall schema configuration' says what it can hold. The nearest counts, from each
checked file's folder upward to the root of its git repository. What to check, how to print it and what to fail on come
from the one that is nearest to where you are; the rest from the one that is nearest to the file.`;

export function addConfig(root: Command, io: Io, _finish: (code: ExitCode) => void): void {
  const command = root
    .command("config")
    .summary("show the configuration in force")
    .description("Show what is in force for a file or a folder, and where each value comes from.")
    .argument("[path]", "a file or a folder", ".");
  addSettingsOptions(command)
    .addOption(new Option("-f, --format <format>", "how to print it").choices(["text", "json"]).default("text"))
    .addHelpText("after", EXAMPLES)
    .action(async (path: string, options: ConfigOptions) => {
      const { runConfig } = await import("../config.ts");
      await runConfig(path, options, io);
    });
}
