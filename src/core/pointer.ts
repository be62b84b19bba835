/** The steps of an RFC 6901 pointer. */
export function stepsOf(text: string): readonly string[] {
  return text
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}
