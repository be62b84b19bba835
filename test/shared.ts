import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe } from "vitest";

/** Where data that is too large for the repository lies: a folder `shared/data` beside it, or above that. */
function find(name: string): string | undefined {
  for (let folder = process.cwd(); folder !== dirname(folder); folder = dirname(folder)) {
    const path = join(folder, "shared", "data", name);
    if (existsSync(path)) return path;
  }
  return undefined;
}

/** Tests that need a shared file, which they get as text. Where it is missing they are skipped, and the name says so. */
export function describeWithShared(name: string, title: string, tests: (text: string) => void): void {
  const path = find(name);
  if (path === undefined) describe.skip(`${title}: skipped, because shared/data/${name} is missing`, () => tests("{}"));
  else describe(title, () => tests(readFileSync(path, "utf8")));
}
