import { readFile, writeFile } from "node:fs/promises";

/**
 * Writes `generated/public-suffixes.js`: the Public Suffix List, as the `psl` package carries it, without those of one
 * label, which no email domain is anyway. `*.x` is every domain right below x, `!a.x` an exception to that.
 */
export async function generateSuffixes(): Promise<void> {
  // The package does not export its data, only look-ups.
  const list = await readFile("node_modules/psl/data/rules.js", "utf8");
  const rules = [...list.matchAll(/"([^"]+)"/g)].map((match) => match[1] as string);
  const suffixes = rules.filter((rule) => rule.includes(".")).map(toAscii);
  const header =
    "// Written by `npm run generate` from the Public Suffix List (publicsuffix.org, MPL-2.0), by way of psl.\n";
  await writeFile(
    "generated/public-suffixes.js",
    `${header}export const publicSuffixes = () => ${JSON.stringify(` ${suffixes.join(" ")} `)};\n`,
  );
  await writeFile("generated/public-suffixes.d.ts", `${header}export declare const publicSuffixes: () => string;\n`);
}

/** Domains are compared as A-labels. */
function toAscii(rule: string): string {
  const mark = /^(?:\*\.|!)?/.exec(rule)?.[0] ?? "";
  return mark + new URL(`http://${rule.slice(mark.length)}`).hostname;
}
