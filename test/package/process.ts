import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, whatever its exit code. */
export function ended(
  program: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = process.env,
): Ended {
  const { error, status, stdout, stderr } = spawnSync(program, args, { cwd, env, encoding: "utf8", timeout: 300_000 });
  if (error) throw error;
  return { status, stdout, stderr };
}

/** What a program prints. Throws where it fails. */
export function outputOf(
  program: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = process.env,
): string {
  const { status, stdout, stderr } = ended(program, args, cwd, env);
  if (status !== 0)
    throw new Error(`${program} ${args.join(" ")} exited with ${status}:\n${stderr}${stdout}`.trimEnd());
  return stdout;
}

/** The same, but waited for beside others: what installs something waits for the registry. Rejects where it fails. */
export async function outputLater(
  program: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const { stdout } = await promisify(execFile)(program, args, { cwd, env, encoding: "utf8", timeout: 300_000 });
  return stdout;
}
