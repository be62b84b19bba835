import { setTimeout as sleep } from "node:timers/promises";
import type { Places } from "./places.ts";

/** How long nothing must happen before a change is looked at: an editor saves in several steps. */
const QUIET = 60;

/** Where it never is quiet, a change is looked at after so many times `QUIET`. */
const PATIENCE = 16;

/**
 * Yields once as soon as it watches these places, and again whenever something has happened there and it has become
 * quiet; ends when `stop` says so. Places that are added in between are watched from then on. Throws the system's error
 * where it lets nothing more be watched.
 */
export async function* changes(places: Places, stop: AbortSignal): AsyncGenerator<void> {
  const { watch } = await import("chokidar");
  const bell = new Bell();
  const failed: unknown[] = [];
  const watched = new Set(places.folders);
  const watcher = watch([...watched], {
    ignored: (path, stats) => !places.matter(path, stats),
    ignoreInitial: true,
    // A link to a folder is not followed by `discover` either: it could lead back.
    followSymlinks: false,
    ignorePermissionErrors: true,
  });
  watcher.on("all", () => bell.ring());
  watcher.on("error", (error) => {
    if (isExhaustion(error)) failed.push(error);
    bell.ring();
  });
  stop.addEventListener("abort", () => bell.ring());
  try {
    await new Promise<void>((resolve) => {
      if (stop.aborted) resolve();
      watcher.once("ready", resolve);
      watcher.once("error", () => resolve());
      stop.addEventListener("abort", () => resolve());
    });
    for (;;) {
      if (failed.length > 0) throw failed[0];
      if (stop.aborted) return;
      yield;
      for (const folder of places.folders) if (!watched.has(folder)) watcher.add(folder);
      for (const folder of places.folders) watched.add(folder);
      await bell.rung();
      await quiet(bell, stop);
    }
  } finally {
    await watcher.close();
  }
}

/** The system is out of what watching takes; any other trouble is that of one file, which checking it will tell. */
function isExhaustion(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === "ENOSPC" || code === "EMFILE";
}

async function quiet(bell: Bell, stop: AbortSignal): Promise<void> {
  for (let turns = PATIENCE; turns > 0 && bell.answer() && !stop.aborted; turns -= 1) await sleep(QUIET);
}

/** What rings while nobody listens is not forgotten. */
class Bell {
  #pending = false;
  #wake: () => void = () => {};

  ring(): void {
    this.#pending = true;
    this.#wake();
  }

  async rung(): Promise<void> {
    if (this.#pending) return;
    await new Promise<void>((wake) => {
      this.#wake = wake;
    });
  }

  /** Whether it has rung since it was last answered. */
  answer(): boolean {
    const pending = this.#pending;
    this.#pending = false;
    return pending;
  }
}
