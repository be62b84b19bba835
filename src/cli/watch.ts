import { resolve } from "node:path";
import { counted } from "../core/describe.ts";
import { discover } from "../node/discover.ts";
import { interruption } from "../node/interruption.ts";
import { Places } from "../node/places.ts";
import { causeOf } from "../node/read.ts";
import { changes, stateOf } from "../node/watch.ts";
import { checkOnce } from "./check.ts";
import type { CheckOptions } from "./commands/check.ts";
import { EXIT, type ExitCode, NotJudgedError, UsageError } from "./exit.ts";
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
  const places = new Places(paths, io.cwd);
  const beside = options.register === undefined ? [] : [resolve(io.cwd, options.register)];
  for (const file of beside) places.add(file);
  let seen: Seen | undefined;
  let memory: Memory | undefined;
  let code: ExitCode = EXIT.ok;
  for await (const _ of watching(places)) {
    const now = await look(paths, beside, io.cwd);
    if (now.declarations === seen?.declarations && now.beside === seen.beside) continue;
    memory = isFit(memory, now, seen, io.now()) ? memory : { since: io.now(), recall: createRecall() };
    code = await draw(paths, { ...options, now: options.now ?? memory.since }, io, now.files, memory.recall, !seen);
    for (const file of now.files) places.add(file);
    seen = now;
  }
  return code;
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

/** Like `changes`, until Ctrl+C. */
async function* watching(places: Places): AsyncGenerator<void> {
  try {
    yield* changes(places, interruption());
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const cause = code === "ENOSPC" ? "the system lets you watch no more files" : causeOf(error);
    throw new NotJudgedError(`The files cannot be watched: ${cause}.`, "Name fewer files, or check without --watch.");
  }
}

/** What there is to check, and how it stands. */
interface Seen {
  readonly files: readonly string[];
  readonly declarations: string;
  readonly beside: string;
}

async function look(paths: readonly string[], beside: readonly string[], cwd: string): Promise<Seen> {
  try {
    const files = (await discover(paths, cwd)).files.map(({ path }) => path);
    return { files: [...files, ...beside], declarations: stateOf(files), beside: stateOf(beside) };
  } catch (error) {
    // A path that has gone: the check will tell.
    const files = paths.map((path) => resolve(cwd, path));
    return { files: [...files, ...beside], declarations: String(error), beside: stateOf(beside) };
  }
}

/** What is known, and the time that it was judged at. */
interface Memory {
  readonly since: number;
  readonly recall: Recall;
}

function isFit(memory: Memory | undefined, now: Seen, seen: Seen | undefined, time: number): memory is Memory {
  return memory !== undefined && now.beside === seen?.beside && time - memory.since < STALE;
}

/** Checks, and shows it. */
async function draw(
  paths: readonly string[],
  options: CheckOptions,
  io: Io,
  files: readonly string[],
  recall: Recall,
  isFirst: boolean,
): Promise<ExitCode> {
  const screen = createScreen(io);
  const code = await checkOnce(paths, options, screen.io, recall).catch((error: unknown) => {
    if (isFirst && error instanceof UsageError) throw error;
    return tell(error, screen.io);
  });
  const time = new Date(io.now()).toTimeString().slice(0, "hh:mm:ss".length);
  screen.io.stdout.write(`\nChecked at ${time}. Watching ${counted(files.length, "file")}; press Ctrl+C to stop.\n`);
  screen.show();
  return code;
}
