import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { COMMAND, type Ran } from "./run.ts";

/** Whether there is util-linux's `script`, which makes a terminal. */
export const HAS_TERMINAL: boolean =
  spawnSync("script", ["--version"], { encoding: "utf8" }).stdout?.includes("util-linux") ?? false;

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** Runs the command on a terminal of its own, where stdout and stderr are one; gives what it shows. */
export function onTerminal(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Pick<Ran, "code" | "stdout"> {
  const line = [process.execPath, COMMAND, ...args].map(quoted).join(" ");
  const { status, stdout } = spawnSync("script", ["--quiet", "--return", "--command", line, "/dev/null"], {
    cwd,
    env: { PATH: process.env.PATH ?? "", HOME: tmpdir(), TERM: "xterm", SHELL: "/bin/sh", ...env },
    stdio: ["ignore", "pipe", "pipe"],
    encoding: "utf8",
    timeout: 50_000,
  });
  return { code: status, stdout: stdout.replaceAll("\r\n", "\n") };
}
