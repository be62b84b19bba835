import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { causeOf } from "../node/cause.ts";
import { packageText } from "../node/package.ts";
import { UsageError } from "./exit.ts";
import type { Io } from "./io.ts";

/** `rolecall init`: writes the starter; never over a file. */
export async function runInit(file: string, io: Io): Promise<void> {
  const starter = packageText("templates/organisation.roles.yaml");
  if (file === "-") {
    io.stdout.write(starter);
    return;
  }
  try {
    await writeFile(resolve(io.cwd, file), starter, { flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") {
      throw new UsageError(
        `‘${file}’ is already there, and was left as it is.`,
        "Name another file: rolecall init another.roles.yaml",
      );
    }
    throw new UsageError(
      `‘${file}’ cannot be written: ${causeOf(error, "write")}.`,
      "Name a file in a folder that you may write to.",
    );
  }
  io.stdout.write(`Wrote ${file}. Put in your own organisation and users, then run: rolecall check ${file}\n`);
}
