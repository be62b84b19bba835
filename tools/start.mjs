// `npm start`: the main job on the examples, which hold mistakes on purpose; `npm start -- check FILE` is the command itself.
import { spawnSync } from "node:child_process";

const MAIN_JOB = ["check", "examples", "--register", "examples/register.yaml", "--exit-zero"];
const args = process.argv.slice(2);
const { status } = spawnSync(process.execPath, ["dist/cli/rolecall.cjs", ...(args.length > 0 ? args : MAIN_JOB)], {
  stdio: "inherit",
});
process.exit(status ?? 1);
