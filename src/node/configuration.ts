import { existsSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { noteFile } from "./trail.ts";

/** What a configuration is called. */
export const CONFIGURATION_NAMES = ["rolecall.yaml", "rolecall.yml"] as const;

/** The path of the configuration that a folder is under; undefined where there is none. */
export type FindConfiguration = (folder: string) => string | undefined;

/**
 * Looks for the nearest configuration from a folder upward, to the root of its git repository or of the file system.
 * Each folder is looked into once. Only for those who check their own files: whoever audits others' must not let them
 * configure their auditor, and takes `onlyConfiguration` instead.
 */
export function nearestConfiguration(): FindConfiguration {
  const known = new Map<string, string | undefined>();
  const find = (folder: string): string | undefined => {
    if (known.has(folder)) return known.get(folder);
    const found = within(folder) ?? above(folder);
    known.set(folder, found);
    return found;
  };
  const above = (folder: string): string | undefined => {
    const parent = dirname(folder);
    return parent === folder || existsSync(join(folder, ".git")) ? undefined : find(parent);
  };
  return find;
}

function within(folder: string): string | undefined {
  return CONFIGURATION_NAMES.map((name) => join(folder, name)).find((path) => {
    noteFile(path);
    return existsSync(path);
  });
}

/** The same configuration for every folder, or none for any. */
export function onlyConfiguration(path: string | undefined): FindConfiguration {
  return () => path;
}

/** A path as a person in this folder would type it, with forward slashes on every system. */
export function nameFrom(cwd: string, path: string): string {
  return (relative(cwd, path) || basename(path)).split(sep).join("/");
}
