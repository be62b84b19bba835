import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import ignore, { type Ignore } from "ignore";

/** The `.gitignore` files that have a say in a folder. */
export interface Ignored {
  ignores(path: string, isFolder: boolean): boolean;
  /** With the folder's own `.gitignore` added. */
  within(folder: string): Ignored;
}

interface Layer {
  readonly folder: string;
  readonly patterns: Ignore;
}

/** What is ignored in a folder by the `.gitignore` files above it, up to the root of its git repository. */
export function ignoredIn(folder: string): Ignored {
  const above: string[] = [];
  for (let at = folder; !existsSync(join(at, ".git")); at = dirname(at)) {
    const parent = dirname(at);
    // Outside a repository only what is below the folder itself counts.
    if (parent === at) return layered([]);
    above.unshift(parent);
  }
  const layers = above.map(layerOf);
  return layered(layers.filter((layer) => layer !== undefined));
}

function layered(layers: readonly Layer[]): Ignored {
  return {
    ignores: (path, isFolder) => decide(layers, path, isFolder),
    within: (folder) => {
      const layer = layerOf(folder);
      return layer ? layered([...layers, layer]) : layered(layers);
    },
  };
}

/** The nearest file that says anything about a path decides, so that `!name` further down takes it back. */
function decide(layers: readonly Layer[], path: string, isFolder: boolean): boolean {
  for (const { folder, patterns } of layers.toReversed()) {
    const name = relative(folder, path).split(sep).join("/");
    const { ignored, unignored } = patterns.test(isFolder ? `${name}/` : name);
    if (ignored || unignored) return ignored;
  }
  return false;
}

function layerOf(folder: string): Layer | undefined {
  try {
    return { folder, patterns: ignore().add(readFileSync(join(folder, ".gitignore"), "utf8")) };
  } catch {
    return undefined;
  }
}
