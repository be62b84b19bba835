import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The package's own folder; the sources and the built command are equally deep in it. */
const ROOT = new URL("../../", import.meta.url);

/** The path of a file that comes with rolecall, given relative to the package. */
export function packagePath(name: string): string {
  return fileURLToPath(new URL(name, ROOT));
}

/** Rolecall's own version, as its package has it. */
export function packageVersion(): string {
  return JSON.parse(packageText("package.json")).version;
}

export function packageText(name: string): string {
  return readFileSync(packagePath(name), "utf8");
}
