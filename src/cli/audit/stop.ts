import type { AuditOptions } from "../commands/audit.ts";
import type { Io } from "../io.ts";

/** What ends an audit before its end. */
export interface Stopping {
  readonly signal: AbortSignal;
  /** Whether it is that nobody is left who reads. */
  isUnread(): boolean;
  end(): void;
}

/** The part of a stream that tells when its reader is gone. */
interface Heard {
  on?(event: "error", listener: () => void): unknown;
  off?(event: "error", listener: () => void): unknown;
}

/**
 * Stops at Ctrl-C once what is in flight is done, which somebody at a terminal is told meanwhile; at the second one
 * nothing holds the process. Stops as well when who reads standard output (`| head`) has seen enough, unless something
 * is wanted that goes into files.
 */
export function stopping(
  { lines, output, views, cache }: Pick<AuditOptions, "lines" | "output" | "views" | "cache">,
  { stdout, stderr }: Pick<Io, "stdout" | "stderr">,
): Stopping {
  const controller = new AbortController();
  let isUnread = false;
  const abort = (): void => {
    controller.abort();
    end();
  };
  const interrupted = (): void => {
    abort();
    if (stderr.isTTY) stderr.write("\nrolecall: stopping, once what was begun is done. Ctrl+C again stops at once.\n");
  };
  const leave = (): void => {
    isUnread = true;
    abort();
  };
  const heard: Heard = stdout as Heard;
  const isForFiles = (lines && output !== undefined) || views.some(({ file }) => file !== undefined);
  const end = (): void => {
    process.off("SIGINT", interrupted);
    process.off("SIGTERM", interrupted);
    heard.off?.("error", leave);
  };
  process.on("SIGINT", interrupted);
  process.on("SIGTERM", interrupted);
  if (!isForFiles && cache === undefined) heard.on?.("error", leave);
  return { signal: controller.signal, isUnread: () => isUnread, end };
}
