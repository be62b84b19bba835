/** What an exit code means: the same for every command and format, for ever. */
export const EXIT = {
  ok: 0,
  /** Findings at or above `--fail-on`. */
  findings: 1,
  /** Wrong use of the command, told before anything is checked. */
  usage: 2,
  /** Something could not be judged. */
  notJudged: 3,
  /** A bug in rolecall. */
  bug: 70,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** When several hold, the one that says least about the declarations wins: 70, 2, 3, 1. */
const STRENGTH: readonly ExitCode[] = [EXIT.ok, EXIT.findings, EXIT.notJudged, EXIT.usage, EXIT.bug];

export function strongest(codes: readonly ExitCode[]): ExitCode {
  return STRENGTH.findLast((code) => codes.includes(code)) ?? EXIT.ok;
}

/** What ends a command: one line that says what is wrong, and one that helps. */
class Ended extends Error {
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

/** Wrong use. */
export class UsageError extends Ended {
  override readonly name = "UsageError";
}

/** What cannot be judged as a whole: nothing to check, a broken register. */
export class NotJudgedError extends Ended {
  override readonly name = "NotJudgedError";
}
