import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EXIT, type ExitCode, NotJudgedError } from "../cli/exit.ts";
import type { Io } from "../cli/io.ts";
import { run } from "../cli/run.ts";
import { forLog } from "../cli/runner.ts";
import { tell } from "../cli/tell.ts";
import { forMessage } from "../formats/escape/github.ts";
import { causeOf } from "../node/cause.ts";
import { argumentsOf, type Inputs, inputsOf, isTrue, type Wanted, wantedOf } from "./inputs.ts";
import { outputsOf, writeOutputs } from "./outputs.ts";

/** The action: `rolecall check` in the repository, with the inputs as its options, and outputs for what follows. */
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
    const inputs = inputsOf(env);
    const wanted = wantedOf(inputs, temporaryFolder(env));
    const code = await checkWith(inputs, wanted, io);
    const outputs = outputsOf(code, wanted);
    // Nobody has to look into the log for why there is no report.
    if (outputs.report === "")
      process.stdout.write(`::error title=Rolecall::${forMessage(said.join("").trim().split("\n"))}\n`);
    if (env.GITHUB_OUTPUT) give(env.GITHUB_OUTPUT, outputs);
    return code;
  } catch (error) {
    return tell(error, io);
  }
}

async function checkWith(inputs: Inputs, wanted: Wanted, io: Io): Promise<ExitCode> {
  try {
    const env = isTrue(inputs, "show-summary") ? io.env : { ...io.env, GITHUB_STEP_SUMMARY: "" };
    return await run({ ...io, env, args: argumentsOf(inputs, wanted) });
  } catch (error) {
    return tell(error, io);
  }
}

/** The runner empties its own folder when the job is over. Reports of several steps do not meet in it. */
function temporaryFolder({ RUNNER_TEMP }: Io["env"]): string {
  const folder = RUNNER_TEMP || tmpdir();
  mkdirSync(folder, { recursive: true });
  return mkdtempSync(join(folder, "rolecall-"));
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
