import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { onTestFinished } from "vitest";

/** The command as it is shipped. `test/build.ts` has built it. */
export const COMMAND: string = resolve("dist/cli/rolecall.cjs");

/** How a run of the command ended. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Circumstances {
  readonly cwd?: string;
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** Nothing of the tester's own settings (FORCE_COLOR, NODE_OPTIONS, a locale) has a say. */
function environment(env: Circumstances["env"]): Record<string, string> {
  return { PATH: process.env.PATH ?? "", HOME: tmpdir(), ...env };
}

const MOST_OUTPUT = 256 * 1024 * 1024;

/** Runs the command in a process of its own, without a terminal. */
export function rolecall(args: readonly string[], { cwd, stdin = "", env }: Circumstances = {}): Ran {
  const { status, signal, error, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
    cwd,
    input: stdin,
    env: environment(env),
    encoding: "utf8",
    maxBuffer: MOST_OUTPUT,
    timeout: 50_000,
  });
  // A command that was killed has no code: neither a pass nor a finding must come of that. One that has read enough of
  // its standard input closes it, which is no trouble of ours.
  if ((error && (error as NodeJS.ErrnoException).code !== "EPIPE") || signal)
    throw new Error(`rolecall ${args.join(" ")} ended by ${signal}`, { cause: error });
  return { code: status, stdout, stderr };
}

/** Runs a line of shell, where `rolecall` is the command. */
export function shell(line: string, { cwd, stdin = "", env }: Circumstances = {}): Ran {
  const { status, stdout, stderr } = spawnSync(
    "/bin/bash",
    ["-c", `rolecall() { "$NODE" "$COMMAND" "$@"; }\n${line}`],
    {
      cwd,
      input: stdin,
      env: { ...environment(env), NODE: process.execPath, COMMAND },
      encoding: "utf8",
      maxBuffer: MOST_OUTPUT,
      timeout: 50_000,
    },
  );
  return { code: status, stdout, stderr };
}

/** What a run cost: processor time, and the most memory that the process held. */
export interface Cost {
  readonly seconds: number;
  readonly megabytes: number;
}

/** Like `rolecall`, with what the run cost. */
export function measured(args: readonly string[], circumstances: Circumstances = {}): Ran & Cost {
  const meter = join(folder({}), "meter.json");
  const env = { ...circumstances.env, METER: meter, NODE_OPTIONS: `--require=${resolve("test/cli/meter.cjs")}` };
  const ran = rolecall(args, { ...circumstances, env });
  return { ...ran, ...JSON.parse(readFileSync(meter, "utf8")) };
}

/** The first of three runs that stays below `seconds`, or the last: on a busy machine work takes longer, never less. */
export function cheapest(args: readonly string[], seconds: number, circumstances: Circumstances = {}): Ran & Cost {
  for (let again = 2; ; again -= 1) {
    const ran = measured(args, circumstances);
    if (ran.seconds < seconds || again === 0) return ran;
  }
}

/** Makes a folder with these files, which goes when the test is over; gives its path. */
export function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(join(tmpdir(), "rolecall-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
  return root;
}
