import type { Io } from "../io.ts";

/**
 * Stops at Ctrl-C once what is in flight is done, which somebody at a terminal is told meanwhile; at the second one
 * nothing holds the process.
 */
export function stopping({ stderr }: Pick<Io, "stderr">): { readonly signal: AbortSignal; end(): void } {
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort();
    end();
    if (stderr.isTTY) stderr.write("\nrolecall: stopping, once what was begun is done. Ctrl+C again stops at once.\n");
  };
  const end = (): void => {
    process.off("SIGINT", abort);
    process.off("SIGTERM", abort);
  };
  process.on("SIGINT", abort);
  process.on("SIGTERM", abort);
  return { signal: controller.signal, end };
}
