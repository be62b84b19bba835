import { dirname, resolve } from "node:path";
import type { Ruleset } from "../core/model.ts";
import type { Register } from "../core/register.ts";
import type { Settings } from "../core/settings/settle.ts";
import { type FindConfiguration, nameFrom, nearestConfiguration, onlyConfiguration } from "../node/configuration.ts";
import type { Discovered } from "../node/discover.ts";
import type { SettingsOptions } from "./commands/settings.ts";
import type { Io } from "./io.ts";
import { registerFrom } from "./register.ts";
import type { Loaded, Reading } from "./settings.ts";

/** What is in force for some files. */
export interface InForce extends Partial<Loaded> {
  readonly settings?: Settings;
  readonly register?: Register;
}

/** What a run goes by. */
export interface Governance {
  /** What is found from where the command runs: patterns, formats and the weakest finding that counts come from there. */
  own(): Promise<Loaded | undefined>;
  /**
   * What is in force for each of some files, all of it read before any of them is checked; `named` says whether paths
   * were named, as then not all is checked that the settings are for. Throws `NotJudgedError` where a part is broken.
   */
  over(
    files: readonly Discovered[],
    named: boolean,
    register: Register | undefined,
  ): Promise<(file: Discovered) => InForce>;
  /** Every file that has been read for it so far. */
  read(): readonly string[];
}

type Options = SettingsOptions & { readonly showPersonal?: true };

/** Where there are no settings nothing is loaded for them. */
export function governance(options: Options, ruleset: Ruleset, io: Io): Governance {
  const find = finderFor(options, io.cwd);
  const pathFor = ({ path }: Discovered): string | undefined => find(path === "-" ? io.cwd : dirname(path));
  const read = new Set<string>();
  const note = (path: string): void => void read.add(path);
  let loader: ((path: string | undefined) => Loaded) | undefined;
  const load = async (): Promise<NonNullable<typeof loader>> => {
    const { settingsLoader } = await import("./settings.ts");
    loader ??= settingsLoader({ options, ruleset, io, note });
    return loader;
  };
  const isNeeded = (path: string | undefined): boolean => path !== undefined || typeof options.exceptions === "string";
  return {
    own: async () => {
      const path = find(io.cwd);
      return isNeeded(path) ? (await load())(path) : undefined;
    },
    over: async (files, named, register) => {
      const plain: InForce = register ? { register } : {};
      if (!files.map(pathFor).some(isNeeded)) return () => plain;
      const loaded = await load();
      const registers = registersFor(register, { options, ruleset, io, note });
      const own = find(io.cwd);
      const known = new Map<string | undefined, InForce>();
      const at = (path: string | undefined): InForce => {
        const inForce = known.get(path) ?? inForceOf(loaded(path), !named && path === own, options, io);
        known.set(path, inForce);
        return inForce;
      };
      for (const path of new Set(files.map(pathFor))) known.set(path, { ...at(path), ...(await registers(at(path))) });
      return (file) => at(pathFor(file));
    },
    read: () => [...read],
  };
}

/** Finds configurations as the options say. */
export function finderFor({ config }: SettingsOptions, cwd: string): FindConfiguration {
  if (config === undefined) return nearestConfiguration();
  return onlyConfiguration(config === false ? undefined : resolve(cwd, config));
}

/** All is checked that settings are for where they say what to check, and where nobody starts below them. */
function inForceOf(loaded: Loaded, isOwn: boolean, { config }: Options, { cwd }: Io): InForce {
  const { configuration, exceptions, folder } = loaded;
  const whole = isOwn && (configuration?.patterns !== undefined || folder === cwd || config !== undefined);
  return { ...loaded, settings: { ...(configuration && { configuration }), exceptions, whole } };
}

/** The command line's register, or the configuration's; one that several configurations name is read once. */
function registersFor(
  given: Register | undefined,
  { options, ruleset, io, note }: Reading,
): (inForce: InForce) => Promise<Pick<InForce, "register">> {
  const known = new Map<string, Register>();
  return async ({ configuration, folder = io.cwd }) => {
    if (given) return { register: given };
    if (configuration?.register === undefined) return {};
    const path = resolve(folder, configuration.register);
    const hint = `Put it right, or take ‘register’ out of ‘${configuration.file}’ to compare with the declarations’ own details.`;
    const file = { path, name: nameFrom(io.cwd, path) };
    note(path);
    const register = known.get(path) ?? (await registerFrom(file, ruleset, options.showPersonal, io, hint));
    known.set(path, register);
    return { register };
  };
}
