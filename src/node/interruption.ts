/** What tells a command that goes on to end: Ctrl+C, a request from the system, or that nobody reads on (`| head`). */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  const end = (): void => controller.abort();
  // Once: who presses Ctrl+C again does not want to wait.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, end);
  process.stdout.once("error", end);
  return controller.signal;
}
