import { isAbsolute, join, normalize } from "node:path";
import { UsageError } from "../cli/exit.ts";

/** The inputs of the action, by their names in `action.yml`; the runner hands them over as `INPUT_NAME`. */
export type Inputs = (name: string) => string;

export function inputsOf(env: Readonly<Record<string, string | undefined>>): Inputs {
  return (name) => (env[`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`] ?? "").trim();
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
    sarif: fileIn(inputs, "sarif-file"),
    html: fileIn(inputs, "html-file"),
  };
}

/** An input that is a file, named from the working directory. */
function fileIn(inputs: Inputs, name: string): string | undefined {
  const file = inputs(name);
  return file === "" ? undefined : within(inputs("working-directory"), file);
}

/** The arguments of the command that the inputs ask for. Throws `UsageError`. */
export function argumentsOf(inputs: Inputs, { report, sarif, html }: Wanted): readonly string[] {
  const valued = (["register", "config", "baseline"] as const).flatMap((name) => option(name, fileIn(inputs, name)));
  return [
    "check",
    ...["--format", "text", "--format", "github"],
    ...(sarif === undefined ? [] : ["--format", `sarif=${sarif}`]),
    ...(html === undefined ? [] : ["--format", `html=${html}`]),
    // Last of the files: where it was written, all of them were.
    ...["--format", `json=${report}`],
    ...valued,
    ...option("fail-on", inputs("fail-on") || undefined),
    ...(isTrue(inputs, "strict-match") ? ["--strict-match"] : []),
    "--",
    ...pathsOf(inputs),
  ];
}

/** `--name=value`: a value that looks like an option is none. */
function option(name: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [`--${name}=${value}`];
}

/** One path a line, because a path can hold anything but that. Where there is none, the command knows what to check. */
function pathsOf(inputs: Inputs): readonly string[] {
  const folder = inputs("working-directory");
  const paths = inputs("paths")
    .split(/\r?\n/)
    .map((path) => path.trim())
    .filter((path) => path !== "");
  if (paths.includes("-")) throw new UsageError("An action has no standard input to check.", "Name files or folders.");
  const isRoot = folder === "" || normalize(folder) === ".";
  return (paths.length > 0 || isRoot ? paths : ["."]).map((path) => within(folder, path));
}

/** Files keep the names that they have in the repository, so that their annotations find them. */
function within(folder: string, path: string): string {
  return folder === "" || isAbsolute(path) ? path : join(normalize(folder), path);
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
