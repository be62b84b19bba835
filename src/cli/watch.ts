import { counted } from "../core/describe.ts";
import { causeOf } from "../node/cause.ts";
import { discover } from "../node/discover.ts";
import { interruption } from "../node/interruption.ts";
import { Places } from "../node/places.ts";
import { ABSENT, follow, stateOf, type Trail } from "../node/trail.ts";
import { changes } from "../node/watch.ts";
import { checkOnce } from "./check.ts";
import type { CheckOptions } from "./commands/check.ts";
import { type ExitCode, NotJudgedError, UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import { createRecall, type Recall } from "./memory.ts";
import { createScreen } from "./screen.ts";
import { tell } from "./tell.ts";

/** What was judged so many milliseconds ago is judged again: some rules go by the clock. */
const STALE = 60 * 60 * 1000;

/**
 * `rolecall check --watch`: checks, and checks what has changed again, until it is interrupted. Gives the exit code that
 * the last check would have had. Wrong use ends it before it begins; later nothing does.
 */
export async function runWatch(paths: readonly string[], given: CheckOptions, io: Io): Promise<ExitCode> {
  // Somebody is looking: nothing is added for a runner.
  const options = { ...given, format: given.format.length > 0 ? given.format : [{ format: "text" } as const] };
  refuse(paths, options);
  const stop = interruption();
  const places = new Places();
  const pass = async (memory: Memory, before: Trail | undefined): Promise<Pass> => {
    const now = options.now ?? memory.since;
    const { result, trail } = await follow(() => draw(paths, { ...options, now }, io, memory.recall, !before));
    places.add(trail);
    result.show(sizeOf(trail));
    return { code: result.code, trail, memory };
  };
  let last = await pass({ since: io.now(), recall: createRecall() }, undefined);
  for await (const _ of watching(places, stop)) {
    const moved = await movedSince(last.trail);
    if (moved === "nothing") continue;
    const isFit = moved === "declarations" && io.now() - last.memory.since < STALE;
    last = await pass(isFit ? last.memory : { since: io.now(), recall: createRecall() }, last.trail);
  }
  return last.code;
}

/** What is known, and the time that it was judged at. */
interface Memory {
  readonly since: number;
  readonly recall: Recall;
}

/** One check of many. */
interface Pass {
  readonly code: ExitCode;
  readonly trail: Trail;
  readonly memory: Memory;
}

function refuse(paths: readonly string[], { format, printInput }: CheckOptions): void {
  if (paths.includes("-")) throw new UsageError("Standard input cannot be watched.", "Name files or folders.");
  if (printInput) throw new UsageError("--watch and --print-input do not go together.", "Leave one of them out.");
  const machine = format.find(({ format, file }) => file === undefined && format !== "text");
  if (machine) {
    throw new UsageError(
      `--watch prints again and again, which is not ${machine.format}.`,
      `Give it a file, which is written again: --format ${machine.format}=FILE`,
    );
  }
}

/** Like `changes`, with the system's refusal in words. */
async function* watching(places: Places, stop: AbortSignal): AsyncGenerator<void> {
  try {
    yield* changes(places, stop);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const cause = code === "ENOSPC" ? "the system lets you watch no more files" : causeOf(error, "read");
    throw new NotJudgedError(`The files cannot be watched: ${cause}.`, "Name fewer files, or check without --watch.");
  }
}

/** How many files a trail has led to. */
function sizeOf({ searches, files }: Trail): number {
  const there = [...files].filter(([, state]) => state !== ABSENT).map(([file]) => file);
  return new Set([...there, ...searches.flatMap(({ found, args }) => found ?? args)]).size;
}

/** What another check would find to be otherwise: declarations, or as well what they are judged by. */
async function movedSince({ searches, files }: Trail): Promise<"nothing" | "declarations" | "all"> {
  const declarations = new Set(searches.flatMap(({ found }) => found ?? []));
  const moved = [...files].filter(([file, state]) => stateOf(file) !== state).map(([file]) => file);
  if (moved.some((file) => !declarations.has(file))) return "all";
  for (const { args, cwd, found } of searches) {
    const now = await discover(args, cwd).then(
      ({ files }) => files.map(({ path }) => path).join("\n"),
      () => undefined,
    );
    if (now !== found?.join("\n")) return "declarations";
  }
  return moved.length > 0 ? "declarations" : "nothing";
}

/** Checks, and gives what is to be shown of it. */
async function draw(
  paths: readonly string[],
  options: CheckOptions,
  io: Io,
  recall: Recall,
  isFirst: boolean,
): Promise<{ readonly code: ExitCode; readonly show: (files: number) => void }> {
  const screen = createScreen(io);
  const code = await checkOnce(paths, options, screen.io, recall).catch((error: unknown) => {
    if (isFirst && error instanceof UsageError) throw error;
    return tell(error, screen.io);
  });
  const show = (files: number): void => {
    const time = new Date(io.now()).toTimeString().slice(0, "hh:mm:ss".length);
    screen.io.stdout.write(`\nChecked at ${time}. Watching ${counted(files, "file")}; press Ctrl+C to stop.\n`);
    screen.show();
  };
  return { code, show };
}
