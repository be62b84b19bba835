import { realpathSync, type Stats } from "node:fs";
import { basename, dirname, relative, resolve, sep } from "node:path";
import { DECLARATION, isPattern, kindOf, SKIPPED } from "./discover.ts";
import type { Trail } from "./trail.ts";

/** A folder to watch, and what in it matters. */
export interface Place {
  readonly folder: string;
  /** With everything below it. */
  readonly deep: boolean;
  /** `stats` may not be known yet. */
  readonly matters: (path: string, stats: Stats | undefined) => boolean;
}

/** Where the files that matter to some work are, or may come to be. */
export class Places {
  readonly #places = new Map<string, Place>();
  readonly #files = new Set<string>();

  /** Every place that is known so far, by a name of its own. */
  get all(): ReadonlyMap<string, Place> {
    return this.#places;
  }

  /** Takes in what a trail led to, and what the same search could lead to. */
  add({ searches, files }: Trail): void {
    for (const { args, cwd } of searches) this.#addSearch(args, cwd);
    for (const file of files.keys()) this.#addFile(file);
  }

  #addSearch(args: readonly string[], cwd: string): void {
    for (const arg of args) {
      const kind = kindOf(arg, cwd);
      if (kind === "folder") this.#addTree(resolve(cwd, arg), false);
      else if (kind === undefined && isPattern(arg)) this.#addTree(baseOf(arg, cwd), true);
      else this.#addFile(resolve(cwd, arg));
    }
  }

  /** With every file, or with those that are declarations by their names. */
  #addTree(folder: string, every: boolean): void {
    const matters: Place["matters"] = (path, stats) => {
      const steps = relative(folder, path).split(sep);
      if (steps.some((step) => SKIPPED.has(step))) return false;
      return stats === undefined || stats.isDirectory() || every || isDeclaration(basename(path));
    };
    this.#places.set(`${every ? "all" : "declarations"} below ${folder}`, { folder, deep: true, matters });
  }

  /**
   * A file, there or not: under its own name and, where that is a link, under the name of what it leads to. Its folder is
   * what is watched: what an editor puts in its place is another file of that name.
   */
  #addFile(file: string): void {
    for (const name of [file, targetOf(file)]) {
      const folder = dirname(name);
      this.#files.add(name);
      const matters: Place["matters"] = (path) => path === folder || this.#files.has(path);
      this.#places.set(`files in ${folder}`, { folder, deep: false, matters });
    }
  }
}

function isDeclaration(name: string): boolean {
  return DECLARATION.test(name) || name === ".gitignore";
}

function targetOf(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

/** The folder that all matches of a pattern are below. */
function baseOf(pattern: string, cwd: string): string {
  const steps = pattern.split(/[\\/]/);
  const fixed = steps.slice(0, steps.findIndex(isPattern)).join("/");
  return resolve(cwd, fixed || (pattern.startsWith("/") ? "/" : "."));
}
