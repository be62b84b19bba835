import { isAbsolute, relative, resolve, sep } from "node:path";
import { ABSENT, stateOf } from "../node/trail.ts";
import type { Wanted } from "./inputs.ts";

/** What a run has written of what was wanted, named from the repository. */
export interface Written extends Partial<Wanted> {
  /** Whether that is all of it. */
  readonly whole: boolean;
}

/** To be called before a run; what it gives tells afterwards what the run has written, and not another before it. */
export function writing(wanted: Wanted, cwd: string, workspace: string): () => Written {
  const paths = Object.entries(wanted).flatMap(([name, file]) =>
    file === undefined ? [] : [{ name, file, path: resolve(cwd, file) }],
  );
  const before = paths.map(({ path }) => stateOf(path));
  return () => {
    const written = paths.filter(({ path }, index) => ![before[index], ABSENT].includes(stateOf(path)));
    return {
      ...Object.fromEntries(
        written.map(({ name, file, path }) => [name, isAbsolute(file) ? file : named(path, workspace)]),
      ),
      whole: written.length === paths.length,
    };
  };
}

/** As the steps that follow find it: from the repository, or absolute where it is outside. */
function named(path: string, workspace: string): string {
  const name = relative(workspace, path);
  return name.startsWith("..") ? path : name.split(sep).join("/");
}
