import { fileURLToPath } from "node:url";

/** The repository: everything here runs from it. */
export const ROOT: string = fileURLToPath(new URL("..", import.meta.url));

/** Where the bench keeps what it builds and generates; ignored by git. */
export const CACHE = ".cache/bench";
