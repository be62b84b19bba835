import { NoSuchPath } from "../node/discover.ts";
import { UsageError } from "./exit.ts";

/** What is found, or wrong use where a path that was named is not there. */
export async function present<T>(find: () => T | Promise<T>): Promise<T> {
  try {
    return await find();
  } catch (error) {
    if (!(error instanceof NoSuchPath)) throw error;
    throw new UsageError(
      `There is no file or folder ‘${error.message}’.`,
      "Check the path, or name a folder to search.",
    );
  }
}
