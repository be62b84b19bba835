import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { EXIT, type ExitCode, NotJudgedError } from "../cli/exit.ts";
import type { Io } from "../cli/io.ts";
import { run } from "../cli/run.ts";
import { forLog } from "../cli/runner.ts";
import { tell } from "../cli/tell.ts";
import { forMessage } from "../formats/escape/github.ts";
import { causeOf } from "../node/cause.ts";
import { argumentsOf, type Inputs, inputsOf, isTrue, wantedOf, workingDirectory } from "./inputs.ts";
import { outputsOf, writeOutputs } from "./outputs.ts";
import { type Written, writing } from "./written.ts";

/** The action: `rolecall check` in a folder of the repository, with the inputs as its options, and outputs for what follows. */
async function main(env: Io["env"]): Promise<ExitCode> {
  const said: string[] = [];
  const io: Io = {
    args: [],
    cwd: env.GITHUB_WORKSPACE || process.cwd(),
    env,
    stdin: nothing(),
    stdout: process.stdout,
    // The log of a step is one stream. Two would come to the runner in any order.
    stderr: { write: (text) => said.push(text) && process.stdout.write(forLog(text, { env })) },
    now: Date.now,
  };
  try {
    const { code, written } = await check(inputsOf(env), io);
    // Nobody has to look into the log for why there is no report.
    if (!written?.whole)
      process.stdout.write(`::error title=Rolecall::${forMessage(said.join("").trim().split("\n"))}\n`);
    if (env.GITHUB_OUTPUT) give(env.GITHUB_OUTPUT, outputsOf(code, written));
    return code;
  } catch (error) {
    return tell(error, io);
  }
}

/** Runs the command, and gives what it has written; that is not known where it could not even begin. */
async function check(
  inputs: Inputs,
  io: Io,
): Promise<{ readonly code: ExitCode; readonly written: Written | undefined }> {
  try {
    const cwd = workingDirectory(inputs, io.cwd);
    const wanted = wantedOf(inputs, temporaryFolder(io.env));
    const env = isTrue(inputs, "show-summary") ? io.env : { ...io.env, GITHUB_STEP_SUMMARY: "" };
    const args = argumentsOf(inputs, wanted);
    const written = writing(wanted, cwd, io.cwd);
    const code = await run({ ...io, cwd, env, args });
    return { code, written: written() };
  } catch (error) {
    return { code: tell(error, io), written: undefined };
  }
}

/** The runner empties its own folder when the job is over. Reports of several steps do not meet in it. */
function temporaryFolder({ RUNNER_TEMP }: Io["env"]): string {
  const folder = resolve(RUNNER_TEMP || tmpdir());
  try {
    mkdirSync(folder, { recursive: true });
    return mkdtempSync(join(folder, "rolecall-"));
  } catch (error) {
    throw new NotJudgedError(
      `Nothing was checked: there is no room for the report in ‘${folder}’: ${causeOf(error, "write")}.`,
      "RUNNER_TEMP names the folder.",
    );
  }
}

function give(file: string, outputs: Readonly<Record<string, string>>): void {
  try {
    writeOutputs(file, outputs);
  } catch (error) {
    throw new NotJudgedError(`The outputs cannot be written: ${causeOf(error, "write")}.`);
  }
}

async function* nothing(): AsyncGenerator<string> {}

main(process.env).then(
  (code) => {
    process.exitCode = code;
  },
  () => {
    process.exitCode = EXIT.bug;
  },
);
