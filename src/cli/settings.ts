import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { list } from "../core/describe.ts";
import type { Problem } from "../core/document.ts";
import type { Ruleset, SourceFile } from "../core/model.ts";
import { type Configuration, placeIn, readConfiguration } from "../core/settings/configuration.ts";
import { type ExceptionList, readExceptions } from "../core/settings/exceptions.ts";
import { CONFIGURATION_NAMES, nameFrom } from "../node/configuration.ts";
import { readSource } from "../node/read.ts";
import { tellProblems } from "./broken.ts";
import type { SettingsOptions } from "./commands/settings.ts";
import { NotJudgedError } from "./exit.ts";
import type { Io } from "./io.ts";

/** A configuration with what it leads to. */
export interface Loaded {
  readonly configuration?: Configuration;
  /** The folder that its paths are relative to. */
  readonly folder: string;
  readonly exceptions: readonly ExceptionList[];
}

/** Settings are written by hand. */
const BYTES = 16 * 1024 * 1024;

/** What is needed to read settings and to tell what is wrong with them. */
export interface Reading {
  readonly options: SettingsOptions & { readonly showPersonal?: true };
  readonly ruleset: Ruleset;
  readonly io: Io;
  /** Is told the path of every file before it is read. */
  readonly note: (path: string) => void;
}

/** Reads configurations, each once. Throws `NotJudgedError` where one is broken, once every fault is told. */
export function settingsLoader(reading: Reading): (path: string | undefined) => Loaded {
  const { options, io } = reading;
  const known = new Map<string | undefined, Loaded>();
  const lists = new Map<string, ExceptionList>();
  const listAt = (path: string): ExceptionList => {
    const before = lists.get(path);
    const read = before ?? exceptionsAt(path, reading);
    lists.set(path, read);
    return read;
  };
  const load = (path: string | undefined): Loaded => {
    const configuration = path === undefined ? undefined : configurationAt(path, reading);
    const folder = path === undefined ? io.cwd : dirname(path);
    return {
      ...(configuration && { configuration }),
      folder,
      exceptions: listsOf(configuration, folder, options, io.cwd, listAt),
    };
  };
  return (path) => {
    const before = known.get(path) ?? load(path);
    known.set(path, before);
    return before;
  };
}

/** The command line's exceptions take the place of all others. */
function listsOf(
  configuration: Configuration | undefined,
  folder: string,
  { exceptions }: SettingsOptions,
  cwd: string,
  listAt: (path: string) => ExceptionList,
): readonly ExceptionList[] {
  if (exceptions === false) return [];
  if (exceptions !== undefined) return [listAt(resolve(cwd, exceptions))];
  if (!configuration) return [];
  const { file, document, exceptions: items, exceptions_file: other } = configuration;
  return [
    ...(items.length > 0 ? [{ file, document, items }] : []),
    ...(other === undefined ? [] : [listAt(resolve(folder, other))]),
  ];
}

function configurationAt(path: string, reading: Reading): Configuration {
  const { io, ruleset } = reading;
  const name = nameFrom(io.cwd, path);
  const twins = CONFIGURATION_NAMES.filter((twin) => existsSync(join(dirname(path), twin)));
  if (twins.length > 1 && reading.options.config === undefined)
    throw new NotJudgedError(
      `Nothing was checked: ${list(twins)} are side by side in ‘${dirname(name)}’, and only one can be meant.`,
      "Take one of them away.",
    );
  const read = readConfiguration(sourceAt(path, name, reading), ruleset);
  if ("configuration" in read) return read.configuration;
  throw broken(name, "configuration", read.problems, reading, "Put it right, or leave it out with --no-config.");
}

function exceptionsAt(path: string, reading: Reading): ExceptionList {
  const name = nameFrom(reading.io.cwd, path);
  const read = readExceptions(sourceAt(path, name, reading), reading.ruleset);
  if ("exceptions" in read) return read.exceptions;
  throw broken(
    name,
    "file of exceptions",
    read.problems,
    reading,
    "Put it right, or leave exceptions out with --no-exceptions.",
  );
}

function sourceAt(path: string, name: string, { note }: Reading): SourceFile {
  note(path);
  return readSource(path, name, BYTES);
}

function broken(
  name: string,
  what: string,
  problems: readonly Problem[],
  { ruleset, options, io }: Reading,
  hint: string,
): NotJudgedError {
  tellProblems(name, problems, "settings", ruleset, options.showPersonal, io);
  return new NotJudgedError(`Nothing was checked: the ${what} ‘${name}’ cannot be used.`, hint);
}

/** `rolecall.yaml:3`: where a part of a configuration stands. */
export function lineOf(configuration: Configuration, key: string): string {
  return `${configuration.file}:${placeIn(configuration, [key]).start.line}`;
}
