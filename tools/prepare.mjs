// `npm run prepare`: builds, so that a clone, and whatever npm installs from a repository, has its command. Where that is
// installed globally (as pre-commit does for its hooks), npm hands its own `--global` on
// to the install in the clone, and the development dependencies that build it are missing: they are installed first.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));

function run(args, env) {
  const { status } = spawnSync(process.execPath, args, { env, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync("node_modules/esbuild")) {
  const { npm_config_global: _, npm_execpath: npm, ...env } = process.env;
  run([npm, "ci", "--no-global", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund"], env);
}
run(["tools/build.mjs"], process.env);
