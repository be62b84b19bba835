import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished } from "vitest";
import { COMMAND } from "./run.ts";

/** How long a busy machine may take. */
const DEADLINE = 45_000;

/** A command that goes on, and what it has printed so far. */
export interface Going {
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** How often the whole was drawn. */
  readonly drawn: () => number;
  /** Waits until what was drawn last matches; gives that, without the line that ends it. */
  shows(pattern: RegExp): Promise<string>;
  /** Writes to its standard input. */
  type(text: string): void;
  readonly ended: () => boolean;
  /** Sends a signal, or only waits; gives the exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

const LAST_LINE = /^Checked at .*$/m;

/** Starts a program and lets it go on. It is killed when the test is over. */
export function start(program: string, args: readonly string[], cwd: string): Going {
  const child: ChildProcess = spawn(program, args, {
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd, COMMAND, TZ: "UTC" },
    stdio: "pipe",
  });
  let stdout = "";
  let stderr = "";
  let code: number | null | undefined;
  child.stdout?.setEncoding("utf8").on("data", (text) => {
    stdout += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text) => {
    stderr += text;
  });
  child.on("close", (status) => {
    code = status;
  });
  onTestFinished(() => {
    if (code === undefined) child.kill("SIGKILL");
  });
  const frames = (): readonly string[] => stdout.split(LAST_LINE).slice(0, -1);
  const until = async (done: () => boolean): Promise<void> => {
    for (const start = Date.now(); !done() && Date.now() - start < DEADLINE; ) await sleep(20);
  };
  return {
    stdout: () => stdout,
    stderr: () => stderr,
    drawn: () => frames().length,
    shows: async (pattern) => {
      const last = (): string => frames().at(-1)?.trim() ?? "nothing yet";
      await until(() => pattern.test(last()) || code !== undefined);
      expect(last(), stderr).toMatch(pattern);
      return last();
    },
    type: (text) => child.stdin?.write(text),
    ended: () => code !== undefined,
    end: async (signal) => {
      if (signal) child.kill(signal);
      await until(() => code !== undefined);
      expect(code, "it ends").toBeDefined();
      return code as number | null;
    },
  };
}

/** `rolecall check --watch`, without a terminal. */
export function watch(args: readonly string[], cwd: string): Going {
  return start(process.execPath, [COMMAND, "check", "--watch", ...args], cwd);
}
