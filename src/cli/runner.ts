import { appendFileSync, statSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { forTerminal } from "../formats/escape.ts";
import type { FormatName } from "../formats/formats.ts";
import { causeOf } from "../node/cause.ts";
import { writeWhole } from "../node/write.ts";
import type { Printing } from "./commands/check.ts";
import type { Io, Output } from "./io.ts";

/** The services whose runner shows more of a job than its log. */
type Runner = "github" | "gitlab";

function runnerOf({ env }: Pick<Io, "env">): Runner | undefined {
  return env.GITHUB_ACTIONS === "true" ? "github" : env.GITLAB_CI === "true" ? "gitlab" : undefined;
}

/** The file that GitLab’s own documentation calls a code quality report. */
const CODE_QUALITY = "gl-code-quality-report.json";

/** What to print where nothing was said of it: text, and what the runner that shows it makes annotations of. */
export function usualPrintings(io: Io): readonly Printing[] {
  const runner = io.stdoutIsFile?.() ? undefined : runnerOf(io);
  if (runner === "github") return [{ format: "text" }, { format: "github" }];
  if (runner === "gitlab") return [{ format: "text" }, { format: "gitlab", file: CODE_QUALITY, unasked: true }];
  return [{ format: "text" }];
}

/** Where the runner keeps the repository: annotations name files from there, wherever the command runs. */
export function repositoryOf({ env }: Io): string | undefined {
  return env.GITHUB_ACTIONS === "true"
    ? env.GITHUB_WORKSPACE
    : env.GITLAB_CI === "true"
      ? env.CI_PROJECT_DIR
      : undefined;
}

/** Writes a report that nobody asked for. Nobody may be told that their check failed because it could not be written. */
export function writeUnasked(file: string, text: string, io: Io): void {
  const path = resolve(io.cwd, file);
  try {
    writeWhole(path, text);
  } catch (error) {
    say(io, `${file} was not written, so GitLab shows no annotations: ${causeOf(error, "write")}.`);
    return;
  }
  const artifact = relative(repositoryOf(io) ?? io.cwd, path)
    .split(sep)
    .join("/");
  say(io, `wrote ${file}. GitLab shows it where the job has this line:`);
  io.stderr.write(`  artifacts: { reports: { codequality: ${forTerminal(artifact)} } }\n`);
}

/** More than this GitHub does not take from a step, and shows nothing of it. */
const MOST_BYTES = 1024 * 1024;

/** Appends to the summary of GitHub’s job, where a runner keeps one and GitHub is printed for. */
export async function addSummary(
  printings: readonly Printing[],
  render: (format: FormatName) => Promise<string>,
  io: Io,
): Promise<void> {
  const file = io.env.GITHUB_STEP_SUMMARY ?? "";
  if (file === "" || !printings.some(({ format }) => format === "github")) return;
  const text = await render("markdown");
  try {
    const before = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (before + Buffer.byteLength(text) + 1 > MOST_BYTES) {
      say(io, "the job’s summary was left as it is: GitHub takes no more than 1 MiB of a step.");
      return;
    }
    appendFileSync(file, before > 0 ? `\n${text}` : text);
  } catch (error) {
    say(io, `the job’s summary was not written: ${causeOf(error, "write")}.`);
  }
}

function say(io: Io, message: string): void {
  io.stderr.write(`rolecall: ${forTerminal(message)}\n`);
}

/**
 * Text for a log. GitHub’s runner obeys commands in it, and the names of files and what they hold are somebody else’s:
 * where there could be one, the runner is told to stop until it sees a token that nobody can guess.
 */
export function forLog(text: string, io: Pick<Io, "env">): string {
  if (runnerOf(io) !== "github" || !mayCommand(text)) return text;
  const token = crypto.randomUUID();
  return `::stop-commands::${token}\n${text}${text.endsWith("\n") ? "" : "\n"}::${token}::\n`;
}

/**
 * `::command::` at the beginning of a line, or `##[command]` anywhere. The runner compares as people read: it overlooks
 * what cannot be seen. What has neither goes as it is, so that whoever reads JSON from a pipe gets JSON.
 */
function mayCommand(text: string): boolean {
  const seen = text
    .replace(COLOUR, "")
    .replace(/\r/g, "\n")
    .replace(/[^ -~\n]/g, "");
  return /^ *::|##\[/m.test(seen);
}

/** How our own colours are written. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what they begin with
const COLOUR = /\u001B\[\d*m/g;

/** The world of a command whose messages may go to a log. */
export function inLog(io: Io): Io {
  if (runnerOf(io) !== "github") return io;
  const stderr: Output = { isTTY: io.stderr.isTTY, write: (text) => io.stderr.write(forLog(text, io)) };
  return Object.create(io, { stderr: { value: stderr } });
}
