import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { build } from "esbuild";

/**
 * Writes `generated/overview.js`: the script of an audit's page, and its hash for the page's policy. The script is
 * written in TypeScript, for browsers, below `src/audit/overview/client`.
 */
export async function generateOverview(): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: ["src/audit/overview/client/main.ts"],
    bundle: true,
    write: false,
    platform: "browser",
    format: "iife",
    target: "es2022",
    charset: "ascii",
    minify: true,
    legalComments: "none",
    preserveSymlinks: true,
  });
  const script = outputFiles[0]?.text.trim() ?? "";
  const hash = `sha256-${createHash("sha256").update(script).digest("base64")}`;
  const header = "// Written by `npm run generate` from src/audit/overview/client/.\n";
  const constants = { OVERVIEW_SCRIPT: script, OVERVIEW_SCRIPT_HASH: hash };
  const lines = Object.entries(constants).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};\n`);
  const types = Object.keys(constants).map((name) => `export declare const ${name}: string;\n`);
  await writeFile("generated/overview.js", header + lines.join(""));
  await writeFile("generated/overview.d.ts", header + types.join(""));
}
