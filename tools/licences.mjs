import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

/** Whose code `generated/validators.js` holds: esbuild no longer sees where it came from. */
const GENERATED_FROM = ["node_modules/ajv"];

/**
 * The licences of all the packages whose code is in a bundle, from esbuild's metafile: every one of them asks that its
 * own text goes along. Throws where a package has none.
 */
export function licences({ inputs, holder = "The command" }) {
  const bundled = Object.keys(inputs).flatMap((input) => input.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/) ?? []);
  const folders = [...new Set([...bundled, ...GENERATED_FROM])].sort();
  return `${holder} holds code of the packages below.\n\n${folders.map(licence).join("\n")}`;
}

function licence(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const text = textIn(folder);
  if (!license || !text) throw new Error(`${name} does not say under which licence it may be shipped`);
  return `${"-".repeat(80)}\n${name} ${version} (${license})\n\n${text.trim()}\n`;
}

/** A package that names its licence and does not bring its text has it in `tools/licences/`. */
function textIn(folder) {
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.|-|$)/i.test(entry));
  const own = new URL(`licences/${basename(folder)}.txt`, import.meta.url);
  if (file) return readFileSync(join(folder, file), "utf8");
  return existsSync(own) ? readFileSync(own, "utf8") : undefined;
}
