import type { Path } from "./model.ts";

/** A path as an RFC 6901 pointer. */
export function pointer(path: Path): string {
  return path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** The steps of an RFC 6901 pointer. */
export function stepsOf(text: string): readonly string[] {
  return text
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}
