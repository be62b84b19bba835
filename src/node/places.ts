import { realpathSync, type Stats } from "node:fs";
import { basename, dirname, relative, resolve, sep } from "node:path";
import { DECLARATION, isPattern, kindOf, SKIPPED } from "./discover.ts";
import { ABSENT, type Trail } from "./trail.ts";

/** Where the files that matter to some work are, or may come to be. */
export class Places {
  /** Folders with everything below them: every file, or those that are declarations by their names. */
  readonly #trees: { readonly folder: string; readonly every: boolean }[] = [];
  readonly #files = new Set<string>();
  readonly #folders = new Set<string>();

  /** Takes in what a trail led to, and what the same search could lead to. */
  addTrail({ searches, files }: Trail): void {
    for (const { args, cwd } of searches) this.#addSearch(args, cwd);
    for (const [file, state] of files) {
      // Where a configuration could be is as far up as the root: it is seen to come where something is watched anyway.
      if (state === ABSENT) this.#files.add(file);
      else this.#addFile(file);
    }
  }

  #addSearch(args: readonly string[], cwd: string): void {
    this.#folders.add(cwd);
    for (const arg of args) {
      const kind = kindOf(arg, cwd);
      if (kind === "folder") this.#addTree(resolve(cwd, arg), false);
      else if (kind === undefined && isPattern(arg)) this.#addTree(baseOf(arg, cwd), true);
      else this.#addFile(resolve(cwd, arg));
    }
  }

  #addTree(folder: string, every: boolean): void {
    if (!this.#trees.some((tree) => tree.folder === folder && tree.every === every))
      this.#trees.push({ folder, every });
    this.#folders.add(folder);
  }

  /** A file, there or not: under its own name and, where that is a link, under the name of what it leads to. */
  #addFile(file: string): void {
    for (const name of [file, targetOf(file)]) {
      this.#files.add(name);
      this.#folders.add(dirname(name));
    }
  }

  /** What to watch. Of a file its folder: what an editor puts in its place is another file of that name. */
  get folders(): ReadonlySet<string> {
    return this.#folders;
  }

  matter(path: string, stats: Stats | undefined): boolean {
    if (this.#files.has(path) || this.#folders.has(path)) return true;
    return this.#trees.some(({ folder, every }) => {
      const steps = relative(folder, path).split(sep);
      if (steps[0] === ".." || steps.some((step) => SKIPPED.has(step))) return false;
      return every || stats === undefined || stats.isDirectory() || isNamed(basename(path));
    });
  }
}

function isNamed(name: string): boolean {
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
