/** A stream that a command writes to. */
export interface Output {
  write(text: string): unknown;
  /** Whether a person is looking. */
  readonly isTTY?: boolean | undefined;
}

/** All that a command has of the world: tests hand in their own. */
export interface Io {
  /** The arguments after the command's name. */
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Whether standard output was sent into a file: then no runner sees it. */
  readonly stdoutIsFile?: () => boolean;
  /** Epoch milliseconds; read once a run. */
  readonly now: () => number;
}

/** `NO_COLOR` and `FORCE_COLOR` as their sites define them; otherwise colours are for terminals. */
export function wantsColour(output: Output, env: Io["env"], option: boolean): boolean {
  if (!option || (env.NO_COLOR ?? "") !== "") return false;
  if ((env.FORCE_COLOR ?? "") !== "") return env.FORCE_COLOR !== "0";
  return output.isTTY === true && env.TERM !== "dumb";
}
