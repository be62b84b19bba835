import { NoSuchPath } from "../node/discover.ts";
import { UsageError } from "./exit.ts";

/** What an option names is one file. */
export const ONE_FILE = "Check the path.";

/** What is found, or wrong use where a path that was named is not there. */
export async function present<T>(
  find: () => T | Promise<T>,
  hint: string = "Check the path, or name a folder to search.",
): Promise<T> {
  try {
    return await find();
  } catch (error) {
    if (!(error instanceof NoSuchPath)) throw error;
    const what = hint === ONE_FILE ? "file" : "file or folder";
    throw new UsageError(`There is no ${what} ‘${error.message}’.`, hint);
  }
}
