import { type Dirent, readdirSync, statSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import type { Ignored } from "./gitignore.ts";
import { noteFile, noteSearch } from "./trail.ts";

/** What a declaration's file is called. */
export const DECLARATION: RegExp = /\.roles\.(?:ya?ml|json)$/i;

/** Folders that never hold anybody's declarations. */
export const SKIPPED: ReadonlySet<string> = new Set([".git", "node_modules"]);

/** A file to check: where it is, and what to call it. `-` stands for standard input. */
export interface Discovered {
  readonly path: string;
  readonly name: string;
}

/** What was found, and the arguments that gave nothing: an empty folder, a pattern that matches no file. */
export interface Found {
  readonly files: readonly Discovered[];
  readonly empty: readonly string[];
}

/** A path that was named but is not there: wrong use, told before anything is checked. */
export class NoSuchPath extends Error {
  override readonly name = "NoSuchPath";
}

/**
 * The files to check, each once, in the order of the arguments and below one by name. A file that is named is always
 * checked; a folder gives its declarations (`*.roles.yaml`, `.yml`, `.json`), without those that `.gitignore` names;
 * a pattern gives every file that it matches. Throws `NoSuchPath`.
 */
export async function discover(args: readonly string[], cwd: string): Promise<Found> {
  try {
    const found = await search(args, cwd);
    noteSearch({ args, cwd, found: found.files.map(({ path }) => path) });
    return found;
  } catch (error) {
    noteSearch({ args, cwd, found: undefined });
    throw error;
  }
}

async function search(args: readonly string[], cwd: string): Promise<Found> {
  const found = new Map<string, Discovered>();
  const empty: string[] = [];
  for (const arg of args) {
    const files = await filesOf(arg, cwd);
    if (files.length === 0) empty.push(arg);
    for (const file of files) if (!found.has(file.path)) found.set(file.path, file);
  }
  return { files: [...found.values()], empty };
}

async function filesOf(arg: string, cwd: string): Promise<readonly Discovered[]> {
  if (arg === "-") return [{ path: "-", name: "<stdin>" }];
  const path = resolve(cwd, arg);
  const kind = kindOf(arg, cwd);
  if (kind === "folder") return walk(path, cwd, arg);
  if (kind === "file") return [{ path, name: arg }];
  if (isPattern(arg)) return matches(arg, cwd);
  noteFile(path);
  throw new NoSuchPath(arg);
}

/** Whether it could stand for other names than itself. */
export function isPattern(arg: string): boolean {
  return /[*?[\]{}!]/.test(arg);
}

/** The one file that a path names, a folder too: reading it will tell. Throws `NoSuchPath`. */
export function named(arg: string, cwd: string): Discovered {
  noteFile(resolve(cwd, arg));
  if (kindOf(arg, cwd) === undefined) throw new NoSuchPath(arg);
  return { path: resolve(cwd, arg), name: arg };
}

/** There is no way to what these say of a path. */
const ABSENT: ReadonlySet<string | undefined> = new Set(["ENOENT", "ENOTDIR"]);

/** What a path names; undefined where nothing is. */
export function kindOf(arg: string, cwd: string): "file" | "folder" | undefined {
  // What an unset variable of a script leaves is no path, and least of all the folder that the command runs in.
  if (arg === "") return undefined;
  try {
    return statSync(resolve(cwd, arg)).isDirectory() ? "folder" : "file";
  } catch (error) {
    // What is there but cannot be looked at is a file that cannot be read, which is told like any other.
    return ABSENT.has((error as NodeJS.ErrnoException).code) ? undefined : "file";
  }
}

async function matches(pattern: string, cwd: string): Promise<readonly Discovered[]> {
  const { glob } = await import("tinyglobby");
  const names = await glob(pattern.split(sep).join("/"), { cwd, expandDirectories: false, onlyFiles: true });
  return names.sort(byName).map((name) => ({ path: resolve(cwd, name), name }));
}

async function walk(folder: string, cwd: string, arg: string): Promise<readonly Discovered[]> {
  const found: Discovered[] = [];
  const visit = (path: string, ignored: Ignored): void => {
    const here = ignored.within(path);
    const entries = entriesOf(path);
    const name = nameOf(path, cwd, arg);
    // As a file it cannot be read either, which says so: what may be in it must not look like a pass.
    if (entries === undefined) found.push({ path, name });
    const [before, nameBefore] = [
      path.endsWith(sep) ? path : path + sep,
      name === "." ? "" : name.replace(/\/?$/, "/"),
    ];
    for (const entry of entries ?? []) {
      // A folder of very many files takes no time for the paths of each.
      const below = before + entry.name;
      if (here.ignores(below, entry.isDirectory())) continue;
      if (entry.isDirectory() && !SKIPPED.has(entry.name)) visit(below, here);
      else if (!entry.isDirectory() && DECLARATION.test(entry.name))
        found.push({ path: below, name: nameBefore + entry.name });
    }
  };
  const { ignoredIn } = await import("./gitignore.ts");
  visit(folder, ignoredIn(folder));
  return found;
}

/** What is in a folder, by name; undefined where that cannot be seen. */
function entriesOf(folder: string): readonly Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => byName(a.name, b.name));
  } catch {
    return undefined;
  }
}

/** Relative to where the command runs, with forward slashes on every system; absolute where the argument was. */
function nameOf(path: string, cwd: string, arg: string): string {
  return (isAbsolute(arg) ? path : relative(cwd, path) || ".").split(sep).join("/");
}

/** By code unit: the same order whatever the locale. */
function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
