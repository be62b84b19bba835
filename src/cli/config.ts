import { statSync } from "node:fs";
import { dirname } from "node:path";
import { dayInWords } from "../core/describe.ts";
import { pointer } from "../core/pointer.ts";
import { placeIn } from "../core/settings/configuration.ts";
import { exceptionFor, reasonFor } from "../formats/acceptance.ts";
import { forTerminal, inJson } from "../formats/escape.ts";
import { nameFrom } from "../node/configuration.ts";
import { NoSuchPath, named } from "../node/discover.ts";
import { loadRuleset } from "../node/ruleset.ts";
import type { ConfigOptions } from "./commands/config.ts";
import { UsageError } from "./exit.ts";
import { finderFor } from "./governance.ts";
import type { Io } from "./io.ts";
import { type Loaded, settingsLoader } from "./settings.ts";

/** Where a value comes from. */
type From =
  | { readonly source: "default" }
  | { readonly source: "command_line" }
  | { readonly source: "file"; readonly file: string; readonly line: number };

/** One value that is in force. */
interface Entry {
  readonly setting: string;
  /** As JSON has it. */
  readonly value: unknown;
  /** As a person reads it. */
  readonly words: string;
  readonly from: From;
}

const DEFAULT: From = { source: "default" };
const COMMAND_LINE: From = { source: "command_line" };

/** `rolecall config`: what is in force for a path, and where each value comes from. */
export async function runConfig(path: string, options: ConfigOptions, io: Io): Promise<void> {
  const folder = folderOf(path, io);
  for (const name of [options.register, options.config, options.exceptions])
    if (typeof name === "string") present(name, io);
  const find = finderFor(options, io.cwd);
  const load = settingsLoader({ options, ruleset: loadRuleset(), io, note: () => {} });
  const showPersonal = options.format === "text" && io.stdout.isTTY === true;
  const [own, its] = [load(find(io.cwd)), load(find(folder))];
  const entries = [...ownEntries(own, options, io), ...fileEntries(its, options, io, showPersonal)];
  if (options.format === "json") {
    const settings = entries.map(({ setting, value, from }) => ({ setting, value, from }));
    io.stdout.write(`${inJson({ path, configuration: its.configuration?.file ?? null, settings }, 2)}\n`);
  } else io.stdout.write(table(path, its, entries));
}

function present(name: string, io: Io): string {
  try {
    return named(name, io.cwd).path;
  } catch (error) {
    if (!(error instanceof NoSuchPath)) throw error;
    throw new UsageError(`There is no file or folder ‘${name}’.`, "Check the path.");
  }
}

function folderOf(path: string, io: Io): string {
  const found = present(path, io);
  return statSync(found, { throwIfNoEntry: false })?.isDirectory() ? found : dirname(found);
}

function fromFile({ configuration }: Loaded, path: readonly (string | number)[]): From {
  if (!configuration) return DEFAULT;
  return { source: "file", file: configuration.file, line: placeIn(configuration, path).start.line };
}

/** What a run as a whole goes by. */
function ownEntries(own: Loaded, { failOn }: ConfigOptions, { cwd }: Io): readonly Entry[] {
  const { configuration, folder } = own;
  const { patterns, formats, fail_on } = configuration ?? {};
  const severity = failOn ?? fail_on ?? "error";
  const from = failOn ? COMMAND_LINE : fail_on ? fromFile(own, ["fail_on"]) : DEFAULT;
  const here = (path: string): string => nameFrom(cwd, `${folder}/${path}`);
  return [
    { setting: "fail_on", value: severity, words: severity, from },
    ...(patterns ?? ["."]).map((pattern, index): Entry => {
      const value = patterns ? here(pattern) : pattern;
      return {
        setting: "patterns",
        value,
        words: value,
        from: patterns ? fromFile(own, ["patterns", index]) : DEFAULT,
      };
    }),
    ...(formats ?? [{ format: "text" }]).map((one: { format: string; output?: string }, index): Entry => {
      const value = { format: one.format, ...(one.output !== undefined && { output: here(one.output) }) };
      const words = value.output === undefined ? value.format : `${value.format} into ${value.output}`;
      return { setting: "formats", value, words, from: formats ? fromFile(own, ["formats", index]) : DEFAULT };
    }),
  ];
}

/** What a file is checked by. */
function fileEntries(its: Loaded, { register }: ConfigOptions, { cwd }: Io, showPersonal: boolean): readonly Entry[] {
  const { configuration, folder, exceptions } = its;
  const { severity = {}, off = {} } = configuration ?? {};
  const configured = configuration?.register;
  const named = register ?? (configured === undefined ? undefined : nameFrom(cwd, `${folder}/${configured}`));
  const from = register !== undefined ? COMMAND_LINE : configured === undefined ? DEFAULT : fromFile(its, ["register"]);
  return [
    { setting: "register", value: named ?? null, words: named ?? "none: the declarations’ own details", from },
    ...Object.entries(severity).map(([rule, value]): Entry => {
      return {
        setting: "severity",
        value: { [rule]: value },
        words: `${rule}: ${value}`,
        from: fromFile(its, ["severity", rule]),
      };
    }),
    ...Object.entries(off).map(([rule, why]): Entry => {
      const reason = reasonFor(why, { showPersonal });
      return {
        setting: "off",
        value: { [rule]: reason },
        words: `${rule}: ${reason}`,
        from: fromFile(its, ["off", rule]),
      };
    }),
    ...exceptions.flatMap((list) =>
      list.items.map((item): Entry => {
        const { rule, organisation, path, at } = item;
        const shown = exceptionFor(item, { showPersonal });
        const below = path === undefined ? "" : ` at ${pointer(path)}`;
        const words = `${rule} for ${organisation}${below}, until ${dayInWords(shown.expires)}, by ${shown.approved_by}: ${shown.reason}`;
        const value = { rule, organisation, ...(path && { path: pointer(path) }), ...shown };
        const from: From = { source: "file", file: list.file, line: placeIn(list, at).start.line };
        return { setting: "exceptions", value, words, from };
      }),
    ),
  ];
}

/** Three columns; the middle one is as wide as most of its values. */
function table(path: string, { configuration }: Loaded, entries: readonly Entry[]): string {
  const head = `In force for ${path}: ${configuration ? configuration.file : "no configuration"}\n\n`;
  const rows = entries.map(({ setting, words, from }) => {
    const place = from.source === "file" ? `${from.file}:${from.line}` : from.source.replace("_", " ");
    return [setting, place, words.replace(/\s+/g, " ").trim()];
  });
  const width = (column: number): number => Math.max(...rows.map((row) => (row[column] ?? "").length));
  const [first, second] = [width(0), width(1)];
  const lines = rows.map(
    ([setting = "", place = "", words = ""]) => `${setting.padEnd(first)}  ${place.padEnd(second)}  ${words}`,
  );
  return `${forTerminal(head.trim())}\n\n${lines.map(forTerminal).join("\n")}\n`;
}
