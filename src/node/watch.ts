import { setTimeout as sleep } from "node:timers/promises";
import type { FSWatcher } from "chokidar";
import type { Place, Places } from "./places.ts";

/** How long nothing must happen before a change is looked at: an editor saves in several steps. */
const QUIET = 60;

/** Where it never is quiet, a change is looked at after so many times `QUIET`. */
const PATIENCE = 16;

/**
 * Yields as soon as it watches these places, and again whenever something has happened there and it has become quiet;
 * ends when `stop` says so. Where places are added in between, it yields once it watches those as well: something may
 * have happened before. Throws the system's error where it lets nothing more be watched.
 */
export async function* changes(places: Places, stop: AbortSignal): AsyncGenerator<void> {
  const bell = new Bell();
  const failed: unknown[] = [];
  const watchers = new Map<string, FSWatcher>();
  const fail = (error: unknown): void => {
    if (isExhaustion(error)) failed.push(error);
  };
  stop.addEventListener("abort", () => bell.ring());
  try {
    while (!stop.aborted) {
      const unwatched = [...places.all].filter(([name]) => !watchers.has(name));
      for (const [name, place] of unwatched) watchers.set(name, await watching(place, bell, fail));
      if (unwatched.length === 0) {
        await bell.rung();
        await quiet(bell, stop);
      }
      if (failed.length > 0) throw failed[0];
      if (!stop.aborted) yield;
    }
  } finally {
    await Promise.all([...watchers.values()].map((watcher) => watcher.close()));
  }
}

/** Each place has a watcher of its own: one that is given a folder and another within it misses what happens there. */
async function watching(place: Place, bell: Bell, fail: (error: unknown) => void): Promise<FSWatcher> {
  const { watch } = await import("chokidar");
  const watcher = watch(place.folder, {
    ignored: (path, stats) => !place.matters(path, stats),
    ...(!place.deep && { depth: 0 }),
    ignoreInitial: true,
    // A link to a folder is not followed by `discover` either: it could lead back.
    followSymlinks: false,
    ignorePermissionErrors: true,
  });
  watcher.on("all", () => bell.ring());
  await new Promise<void>((resolve) => {
    watcher.once("ready", resolve);
    watcher.on("error", (error) => {
      fail(error);
      bell.ring();
      resolve();
    });
  });
  return watcher;
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
