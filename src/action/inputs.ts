import { join, resolve } from "node:path";
import { UsageError } from "../cli/exit.ts";
import { kindOf } from "../node/discover.ts";

/** The inputs of the action, by their names in `action.yml`; the runner hands them over as `INPUT_NAME`. */
export type Inputs = (name: string) => string;

export function inputsOf(env: Readonly<Record<string, string | undefined>>): Inputs {
  return (name) => (env[`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`] ?? "").trim();
}

/** The folder that the inputs name files from. Throws `UsageError` where it is none. */
export function workingDirectory(inputs: Inputs, workspace: string): string {
  const name = inputs("working-directory");
  if (kindOf(name || ".", workspace) === "folder") return resolve(workspace, name);
  throw new UsageError(`There is no folder ‘${name}’, which ‘working-directory’ names.`, "Name one in the repository.");
}

/** Files to write for the steps that follow; `report` is there whatever the inputs say. */
export interface Wanted {
  readonly report: string;
  readonly sarif: string | undefined;
  readonly html: string | undefined;
}

/** What the inputs want to be written; the report goes into a folder of its own. */
export function wantedOf(inputs: Inputs, folder: string): Wanted {
  return {
    report: join(folder, "report.json"),
    sarif: inputs("sarif-file") || undefined,
    html: inputs("html-file") || undefined,
  };
}

/** The arguments of the command that the inputs ask for. Throws `UsageError`. */
export function argumentsOf(inputs: Inputs, { report, sarif, html }: Wanted): readonly string[] {
  return [
    "check",
    ...["--format", "text", "--format", "github"],
    ...(sarif === undefined ? [] : ["--format", `sarif=${sarif}`]),
    ...(html === undefined ? [] : ["--format", `html=${html}`]),
    ...["--format", `json=${report}`],
    ...["register", "config", "baseline", "fail-on"].flatMap((name) => option(name, inputs(name))),
    ...(isTrue(inputs, "strict-match") ? ["--strict-match"] : []),
    "--",
    ...pathsOf(inputs),
  ];
}

/** `--name=value`: a value that looks like an option is none. */
function option(name: string, value: string): readonly string[] {
  return value === "" ? [] : [`--${name}=${value}`];
}

/** One path a line, because a path can hold anything but that. Where there is none, the command knows what to check. */
function pathsOf(inputs: Inputs): readonly string[] {
  const paths = inputs("paths")
    .split(/\r?\n/)
    .map((path) => path.trim())
    .filter((path) => path !== "");
  if (paths.includes("-")) throw new UsageError("An action has no standard input to check.", "Name files or folders.");
  return paths;
}

const TRUE = ["true", "True", "TRUE"];
const FALSE = ["false", "False", "FALSE", ""];

/** YAML's words for yes and no, as GitHub's own toolkit reads them. */
export function isTrue(inputs: Inputs, name: string): boolean {
  const text = inputs(name);
  if (TRUE.includes(text)) return true;
  if (FALSE.includes(text)) return false;
  throw new UsageError(`The input ‘${name}’ is ‘${text}’.`, "Say true or false.");
}
